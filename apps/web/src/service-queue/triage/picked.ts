import { valueOf } from '../../live/value.js';
import { forgetChildren, loadChildren } from './children.js';

/** Which row the keys are on, which are selected, and which groups show what lies under them. */
export interface Picked {
  readonly focus: string | null;
  /** Where a stretch of the selection began. */
  readonly anchor: string | null;
  readonly selected: ReadonlySet<string>;
  readonly expanded: ReadonlySet<string>;
}

const nothing: Picked = { focus: null, anchor: null, selected: new Set(), expanded: new Set() };

export const picked = valueOf<Picked>(nothing);

export const forgetPicked = (): void => picked.set(nothing);

/** The list as it is shown just now. */
export interface ShownRows {
  ids(): readonly string[];
  /** Scrolls there and gives the row the focus. */
  reveal(id: string): void;
  hasFocus(): boolean;
  refresh(): void;
}

let list: ShownRows | null = null;

export function registerRows(rows: ShownRows): () => void {
  list = rows;
  return () => void (list === rows && (list = null));
}

export const shownRows = (): ShownRows | null => list;

const put = (change: Partial<Picked>): void => picked.set({ ...picked.get(), ...change });

export const focusOn = (focus: string): void => {
  if (picked.get().focus !== focus) put({ focus });
};

/** One row on, or more; the first time, to the first row. */
export function step(by: number): boolean | void {
  const ids = list?.ids() ?? [];
  if (!list || ids.length === 0) return false;
  const at = ids.indexOf(picked.get().focus ?? '');
  const next = !list.hasFocus() ? Math.max(at, 0) : Math.min(ids.length - 1, Math.max(0, at + by));
  list.reveal(ids[next]!);
}

export function toggle(id: string): void {
  const selected = new Set(picked.get().selected);
  if (!selected.delete(id)) selected.add(id);
  put({ selected, anchor: id });
}

/** From where the selection began to one row further. */
export function extend(by: 1 | -1): void {
  const { focus, anchor, selected } = picked.get();
  const ids = list?.ids() ?? [];
  const at = ids.indexOf(focus ?? '');
  const next = ids[at + by];
  if (at < 0 || !next) return;
  selectTo(next, selected.size > 0 && anchor ? anchor : focus!);
  list!.reveal(next);
}

/** Everything between the two. */
export function selectTo(id: string, anchor = picked.get().anchor ?? id): void {
  const ids = list?.ids() ?? [];
  const [from, to] = [ids.indexOf(anchor), ids.indexOf(id)].sort((a, b) => a - b) as [number, number];
  put({ selected: new Set(ids.slice(Math.max(0, from), to + 1)), anchor });
}

export const selectAll = (): void => put({ selected: new Set(list?.ids() ?? []) });

export function clearSelection(): boolean {
  if (picked.get().selected.size === 0) return false;
  put({ selected: new Set(), anchor: null });
  return true;
}

export function expand(parentId: string, open = !picked.get().expanded.has(parentId)): void {
  const expanded = new Set(picked.get().expanded);
  if (open) expanded.add(parentId);
  else expanded.delete(parentId);
  put({ expanded });
  if (open) void loadChildren(parentId);
  else forgetChildren(parentId);
}

/** What is acted on: the selection, or the row that has the focus or had it last; in the order of the list. */
export function targets(): string[] {
  const { focus, selected } = picked.get();
  const ids = list?.ids() ?? [];
  if (selected.size > 0) return ids.filter((id) => selected.has(id));
  return focus ? [focus] : [];
}

/** The row after the last of these, else the one before the first. */
export function rowAfter(acted: readonly string[]): string | null {
  const ids = list?.ids() ?? [];
  const places = acted.map((id) => ids.indexOf(id)).filter((at) => at >= 0);
  if (places.length === 0) return null;
  return ids[Math.max(...places) + 1] ?? ids[Math.min(...places) - 1] ?? null;
}
