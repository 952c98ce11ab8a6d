import { Refusal, fitting, whoIs, type Actor } from '@twotrack/shared';
import type { Ask, HandOverTicket, SeverityPolicy, Ticket } from '../contract/index.js';
import { closed } from './closing.js';
import { marked } from './marks.js';
import { onlyMembers } from './rights.js';
import { onlyOpen } from './snooze.js';
import { changed } from './ticket.js';
import { moved } from './ticket-moves.js';

/** It is a wish: resolved here, and on its way to the inbox (B6). */
export function handedOver(
  ticket: Ticket,
  { reason }: HandOverTicket,
  policy: SeverityPolicy,
  actor: Actor,
  now: string,
): Ticket {
  onlyMembers(actor);
  onlyOpen(ticket);
  if (ticket.parentId) {
    throw new Refusal(
      'conflict',
      'lies-under',
      { ticket },
      `${ticket.key} lies under another ticket: take it out first.`,
    );
  }
  const gone = moved(ticket, { from: ticket.column, column: 'resolved', reason }, policy, actor, now);
  return marked(gone, 'handedOver', { by: whoIs(actor), at: now, reason, requestId: null });
}

/** What the inbox is asked in its place. An alert's reporter is no person who could be answered: the member asks then. */
export const askOf = (
  { id, key, title, alert, reportedBy }: Ticket,
  details: string,
  { reason }: HandOverTicket,
  source: Ask['source'],
  actor: Actor,
): Ask => ({
  title,
  problem: fitting(details.trim(), `Handed over from ${key} by ${actor.name}: ${reason}`),
  source: alert ? 'team' : source,
  requester: whoIs(alert ? actor : reportedBy),
  from: { ticketId: id },
});

/** The inbox has it. */
export const arrivedThere = (ticket: Ticket, requestId: string): Ticket =>
  changed(ticket, marked(ticket, 'handedOver', { ...ticket.marks.handedOver!, requestId }));

/** It is a ticket again, in the queue: what reopens comes in where tickets come in (W1). */
export function takenBack(ticket: Ticket, policy: SeverityPolicy, actor: Actor, now: string) {
  onlyMembers(actor);
  const was = ticket.marks.handedOver;
  if (!was) throw new Refusal('conflict', 'not-handed-over', { ticket }, `${ticket.key} is not handed over.`);
  if (ticket.closedAt) throw new Refusal('conflict', 'closed', { ticket }, `${ticket.key} is closed.`);
  const open = ticket.resolvedAt
    ? moved(ticket, { from: ticket.column, column: 'queue' }, policy, actor, now)
    : changed(ticket, ticket);
  return { ticket: marked(open, 'handedOver', null), was };
}

/** It is a request again: closed here, unless somebody has touched it since. */
export function ticketReturned(
  ticket: Ticket,
  touched: boolean,
  policy: SeverityPolicy,
  actor: Actor,
  now: string,
): Ticket {
  if (!ticket.marks.cameAs) {
    throw new Refusal('conflict', 'not-from-inbox', { ticket }, `${ticket.key} did not come from the inbox.`);
  }
  if (touched || ticket.closedAt || ticket.parentId) {
    const said = `${ticket.key} was worked on since it came: hand it over instead.`;
    throw new Refusal('conflict', 'ticket-touched', { ticket }, said);
  }
  return closed(moved(ticket, { from: ticket.column, column: 'resolved' }, policy, actor, now), now);
}
