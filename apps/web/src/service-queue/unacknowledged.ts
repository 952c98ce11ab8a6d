import type { Ticket } from '@twotrack/service-queue/contract';
import { useSlowly } from '../live/use-slowly.js';
import { responseTo } from './response.js';
import { tickets } from './service-store.js';

/** Nobody has responded to it, or to something that lies under it, and it was not put out of sight. */
export const isUnacknowledged = (ticket: Ticket): boolean =>
  !ticket.marks.snoozed &&
  ticket.column !== 'resolved' &&
  ((ticket.marks.folded?.unacknowledged ?? 0) > 0 || responseTo(ticket)?.how === 'open');

const everything = (tell: () => void) => tickets.subscribe('*', tell);

/** How many cards wait for a first answer: a group is one. */
export const useUnacknowledged = (): number => useSlowly(everything, count);

function count(): number {
  let cards = 0;
  for (const ticket of tickets.cards()) if (isUnacknowledged(ticket)) cards++;
  return cards;
}
