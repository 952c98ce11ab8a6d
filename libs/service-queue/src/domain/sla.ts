import type { Pause, SeverityPolicy, SlaClock, SlaTarget, Ticket } from '../contract/index.js';

/*
 * A clock is never counted: it is the report, a target, and the pauses between, so a due time can always be worked out
 * anew (S8). The response clock stops at `respondedAt`, the resolution clock at `resolvedAt`; what has stopped keeps
 * the due time by which it is judged.
 */

/** The part of a policy by which the clocks run. */
export type SlaTerms = Pick<SeverityPolicy, 'sla'>;

/** The ticket with the due times that its severity, report and pauses give; only clocks still open are touched. */
export function timed(ticket: Ticket, terms: SlaTerms): Ticket {
  const target = terms.sla[ticket.severity];
  const paused = isPaused(ticket);
  const responseDue = ticket.respondedAt ? ticket.responseDue : paused ? null : dueOf(ticket, target.response);
  const resolutionDue = ticket.resolvedAt ? ticket.resolutionDue : paused ? null : dueOf(ticket, target.resolution);
  const open = [ticket.respondedAt ? null : responseDue, resolutionDue].filter((due) => due !== null);
  const due = ticket.resolvedAt || paused ? null : (open.sort()[0] ?? null);
  return { ...ticket, responseDue, resolutionDue, due };
}

/** The first acknowledge or pull: the response clock stops for good. */
export function responded(ticket: Ticket, terms: SlaTerms, now: string): Ticket {
  if (ticket.respondedAt) return ticket;
  const responseDue = dueOf(ticket, terms.sla[ticket.severity].response, now);
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

/** How both clocks stand at `now`, by the policy the ticket was judged by. */
export function clocksOf(ticket: Ticket, policy: SlaTerms, now: string): SlaClock[] {
  const target: SlaTarget = policy.sla[ticket.severity];
  return [
    clockOf('response', ticket, ticket.respondedAt, ticket.responseDue, target.response, now),
    clockOf('resolution', ticket, ticket.resolvedAt, ticket.resolutionDue, target.resolution, now),
  ];
}

function clockOf(
  clock: SlaClock['clock'],
  ticket: Ticket,
  metAt: string | null,
  due: string | null,
  openTarget: number,
  now: string,
): SlaClock {
  const until = metAt ?? now;
  const stood = pausedMs(ticket.pauses, until);
  const kept = metAt && due ? targetMinutesOf(ticket, due, until) : openTarget;
  const running = Date.parse(until) - Date.parse(ticket.reportedAt) - stood;
  return {
    clock,
    targetMinutes: kept,
    due,
    metAt,
    breached: running > kept * MINUTE,
    pausedSeconds: Math.floor(stood / 1_000),
  };
}

const MINUTE = 60_000;

/** The target that gave this due time, in minutes: with the pauses up to a moment, or all that have ended. */
export const targetMinutesOf = (ticket: Ticket, due: string, until: string | null = null): number =>
  (Date.parse(due) - Date.parse(ticket.reportedAt) - pausedMs(ticket.pauses, until)) / MINUTE;

export const isPaused = (ticket: Ticket): boolean => ticket.pauses.some((pause) => pause.to === null);

/** The report, the target, and every pause so far; a pause still open counts up to `now`, or not at all. */
const dueOf = (ticket: Ticket, targetMinutes: number, now?: string): string =>
  new Date(Date.parse(ticket.reportedAt) + targetMinutes * MINUTE + pausedMs(ticket.pauses, now ?? null)).toISOString();

/** Milliseconds of standing still, up to a moment where one is given. */
function pausedMs(pauses: readonly Pause[], until: string | null): number {
  const end = until === null ? Infinity : Date.parse(until);
  return pauses.reduce((sum, { from, to }) => {
    if (to === null && until === null) return sum;
    return sum + Math.max(0, Math.min(to === null ? end : Date.parse(to), end) - Date.parse(from));
  }, 0);
}
