import type { Filter } from './parts/track.js';

/** What the address of a board says: which tracks, and the filter. Everything else is a taste of the person. */
export interface BoardSearch {
  t?: 'product' | 'service';
  /** The column shown on a narrow screen. */
  col?: string;
  q?: string;
  mine?: 1;
  unassigned?: 1;
  blocked?: 1;
  sev1?: 1;
}

/** What of a team's page is shown. */
export type Place = 'board' | 'triage' | 'refine';

/** To another card, another filter, another place; a card stays open until it is said otherwise, or the place changes. */
export type Go = (to: { key?: string | null; search?: BoardSearch; replace?: boolean; place?: Place }) => void;

const flags = ['mine', 'unassigned', 'blocked', 'sev1'] as const;

/** Drops what it does not know, so that an old or broken link still opens. */
export function validSearch(raw: Record<string, unknown>): BoardSearch {
  const search: BoardSearch = {};
  if (raw.t === 'product' || raw.t === 'service') search.t = raw.t;
  if (typeof raw.col === 'string') search.col = raw.col;
  if ((typeof raw.q === 'string' || typeof raw.q === 'number') && raw.q !== '') search.q = String(raw.q);
  for (const flag of flags) if (raw[flag]) search[flag] = 1;
  return search;
}

export const filterOf = ({ q, mine, unassigned, blocked, sev1 }: BoardSearch, groups = false): Filter => ({
  text: (q ?? '').trim().toLowerCase(),
  mine: !!mine,
  unassigned: !!unassigned,
  blocked: !!blocked,
  sev1: !!sev1,
  groups: groups && !q && !mine && !unassigned && !blocked && !sev1,
});

export const isFiltered = ({ text, ...marks }: Filter): boolean => text !== '' || Object.values(marks).some(Boolean);

/** The same place without the filter. */
export const unfiltered = ({ t, col }: BoardSearch): BoardSearch => ({ ...(t && { t }), ...(col && { col }) });
