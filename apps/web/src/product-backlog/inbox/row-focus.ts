/** A row of a list by its `data-id`. */
export const rowIn = (list: HTMLElement | null, id: string | undefined): HTMLElement | null =>
  id ? (list?.querySelector<HTMLElement>(`[data-id="${id}"]`) ?? null) : null;

/** The first that stays after those that go, or the last one before them. */
export function neighbourOf(ids: readonly string[], gone: readonly string[]): string | undefined {
  const from = ids.findIndex((id) => gone.includes(id));
  const stays = (id: string): boolean => !gone.includes(id);
  return ids.slice(from).find(stays) ?? ids.findLast(stays);
}
