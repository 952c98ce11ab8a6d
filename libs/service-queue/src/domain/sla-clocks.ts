import type { ClockTrial, OpenDays, Severity, SlaClock, Ticket } from '../contract/index.js';
import { PLAIN_TIME, type OpenHours } from './open-hours.js';
import { openDays } from './open-days.js';
import { hoursOf, pausedMs, targetMinutesOf, targetsOf, type SlaTerms } from './sla.js';

const MINUTE = 60_000;

/** How both clocks stand at `now`, by the policy the ticket was judged by. */
export function clocksOf(ticket: Ticket, terms: SlaTerms, now: string): SlaClock[] {
  const target = targetsOf(terms, ticket.queueId)[ticket.severity];
  const hours = hoursOf(terms, ticket.queueId);
  const { respondedAt, responseDue, resolvedAt, resolutionDue } = ticket;
  return [
    clockOf('response', { ticket, metAt: respondedAt, due: responseDue, target: target.response, hours, now }),
    clockOf('resolution', { ticket, metAt: resolvedAt, due: resolutionDue, target: target.resolution, hours, now }),
  ];
}

interface Running {
  readonly ticket: Ticket;
  readonly metAt: string | null;
  readonly due: string | null;
  /** What is aimed at as long as it runs, in minutes. */
  readonly target: number;
  readonly hours: OpenHours | null;
  readonly now: string;
}

function clockOf(clock: SlaClock['clock'], { ticket, metAt, due, target, hours, now }: Running): SlaClock {
  const until = metAt ?? now;
  const kept = ticket.marks.inHours?.[clock];
  // a clock that has stopped ran in the hours of its time, which may be those of another queue or policy
  const its = metAt ? (kept ? (hours?.id === kept.hours ? hours : null) : PLAIN_TIME) : hours;
  const stood = pausedMs(ticket.pauses, its ?? PLAIN_TIME, until);
  const running = (its ?? PLAIN_TIME).between(Date.parse(ticket.reportedAt), Date.parse(until)) - stood;
  const targetMinutes = metAt && due ? (kept?.targetMinutes ?? targetMinutesOf(ticket, due, until)) : target;
  const open = its?.id ? openDays(ticket, its, due ?? until) : null;
  return {
    clock,
    targetMinutes,
    due,
    metAt,
    breached: due === null ? running > targetMinutes * MINUTE : until > due,
    pausedSeconds: Math.floor(stood / 1_000),
    ...(open && ({ open } satisfies { open: OpenDays })),
  };
}

/** When tickets of a queue that were reported at this moment would be due, whatever their severity. */
export function dueTimes(terms: SlaTerms, queueId: string, reportedAt: string): ClockTrial['severities'] {
  const hours = hoursOf(terms, queueId) ?? PLAIN_TIME;
  return ([1, 2, 3, 4, 5] as const).map((severity: Severity) => ({
    severity,
    clocks: (['response', 'resolution'] as const).map((clock) => {
      const targetMinutes = targetsOf(terms, queueId)[severity][clock];
      const due = new Date(hours.after(Date.parse(reportedAt), targetMinutes * MINUTE)).toISOString();
      const open = hours.id ? openDays({ reportedAt, pauses: [] }, hours, due) : null;
      return { clock, targetMinutes, due, open };
    }),
  }));
}
