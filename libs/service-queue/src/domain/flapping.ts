import type { SeverityPolicy, Ticket } from '../contract/index.js';
import type { Course, Episode } from './episode.js';
import { reopenedByAlert, repeated, resolvedByAlert, seenOf } from './intake-tickets.js';
import { changed } from './ticket.js';

/** On for the so-manieth time within so many minutes, an alert is flapping; so long unchanged, it has settled. */
export const FLAPPING = { starts: 4, withinMinutes: 30, settlesAfterMinutes: 10 } as const;

const MINUTE = 60_000;

/** The course of an alert that is on again. */
export function onAgain(last: Episode, now: string): Course {
  const since = new Date(Date.parse(now) - FLAPPING.withinMinutes * MINUTE).toISOString();
  const starts = [...(last.course?.starts ?? [last.startedAt]).filter((start) => start > since), now];
  return { starts: starts.slice(-FLAPPING.starts), told: last.course?.told ?? 0 };
}

export const flaps = ({ starts }: Course): boolean => starts.length >= FLAPPING.starts;

export const settlesAt = (now: string): string =>
  new Date(Date.parse(now) + FLAPPING.settlesAfterMinutes * MINUTE).toISOString();

export const isFlapping = ({ alert }: Pick<Ticket, 'alert'>): boolean => alert?.flappingSince !== undefined;

/** On once too often: open, and still until it settles. */
export function flapping(ticket: Ticket, policy: SeverityPolicy, now: string): Ticket {
  const on = ticket.resolvedAt ? reopenedByAlert(ticket, policy, now) : repeated(ticket, now);
  return { ...on, alert: { ...on.alert!, flappingSince: now } };
}

/** What its sender said last holds: open while that is on, resolved where it is over. */
export function settledByClock(
  ticket: Ticket,
  { endedAt, course }: Episode,
  policy: SeverityPolicy,
  now: string,
): Ticket {
  const { flappingSince: _, ...seen } = seenOf(ticket, now);
  const calm = { ...ticket, alert: { ...seen, repeats: seen.repeats + (course?.told ?? 0), lastSeenAt: now } };
  if (endedAt !== null) return resolvedByAlert(calm, policy, now);
  if (!calm.resolvedAt) return changed(ticket, { ...calm, alert: { ...calm.alert, stillFiring: true } });
  const open = reopenedByAlert(calm, policy, now);
  return { ...open, alert: { ...open.alert!, repeats: calm.alert.repeats } };
}
