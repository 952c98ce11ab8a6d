/** What the address of the triage says: which tickets, and whether those under a parent are listed one by one. */
export interface TriageSearch {
  queue?: string;
  view?: 'list';
}

/** Drops what it does not know, as the board does. */
export function validTriage(raw: Record<string, unknown>): TriageSearch {
  return {
    ...(typeof raw.queue === 'string' && raw.queue !== '' && { queue: raw.queue }),
    ...(raw.view === 'list' && { view: 'list' as const }),
  };
}
