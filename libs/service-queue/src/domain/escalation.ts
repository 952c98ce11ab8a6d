import { Refusal, whoIs, type Actor } from '@twotrack/shared';
import type { Before, EscalateTicket, Escalation, SeverityPolicy, Ticket } from '../contract/index.js';
import { beforeOf, givenBack, leftOf } from './bulk-undo.js';
import { awake, marked } from './marks.js';
import { onlyMembers } from './rights.js';
import { onlyOpen } from './snooze.js';
import { assigned, rerouted } from './ticket-moves.js';
import { changed } from './ticket.js';

/** To whom it goes: to a person, or to a queue. */
export type EscalatedTo = Pick<Escalation, 'person' | 'queueId'>;

/** Whom the words name; whoever has the duty is told by who asks, for duties are not kept here. */
export function escalatedTo({ to }: EscalateTicket, onCall: string | null): EscalatedTo {
  if (to !== 'on-call')
    return 'person' in to ? { person: to.person, queueId: null } : { person: null, queueId: to.queue };
  if (!onCall) throw new Refusal('conflict', 'nobody-on-call', {}, 'Nobody has the duty now.');
  return { person: onCall, queueId: null };
}

/** To a person it is given, to a queue rerouted with its clocks kept; in sight again. From the second time on with a reason. */
export function escalated(
  ticket: Ticket,
  to: EscalatedTo,
  reason: string | undefined,
  policy: SeverityPolicy,
  actor: Actor,
  now: string,
): { ticket: Ticket; was: Before } {
  onlyMembers(actor);
  onlyOpen(ticket);
  if (ticket.marks.escalated && !reason) {
    throw new Refusal('conflict', 'reason-needed', { path: 'reason' }, 'It was escalated before: say why once more.');
  }
  const there = to.queueId
    ? rerouted(ticket, { from: ticket.queueId, queue: to.queueId }, policy, actor, now)
    : assigned(ticket, { from: ticket.assignee, to: to.person }, actor);
  const next = marked(awake(there), 'escalated', { by: whoIs(actor), at: now, ...to, reason: reason ?? '' });
  return { ticket: next, was: beforeOf(ticket, next) };
}

/** Taken back: what the escalation had changed is as before, where nobody changed it since. */
export function unescalated(
  ticket: Ticket,
  last: { was: Before; ticket: Ticket } | null,
  policy: SeverityPolicy,
  actor: Actor,
  now: string,
): { ticket: Ticket; was: Escalation } {
  onlyMembers(actor);
  const was = ticket.marks.escalated;
  if (!was) throw new Refusal('conflict', 'not-escalated', { ticket }, `${ticket.key} is not escalated.`);
  const back = last ? givenBack(ticket, { was: last.was, left: leftOf(last.was, last.ticket) }, policy, now) : ticket;
  return { ticket: changed(ticket, marked(back, 'escalated', last?.was.marks?.escalated ?? null)), was };
}
