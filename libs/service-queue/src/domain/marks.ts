import type { Marks, Ticket } from '../contract/index.js';

/** The ticket with one mark set, or with null taken away: a mark that does not stand is not there. */
export function marked<M extends keyof Marks>(ticket: Ticket, mark: M, value: Marks[M] | null): Ticket {
  const { [mark]: _, ...others } = ticket.marks;
  return { ...ticket, marks: value ? { ...others, [mark]: value } : others };
}

/** In sight again, whatever the snooze said: somebody took it up, or it is worse than was known. */
export const awake = (ticket: Ticket): Ticket => (ticket.marks.snoozed ? marked(ticket, 'snoozed', null) : ticket);

/** Something happened: in sight again where the snooze waited for that. */
export const wokenByEvent = (ticket: Ticket): Ticket => (ticket.marks.snoozed?.untilEvent ? awake(ticket) : ticket);
