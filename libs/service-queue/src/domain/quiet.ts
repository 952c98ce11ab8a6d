import type { IntegrationKind, Ticket } from '../contract/index.js';
import { changed } from './ticket.js';

const MINUTE = 60_000;

/** How long a sender that says again what is on may be silent over an alert, in minutes: 4 h is their `repeat_interval`. */
export const SPEAKS_AGAIN: Readonly<Record<IntegrationKind, number | null>> = {
  alertmanager: 4.5 * 60,
  grafana: 4.5 * 60,
  // these say it once
  pagerduty: null,
  generic: null,
};

/** How often the clock looks at what senders do not say, in minutes. */
export const LISTENS_EVERY = 10;

/** Bodies by which the habit of a sender is known, and how many there must be. */
export const HABIT = { most: 50, least: 10, timesUsual: 10, leastMinutes: 60 } as const;

/** Flagged as one that its sender has forgotten; only a sender ends an episode (S10). */
export function quietAlert(ticket: Ticket, since: string): Ticket {
  return changed(ticket, { ...ticket, alert: { ...ticket.alert!, quietSince: since } });
}

/** Before when an alert must have been told for its sender to be quiet over it; null where it says everything once. */
export function heardBefore(kind: IntegrationKind, now: string): string | null {
  const minutes = SPEAKS_AGAIN[kind];
  return minutes === null ? null : new Date(Date.parse(now) - minutes * MINUTE).toISOString();
}

/**
 * Since when a sender is quiet that always spoke; null where it speaks, or has no habit. Quiet is more than ten times
 * its usual gap, more than an hour, and more than it ever was within memory. Instants newest first.
 */
export function quietSince(spoke: readonly string[], now: string): string | null {
  const [last] = spoke;
  if (!last || spoke.length < HABIT.least) return null;
  const times = spoke.map((at) => Date.parse(at));
  const gaps = times.slice(1).map((time, i) => times[i]! - time);
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)]!;
  const limit = Math.max(HABIT.timesUsual * usual, HABIT.leastMinutes * MINUTE, ...gaps);
  return Date.parse(now) - times[0]! > limit ? last : null;
}
