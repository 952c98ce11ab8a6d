import { Refusal, hasRole, whoIs, type Actor } from '@twotrack/shared';
import type { Snooze, SnoozeTicket, Ticket } from '../contract/index.js';
import { awake, marked } from './marks.js';
import { onlyMembers } from './rights.js';
import { changed } from './ticket.js';

/** Whoever wants longer than so many days wants the ticket gone, and resolves it. */
export const SNOOZE_MAX_DAYS = 90;
const DAY = 86_400_000;

/** Out of sight until a time or an event; its clocks run on. What is SEV1 stays in sight, unless an admin says so. */
export function snoozed(ticket: Ticket, command: SnoozeTicket, actor: Actor, now: string): Ticket {
  onlyMembers(actor);
  onlyOpen(ticket);
  if (ticket.severity === 1 && !hasRole(actor, 'admin')) {
    const said = `${ticket.key} is SEV1: only an admin puts it out of sight.`;
    throw new Refusal('forbidden', 'sev1-stays-in-sight', { ticket }, said);
  }
  const until = command.until === undefined ? null : new Date(command.until).toISOString();
  if (until && until <= now) throw new Refusal('conflict', 'time-is-past', { until }, 'That time is past.');
  if (until && Date.parse(until) > Date.parse(now) + SNOOZE_MAX_DAYS * DAY) {
    const said = `That is more than ${SNOOZE_MAX_DAYS} days away.`;
    throw new Refusal('conflict', 'too-far-away', { until, days: SNOOZE_MAX_DAYS }, said);
  }
  const { untilEvent } = command;
  return changed(ticket, marked(ticket, 'snoozed', { by: whoIs(actor), at: now, until, untilEvent }));
}

/** Taken back by hand. */
export function unsnoozed(ticket: Ticket, actor: Actor): { ticket: Ticket; was: Snooze } {
  onlyMembers(actor);
  const was = ticket.marks.snoozed;
  if (!was) throw new Refusal('conflict', 'not-snoozed', { ticket }, `${ticket.key} is not snoozed.`);
  return { ticket: changed(ticket, awake(ticket)), was };
}

/** When the clock wakes it; null where nothing or only an event does. */
export const wakesAt = ({ marks, resolvedAt }: Ticket): string | null =>
  resolvedAt ? null : (marks.snoozed?.until ?? null);

export function onlyOpen(ticket: Ticket): void {
  if (ticket.resolvedAt) throw new Refusal('conflict', 'already-resolved', { ticket }, `${ticket.key} is resolved.`);
}
