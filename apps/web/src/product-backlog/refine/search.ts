/** Which items the table of refinement shows. */
export const FILTERS = ['unscored', 'stale', 'new', 'all'] as const;
export type Filter = (typeof FILTERS)[number];

/** What the address of refinement says beside what a board's says: without a filter, all of the order. */
export interface RefineSearch {
  filter?: Exclude<Filter, 'all'>;
}

/** Drops what it does not know, as the board does. */
export function validRefine({ filter }: Record<string, unknown>): RefineSearch {
  const known = FILTERS.find((one) => one === filter);
  return known && known !== 'all' ? { filter: known } : {};
}
