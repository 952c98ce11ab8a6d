import type { Severity, SeverityPolicy, Span, Ticket } from '../contract/index.js';
import type { OpenHours } from './open-hours.js';
import { hoursOf, isPaused, targetsOf, type SlaTerms } from './sla.js';

/*
 * Ageing (S7): a ticket is raised by one for each ageing period it waited in Triage or Queue, never to SEV1. Like the
 * SLA clocks it is worked out from stretches of time, so that other facts or another policy only calculate anew.
 * A period is so many response targets of its queue and passes in the hours those pass in: nobody waits for a closed
 * queue, and a weekend raises nothing before it is due. What a queue promises holds all the same: after `safeFrom` it
 * is as high as a newer one can stand, and open time is never shorter than plain time, so that one is due later.
 */

type Ageing = SlaTerms & Pick<SeverityPolicy, 'ageing'>;

/** The best class that ageing can reach: SEV1 stays for what is one. */
const HIGHEST = 2;

/** The ticket with its waiting kept up to `now`: the class it is ordered by, and when it is raised next. */
export function aged(ticket: Ticket, policy: Ageing, now: string): Ticket {
  const waits = waitsUntil(ticket, now);
  const hours = hoursOf(policy, ticket.queueId);
  if (!hours) return { ...ticket, waits };
  const waited = waitedMs(waits, hours, now);
  const period = periodOf(ticket, policy);
  const periods = Math.floor(waited / period);
  const effectiveClass = raised(ticket.severity, periods);
  const goesOn = waits.at(-1)?.to === null && effectiveClass > HIGHEST;
  const agesAt = goesOn ? iso(hours.after(Date.parse(now), (periods + 1) * period - waited)) : null;
  return { ...ticket, waits, effectiveClass, agesAt };
}

/** Waiting is standing in Triage or Queue with running clocks. */
function waitsUntil(ticket: Ticket, now: string): Span[] {
  const waiting = stands(ticket) && !isPaused(ticket);
  const open = ticket.waits.at(-1)?.to === null;
  if (waiting === open) return ticket.waits;
  if (waiting) return [...ticket.waits, { from: now, to: null }];
  return ticket.waits.map((span) => ({ ...span, to: span.to ?? now }));
}

/**
 * The moment after which nothing newer than it, SEV1 excepted, stands before this ticket as long as it waits: whatever
 * is reported later comes after it. Null where it does not wait. Two things must have come about:
 * ageing has raised it to the best class that a newer ticket without SEV1 can have, and inside that class even the
 * shortest target that a newer one could be given falls due after this one's resolution. The resolution counts and not
 * the response, because acknowledging it while it waits leaves it only that. Null also where its open hours cannot be known here.
 */
export function safeFrom(ticket: Ticket, policy: Ageing): string | null {
  const waitsSince = ticket.waits.at(-1);
  const hours = hoursOf(policy, ticket.queueId);
  if (!stands(ticket) || waitsSince?.to !== null || ticket.resolutionDue === null || !hours) return null;
  if (ticket.severity === 1) return ticket.reportedAt;
  const before = waitedMs(ticket.waits.slice(0, -1), hours, waitsSince.from);
  const left = (ticket.severity - HIGHEST) * periodOf(ticket, policy) - before;
  const highest = hours.after(Date.parse(waitsSince.from), left);
  const dueFirst = Date.parse(ticket.resolutionDue) - shortestTarget(policy) * MINUTE;
  return iso(Math.max(highest, dueFirst, Date.parse(ticket.reportedAt)));
}

/** In minutes, of whatever a newer ticket could be given without SEV1 in whichever queue. */
function shortestTarget({ sla, queues = {} }: SlaTerms): number {
  const all = [sla, ...Object.values(queues).flatMap((terms) => terms.sla ?? [])];
  const newer = all.flatMap((targets) => ([2, 3, 4, 5] as const).map((severity) => targets[severity]));
  return Math.min(...newer.flatMap(({ response, resolution }) => [response, resolution]));
}

const waitedMs = (waits: readonly Span[], hours: OpenHours, now: string): number =>
  waits.reduce((sum, { from, to }) => sum + hours.between(Date.parse(from), Date.parse(to ?? now)), 0);

const MINUTE = 60_000;

const stands = ({ column }: Ticket): boolean => column === 'triage' || column === 'queue';

/** In milliseconds. */
const periodOf = ({ queueId, severity }: Ticket, policy: Ageing): number =>
  policy.ageing * targetsOf(policy, queueId)[severity].response * MINUTE;

const raised = (severity: Severity, periods: number): Severity =>
  severity <= HIGHEST ? severity : (Math.max(HIGHEST, severity - periods) as Severity);

const iso = (ms: number): string => new Date(ms).toISOString();
