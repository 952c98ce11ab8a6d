import type { Who } from '@twotrack/shared';
import type { SeverityPolicy, Ticket } from '../contract/index.js';
import { aged } from './ageing.js';
import { wokenByEvent } from './marks.js';
import { reopened, resolved, responded } from './sla.js';
import { changed, current, stopsInTriage } from './ticket.js';
import { factsKnownTo } from './severity.js';

/** An alert told for the first time. */
export const firstSeen = (now: string): NonNullable<Ticket['alert']> => ({
  repeats: 0,
  lastSeenAt: now,
  stillFiring: true,
});

/** Told again while it is on: counted, nothing else (S10). */
export const repeated = (ticket: Ticket, now: string): Ticket => changed(ticket, seenAgain(ticket, now));

/** Its sender has seen it elsewhere: as if somebody here had (S8). */
export function acknowledgedBySender(ticket: Ticket, policy: SeverityPolicy, by: Who, now: string): Ticket {
  const seen = { ...ticket, acknowledged: { by: { id: by.id, name: by.name }, at: now } };
  return changed(ticket, responded(current(seen, policy, now), policy, now));
}

/** Taken for resolved, and still on or on again: back where tickets come in (S9, W1), its clocks running on. */
export function reopenedByAlert(ticket: Ticket, policy: SeverityPolicy, now: string): Ticket {
  const open = current(reopened({ ...seenAgain(ticket, now), closedAt: null }, policy, now), policy, now);
  const column = stopsInTriage(policy, factsKnownTo(policy, open.facts)) ? ('triage' as const) : ('queue' as const);
  const back = { ...open, column, assignee: null, acknowledged: null, expedited: false, enteredColumnAt: now };
  return changed(ticket, aged(back, policy, now));
}

/** The sender says that it is over: resolved wherever it stands, and where a person was first, only said so (S13). */
export function resolvedByAlert(ticket: Ticket, policy: SeverityPolicy, now: string): Ticket {
  const { quietSince: _, ...seen } = seenOf(ticket, now);
  const over = { ...ticket, alert: { ...seen, lastSeenAt: now, stillFiring: false } };
  if (ticket.resolvedAt) return changed(ticket, over);
  const arrived = { ...current(over, policy, now), column: 'resolved' as const, enteredColumnAt: now };
  const left = { ...arrived, waiting: null, expedited: false };
  return changed(ticket, aged(resolved(left, policy, now), policy, now));
}

const seenAgain = (ticket: Ticket, now: string): Ticket => {
  const { quietSince: _, ...seen } = seenOf(ticket, now);
  return { ...wokenByEvent(ticket), alert: { ...seen, repeats: seen.repeats + 1, lastSeenAt: now, stillFiring: true } };
};

export const seenOf = (ticket: Ticket, now: string) => ticket.alert ?? firstSeen(now);
