import type { Ticket } from '../contract/index.js';

const MINUTE = 60_000;

/** How long a resolved ticket stays open for a second look, in minutes: made by an alert, or asked by a person (S13). */
export const CLOSES_AFTER = { alert: 15, requester: 5 * 24 * 60 } as const;

/** When a resolved ticket closes unless it is reopened; null while it is not resolved, and once it is closed. */
export function closesAt(ticket: Ticket): string | null {
  if (!ticket.resolvedAt || ticket.closedAt) return null;
  const nobodyWaits = !ticket.marks.followed && (ticket.alert || ticket.marks.folded);
  const waits = nobodyWaits ? CLOSES_AFTER.alert : CLOSES_AFTER.requester;
  return new Date(Date.parse(ticket.resolvedAt) + waits * MINUTE).toISOString();
}

/** Closed: off every board, its severity and clocks as they were. */
export const closed = (ticket: Ticket, now: string): Ticket => ({ ...ticket, closedAt: now });

/** Resolved ones stay until the clock closes them; what lies under a parent is shown by the parent's card (S11). */
export const onBoard = ({ closedAt, parentId }: Pick<Ticket, 'closedAt' | 'parentId'>): boolean =>
  closedAt === null && parentId === null;
