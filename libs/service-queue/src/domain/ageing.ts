import type { Severity, SeverityPolicy, Span, Ticket } from '../contract/index.js';
import { isPaused } from './sla.js';

/*
 * Ageing (S7): a ticket is raised by one for each ageing period it waited in Triage or Queue, never to SEV1. Like the
 * SLA clocks it is worked out from stretches of time, so that other facts or another policy only calculate anew.
 */

type Ageing = Pick<SeverityPolicy, 'sla' | 'ageing'>;

/** The best class that ageing can reach: SEV1 stays for what is one. */
const HIGHEST = 2;

/** The ticket with its waiting kept up to `now`: the class it is ordered by, and when it is raised next. */
export function aged(ticket: Ticket, policy: Ageing, now: string): Ticket {
  const waits = waitsUntil(ticket, now);
  const waited = waits.reduce((sum, { from, to }) => sum + Date.parse(to ?? now) - Date.parse(from), 0);
  const period = periodOf(ticket.severity, policy);
  const periods = Math.floor(waited / period);
  const effectiveClass = raised(ticket.severity, periods);
  const goesOn = waits.at(-1)?.to === null && effectiveClass > HIGHEST;
  const agesAt = goesOn ? iso(Date.parse(now) + (periods + 1) * period - waited) : null;
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
 * the response, because acknowledging it while it waits leaves it only that.
 */
export function safeFrom(ticket: Ticket, policy: Ageing): string | null {
  const waitsSince = ticket.waits.at(-1);
  if (!stands(ticket) || waitsSince?.to !== null || ticket.resolutionDue === null) return null;
  if (ticket.severity === 1) return ticket.reportedAt;
  const before = ticket.waits.slice(0, -1).reduce((sum, { from, to }) => sum + Date.parse(to!) - Date.parse(from), 0);
  const periods = ticket.severity - HIGHEST;
  const highest = Date.parse(waitsSince.from) + periods * periodOf(ticket.severity, policy) - before;
  const shortest = Math.min(...([2, 3, 4, 5] as const).flatMap((severity) => Object.values(policy.sla[severity])));
  const dueFirst = Date.parse(ticket.resolutionDue) - shortest * MINUTE;
  return iso(Math.max(highest, dueFirst, Date.parse(ticket.reportedAt)));
}

const MINUTE = 60_000;

const stands = ({ column }: Ticket): boolean => column === 'triage' || column === 'queue';

/** In milliseconds. */
const periodOf = (severity: Severity, { sla, ageing }: Ageing): number => ageing * sla[severity].response * MINUTE;

const raised = (severity: Severity, periods: number): Severity =>
  severity <= HIGHEST ? severity : (Math.max(HIGHEST, severity - periods) as Severity);

const iso = (ms: number): string => new Date(ms).toISOString();
