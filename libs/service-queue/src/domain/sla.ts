import type { Pause, SeverityPolicy, SlaTarget, SlaTargets, Ticket } from '../contract/index.js';
import { PLAIN_TIME, type OpenHours } from './open-hours.js';

/*
 * A clock is never counted: it is the report, a target, and the pauses between, so a due time can always be worked out
 * anew (S8). It runs in the open hours of its queue, or in plain time where the queue has no calendar. The response
 * clock stops at `respondedAt`, the resolution clock at `resolvedAt`; what has stopped keeps the due time by which it
 * is judged.
 */

/**
 * The part of a policy by which the clocks run. `hoursOf` is beside the data of the policy and only where calendars
 * can be read, so not in a browser: there a clock in open hours keeps the due time it has.
 */
export type SlaTerms = Pick<SeverityPolicy, 'sla'> &
  Partial<Pick<SeverityPolicy, 'queues'>> & { readonly hoursOf?: (queueId: string) => OpenHours };

/** The targets in force for a queue: its own, or the policy's. */
export const targetsOf = (terms: SlaTerms, queueId: string): SlaTargets => terms.queues?.[queueId]?.sla ?? terms.sla;

/** The hours in which the clocks of a queue run; null where they are open hours that cannot be known here. */
export const hoursOf = (terms: SlaTerms, queueId: string): OpenHours | null =>
  terms.hoursOf?.(queueId) ?? (terms.queues?.[queueId]?.calendar ? null : PLAIN_TIME);

/** The ticket with the due times that its severity, report and pauses give; only clocks still open are touched. */
export function timed(ticket: Ticket, terms: SlaTerms): Ticket {
  const target = targetsOf(terms, ticket.queueId)[ticket.severity];
  const hours = hoursOf(terms, ticket.queueId);
  const paused = isPaused(ticket);
  const dueBy = (minutes: number, known: string | null) => (hours ? dueOf(ticket, hours, minutes) : known);
  const responseDue = ticket.respondedAt
    ? ticket.responseDue
    : paused
      ? null
      : dueBy(target.response, ticket.responseDue);
  const resolutionDue = ticket.resolvedAt
    ? ticket.resolutionDue
    : paused
      ? null
      : dueBy(target.resolution, ticket.resolutionDue);
  const open = [ticket.respondedAt ? null : responseDue, resolutionDue].filter((due) => due !== null);
  const due = ticket.resolvedAt || paused ? null : (open.sort()[0] ?? null);
  const marks = hours ? marksOf(ticket, hours, target) : ticket.marks;
  return { ...ticket, responseDue, resolutionDue, due, marks };
}

/** The first acknowledge or pull: the response clock stops for good. */
export function responded(ticket: Ticket, terms: SlaTerms, now: string): Ticket {
  if (ticket.respondedAt) return ticket;
  const hours = hoursOf(terms, ticket.queueId);
  const target = targetsOf(terms, ticket.queueId)[ticket.severity];
  const responseDue = hours ? dueOf(ticket, hours, target.response, now) : ticket.responseDue;
  return timed({ ...ticket, respondedAt: now, responseDue }, terms);
}

/** Takes back the acknowledge that stopped the response clock: it runs on as if it had never stopped. */
export const unresponded = (ticket: Ticket, terms: SlaTerms): Ticket => timed({ ...ticket, respondedAt: null }, terms);

export const paused = (ticket: Ticket, terms: SlaTerms, now: string): Ticket =>
  timed({ ...ticket, pauses: [...ticket.pauses, { from: now, to: null }] }, terms);

export const resumed = (ticket: Ticket, terms: SlaTerms, now: string): Ticket =>
  timed({ ...ticket, pauses: ticket.pauses.map((pause) => ({ ...pause, to: pause.to ?? now })) }, terms);

/** Both clocks stop: whoever resolves a ticket has answered it. */
export const resolved = (ticket: Ticket, terms: SlaTerms, now: string): Ticket =>
  timed({ ...responded(resumed(ticket, terms, now), terms, now), resolvedAt: now }, terms);

/** The time it was taken for resolved counts as a pause. */
export function reopened(ticket: Ticket, terms: SlaTerms, now: string): Ticket {
  if (!ticket.resolvedAt) return ticket;
  const pauses = [...ticket.pauses, { from: ticket.resolvedAt, to: now }];
  return timed({ ...ticket, resolvedAt: null, pauses }, terms);
}

export const isPaused = (ticket: Ticket): boolean => ticket.pauses.some((pause) => pause.to === null);

const MINUTE = 60_000;

/** The report, the target, and every pause so far; a pause still open counts up to `now`, or not at all. */
const dueOf = (ticket: Ticket, hours: OpenHours, targetMinutes: number, now: string | null = null): string =>
  momentOf(ticket, hours, targetMinutes * MINUTE + pausedMs(ticket.pauses, hours, now));

const momentOf = (ticket: Ticket, hours: OpenHours, ms: number): string =>
  new Date(hours.after(Date.parse(ticket.reportedAt), ms)).toISOString();

/** Milliseconds of standing still, up to a moment where one is given. */
export function pausedMs(pauses: readonly Pause[], hours: OpenHours, until: string | null): number {
  const end = until === null ? Infinity : Date.parse(until);
  return pauses.reduce((sum, { from, to }) => {
    if (to === null && until === null) return sum;
    const begins = Date.parse(from);
    const ends = Math.min(to === null ? end : Date.parse(to), end);
    return ends > begins ? sum + hours.between(begins, ends) : sum;
  }, 0);
}

/** The target that gave this due time, in minutes of plain time: with the pauses up to a moment, or all that have ended. */
export const targetMinutesOf = (ticket: Ticket, due: string, until: string | null = null): number =>
  (Date.parse(due) - Date.parse(ticket.reportedAt) - pausedMs(ticket.pauses, PLAIN_TIME, until)) / MINUTE;

/** A warning comes when a quarter of the target is left, but not earlier than so many minutes before. */
const WARNED_AT_MOST = 60;
const WARNED_AT_SHARE = 0.25;

/** How many minutes of a clock are left when it is warned of. */
export const warningMinutes = (targetMinutes: number): number =>
  Math.min(WARNED_AT_MOST, WARNED_AT_SHARE * targetMinutes);

/** What an open clock needs to be told of without its calendar is noted on the ticket; a stopped one keeps its own. */
function marksOf(ticket: Ticket, hours: OpenHours, target: SlaTarget): Ticket['marks'] {
  if (!hours.id && !ticket.marks.inHours) return ticket.marks;
  const { inHours: was, ...marks } = ticket.marks;
  const stopped = { response: ticket.respondedAt, resolution: ticket.resolvedAt };
  const noted = (['response', 'resolution'] as const).flatMap((clock) => {
    const kept = stopped[clock] ? was?.[clock] : hours.id ? inHours(ticket, hours, hours.id, target[clock]) : null;
    return kept ? [[clock, kept] as const] : [];
  });
  return noted.length > 0 ? { ...marks, inHours: Object.fromEntries(noted) } : marks;
}

function inHours(ticket: Ticket, hours: OpenHours, id: string, targetMinutes: number) {
  const used = (targetMinutes - warningMinutes(targetMinutes)) * MINUTE;
  const warnsAt = momentOf(ticket, hours, used + pausedMs(ticket.pauses, hours, null));
  return { hours: id, targetMinutes, warnsAt };
}
