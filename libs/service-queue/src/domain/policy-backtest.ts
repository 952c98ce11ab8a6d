import { Refusal } from '@twotrack/shared';
import {
  CHANGES_TOLD,
  type Backtest,
  type BacktestPolicy,
  type BacktestWeek,
  type CellUsed,
  type ChangedTicket,
  type OldAndNew,
  type SeverityPolicy,
  type SeverityPolicyDraft,
} from '../contract/index.js';
import type { PastTicket } from './policy-past.js';
import { factsKnownTo, judge, levelsOf, type Judgement } from './severity.js';
import { targetsOf } from './sla.js';

const nothing = (): OldAndNew => ({ old: 0, new: 0 });

/** What past tickets would have been under another policy: told one after the other, nothing of them kept but counts. */
export class BacktestTally {
  private readonly matrix = Array.from({ length: 5 }, () => [0, 0, 0, 0, 0]);
  private readonly changed: ChangedTicket[] = [];
  private readonly weeks = new Map<string, BacktestWeek>();
  private readonly isNight: (at: string, queueId: string) => boolean;
  private tickets = 0;
  private changes = 0;

  constructor(
    private readonly policy: SeverityPolicyDraft,
    zone: string,
  ) {
    this.isNight = nightsOf(policy, zone);
  }

  /** `judgedBy`: the policy that gave it its severity. */
  add(ticket: PastTicket, judgedBy: SeverityPolicy): void {
    const now = judgementOf(this.policy, ticket);
    const { severity: old, queueId } = ticket;
    this.tickets++;
    this.matrix[old - 1]![now.severity - 1]!++;
    const week = this.weekOf(ticket.reportedAt);
    week.tickets++;
    count(week.sev1, old === 1, now.severity === 1);
    const night = Math.min(old, now.severity) <= 2 && this.isNight(ticket.reportedAt, queueId);
    count(week.nightPages, night && old <= 2, night && now.severity <= 2);
    week.slaMinutes.old += targetsOf(judgedBy, queueId)[old].resolution;
    week.slaMinutes.new += targetsOf(this.policy, queueId)[now.severity].resolution;
    if (old === now.severity) return;
    this.changes++;
    if (this.changed.length === CHANGES_TOLD) return;
    const { id, key, title, reportedAt } = ticket;
    const because = becauseOf(judgementOf(judgedBy, ticket), now);
    this.changed.push({ id, key, title, reportedAt, old, new: now.severity, because });
  }

  told(): Backtest {
    const weeks = [...this.weeks.values()].sort((a, b) => (a.monday < b.monday ? -1 : 1));
    const sum = (of: 'sev1' | 'nightPages' | 'slaMinutes') =>
      weeks.reduce((all, week) => ({ old: all.old + week[of].old, new: all.new + week[of].new }), nothing());
    const { tickets, matrix, changes, changed } = this;
    const sums = { sev1: sum('sev1'), nightPages: sum('nightPages'), slaMinutes: sum('slaMinutes') };
    return { tickets, matrix, changes, changed, weeks, ...sums };
  }

  private weekOf(at: string): BacktestWeek {
    const monday = mondayOf(at);
    const week = this.weeks.get(monday) ?? {
      ...{ monday, tickets: 0, sev1: nothing(), nightPages: nothing(), slaMinutes: nothing() },
    };
    this.weeks.set(monday, week);
    return week;
  }
}

/** Refuses a window that ends before it begins, and a zone that is none. */
export function checkWindow({ from, to, zone }: Pick<BacktestPolicy, 'from' | 'to' | 'zone'>): void {
  if (Date.parse(from) >= Date.parse(to)) {
    throw new Refusal('invalid', 'invalid', { faults: [{ path: 'to', message: 'must be after from' }] });
  }
  try {
    hourIn(zone);
  } catch {
    throw new Refusal('invalid', 'unknown-zone', { path: 'zone' }, `There is no time zone ${zone}.`);
  }
}

export const judgementOf = (policy: SeverityPolicyDraft, { facts }: Pick<PastTicket, 'facts'>): Judgement =>
  judge(policy, levelsOf(policy, factsKnownTo(policy, facts)));

function count(both: OldAndNew, old: boolean, now: boolean): void {
  both.old += Number(old);
  both.new += Number(now);
}

/** What of the new judgement was not in the old one: cells, guards that speak now, guards that speak no more. */
function becauseOf(old: Judgement, now: Judgement): string[] {
  const same = (a: CellUsed) => (b: CellUsed) => JSON.stringify(a) === JSON.stringify(b);
  const silent = old.guards.filter(({ guard }) => !now.guards.some((one) => one.guard === guard));
  return [
    ...now.cells
      .filter((cell) => !old.cells.some(same(cell)))
      .map(
        ({ name, row, column, gives }) => `${name} of ${[row, column].filter(Boolean).join(' and ')} gives ${gives}`,
      ),
    ...now.guards.filter(({ guard }) => !old.guards.some((one) => one.guard === guard)).map(({ name }) => name),
    ...silent.map(({ name }) => `no more: ${name}`),
  ];
}

const DAY_MS = 86_400_000;

function mondayOf(at: string): string {
  const day = Math.floor(Date.parse(at) / DAY_MS);
  // 1970 began on a Thursday
  return new Date((day - ((day + 3) % 7)) * DAY_MS).toISOString().slice(0, 10);
}

const MORNING = 8;
const EVENING = 20;

/** A queue with a calendar has its nights in the calendar's zone. */
function nightsOf(policy: SeverityPolicyDraft, zone: string): (at: string, queueId: string) => boolean {
  const hours = new Map<string, (at: string) => number>();
  const zoneOf = (queueId: string) => {
    const calendar = policy.queues[queueId]?.calendar;
    return policy.calendars.find(({ id }) => id === calendar)?.zone ?? zone;
  };
  return (at, queueId) => {
    const here = zoneOf(queueId);
    if (!hours.has(here)) hours.set(here, hourIn(here));
    const hour = hours.get(here)!(at);
    return hour < MORNING || hour >= EVENING;
  };
}

function hourIn(zone: string): (at: string) => number {
  const clock = new Intl.DateTimeFormat('en', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' });
  return (at) => Number(clock.format(Date.parse(at)));
}
