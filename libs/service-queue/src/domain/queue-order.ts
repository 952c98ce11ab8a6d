import type { Ticket } from '../contract/index.js';

/** What the order looks at, and nothing else (S7). */
export type Ordered = Pick<Ticket, 'id' | 'effectiveClass' | 'due' | 'reportedAt'>;

/** Negative when `a` stands before `b`: effective class, due (none last), reported at, id. Takes no now: ageing is an event. */
export const byOrder = (a: Ordered, b: Ordered): number =>
  a.effectiveClass - b.effectiveClass ||
  dueFirst(a.due, b.due) ||
  before(a.reportedAt, b.reportedAt) ||
  before(a.id, b.id);

/** What was resolved last stands first. */
const byResolution = (a: Ticket, b: Ticket): number =>
  before(b.resolvedAt ?? '', a.resolvedAt ?? '') || before(b.id, a.id);

/** The tickets of one column as it shows them. */
export const inOrder = (column: Ticket['column'], tickets: readonly Ticket[]): Ticket[] =>
  tickets.toSorted(column === 'resolved' ? byResolution : byOrder);

/** Where a ticket stands in its column, or would land, and why: "lands at #4". */
export interface Place {
  /** From 1. */
  readonly number: number;
  readonly of: number;
  /** The ticket right before it, if any. */
  readonly behind: Ticket | null;
  /** One sentence for the card. */
  readonly reason: string;
}

/** The place of a ticket among the others of the column it is in, or would come to. */
export function placeOf(ticket: Ticket, others: readonly Ticket[], column: Ticket['column'] = ticket.column): Place {
  const all = inOrder(column, [...others.filter((one) => one.id !== ticket.id), ticket]);
  const at = all.findIndex((one) => one.id === ticket.id);
  const behind = all[at - 1] ?? null;
  return { number: at + 1, of: all.length, behind, reason: reasonOf(column, ticket, behind) };
}

function reasonOf(column: Ticket['column'], ticket: Ticket, ahead: Ticket | null): string {
  if (column === 'resolved') return ahead ? `Behind ${ahead.key}, which was resolved later.` : 'Resolved last.';
  if (!ahead) return `First: nothing here is more severe than SEV${ticket.severity} or due sooner.`;
  return `Behind ${ahead.key}, which ${whyAhead(ahead, ticket)}.`;
}

function whyAhead(ahead: Ticket, ticket: Ticket): string {
  if (ahead.effectiveClass !== ticket.effectiveClass) return `is more severe: SEV${ahead.effectiveClass}`;
  if (ahead.due !== ticket.due) return ticket.due === null ? 'has a running clock' : 'is due sooner';
  if (ahead.reportedAt !== ticket.reportedAt) return 'was reported earlier';
  return 'came first by its number';
}

function dueFirst(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return before(a, b);
}

// Times are ISO 8601 in UTC with milliseconds and ids are lower-case UUIDs: their text sorts as PostgreSQL sorts the values
const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
