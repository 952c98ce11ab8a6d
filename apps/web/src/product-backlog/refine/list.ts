/** Which part of a row has the focus: its name, a vector, MoSCoW. */
export type Cell = string;
export const NAME: Cell = 'item';

/** The table that is on the screen: where its rows can be found by id although most of them are not drawn. */
export interface Listed {
  ids(): string[];
  /** Brings the row into sight and the focus to it. */
  reveal(id: string, cell: Cell): void;
}

let listed: Listed | null = null;

export function registerTable(table: Listed): () => void {
  listed = table;
  return () => void (listed = listed === table ? null : listed);
}

/** Where the focus is, if it is in a row. */
export function focusedCell(target: EventTarget | null = document.activeElement): { id: string; cell: Cell } | null {
  const element = target instanceof HTMLElement ? target : null;
  const id = element?.closest<HTMLElement>('[data-row]')?.dataset['row'];
  return id ? { id, cell: element!.dataset['cell'] ?? NAME } : null;
}

/** So many rows on from where the focus is; into the table where it is not there yet. */
export function stepBy(by: number, chosen: string | null): boolean | void {
  if (!listed) return false;
  const ids = listed.ids();
  const from = focusedCell();
  const at = ids.indexOf(from?.id ?? chosen ?? '');
  const wanted = from || !Number.isFinite(by) ? at + by : at;
  const to = ids[Math.min(ids.length - 1, Math.max(0, wanted))];
  if (to) listed.reveal(to, from?.cell ?? NAME);
}
