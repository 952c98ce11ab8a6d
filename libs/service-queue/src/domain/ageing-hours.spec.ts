import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Severity, SeverityPolicy, SlaTargets, Ticket } from '../contract/index.js';
import {
  PLAIN_TIME,
  acknowledged,
  byOrder,
  moved,
  openHours,
  opened,
  rerouted,
  rung,
  safeFrom,
  startOfMonth,
  type OpenHours,
} from './index.js';
import { KNOWN, REPORTED, after, bao, policy, wording } from './ticket.sample.js';

const [HOUR, DAY] = [3_600_000, 86_400_000];
const [PLAIN, OFFICE, NIGHT] = ['plain', 'office', 'night'];

/** Open on these days of the week (Thursday is 0) from one hour to another, in UTC. */
const open = (id: string, days: readonly number[], from: number, to: number): OpenHours =>
  openHours(id, (month) => {
    const dates = Array.from(
      { length: (startOfMonth(month + 1) - startOfMonth(month)) / DAY },
      (_, i) => startOfMonth(month) + i * DAY,
    );
    const spans = dates
      .filter((date) => days.includes((date / DAY) % 7))
      .map((date) => ({ day: '', from: date + from * HOUR, to: date + to * HOUR }));
    return { spans, open: spans.length * (to - from) * HOUR, holidays: [] };
  });

const HOURS: Record<string, OpenHours> = {
  [OFFICE]: open(OFFICE, [0, 1, 4, 5, 6], 9, 17),
  [NIGHT]: open(NIGHT, [0, 3], 0, 5),
};

const UNEVEN: SlaTargets = {
  1: { response: 5, resolution: 10 },
  2: { response: 60, resolution: 30 },
  3: { response: 10, resolution: 4_000 },
  4: { response: 500, resolution: 501 },
  5: { response: 50, resolution: 6_000 },
};

/** Three queues, two of them with hours; who has targets of its own differs. */
const rulesWith = (own: readonly string[], ageing: number) => {
  const queues = Object.fromEntries(
    [PLAIN, OFFICE, NIGHT].map((id) => [
      id,
      { ...(HOURS[id] && { calendar: id }), ...(own.includes(id) && { sla: UNEVEN }) },
    ]),
  );
  const rules: SeverityPolicy = { ...policy, ageing, queues };
  return { ...rules, hoursOf: (id: string) => HOURS[id] ?? PLAIN_TIME };
};
const RULES = [[], [OFFICE], [PLAIN, NIGHT], [PLAIN, OFFICE, NIGHT]].flatMap((own) =>
  [1, 3, 10].map((ageing) => rulesWith(own, ageing)),
);

const factsOf: Record<Severity, object> = {
  1: { ...KNOWN, tier: { value: 'T0' }, degradation: { value: 'down' }, workaround: { value: 'none' } },
  2: { ...KNOWN, workaround: { value: 'none' } },
  3: KNOWN,
  4: { ...KNOWN, environment: { value: 'other' } },
  5: { ...KNOWN, tier: { value: 'T3' }, usersAffected: { value: 1 }, degradation: { value: 'request' } },
};
const born = (severity: Severity, queueId: string, minute: number, id: string, rules: SeverityPolicy): Ticket => {
  const birth = { id, key: `SRV-${id}`, queueId, ruleId: null };
  return opened(wording(factsOf[severity] as typeof KNOWN), birth, rules, bao, after(minute));
};
const minutesTo = (at: string): number => Math.ceil((Date.parse(at) - Date.parse(REPORTED)) / 60_000);

const queue = fc.constantFrom(PLAIN, OFFICE, NIGHT);
const severity = fc.constantFrom<Severity>(2, 3, 4, 5);

describe('the moment after which nothing newer passes, where queues have hours', () => {
  it('S7 holds whatever comes later into whichever queue, however long it stands, and wherever it is sent', () => {
    const life = fc.record({
      severity,
      queueId: queue,
      rules: fc.constantFrom(...RULES),
      away: fc.option(fc.tuple(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 1, max: 3_000 }))),
      acknowledgedAfter: fc.option(fc.integer({ min: 1, max: 20_000 })),
      /** Minutes after the moment, and the queue that it may be sent on to. */
      inflow: fc.array(fc.tuple(fc.integer({ min: 1, max: 30_000 }), severity, queue, queue), {
        minLength: 1,
        maxLength: 8,
      }),
    });
    fc.assert(
      fc.property(life, ({ severity, queueId, rules, away, acknowledgedAfter, inflow }) => {
        let ticket = born(severity, queueId, 0, 'old', rules);
        const go = (column: Ticket['column'], minute: number) =>
          moved(ticket, { from: ticket.column, column, reason: 'the vendor answers' }, rules, bao, after(minute));
        let minute = 0;
        if (away) {
          minute = away[0] + away[1];
          ticket = go('waiting', away[0]);
          ticket = go('queue', minute);
        }
        const safe = safeFrom(ticket, rules)!;
        const newer = inflow.map(([later, one, first, second], i) => {
          const there = born(one, first, minutesTo(safe) + later, `n${i}`, rules);
          if (first === second) return there;
          return rerouted(there, { from: first, queue: second }, rules, bao, there.reportedAt);
        });
        if (acknowledgedAfter) {
          ticket = acknowledged(ticket, rules, bao, after(minute + acknowledgedAfter));
          expect(safeFrom(ticket, rules)).toBe(safe);
        }
        for (const wait of [0, 100, 500_000]) {
          const now = after(Math.max(...newer.map((one) => minutesTo(one.reportedAt))) + wait);
          const line = [ticket, ...newer].map((one) => rung(one, rules, now).ticket).toSorted(byOrder);
          expect(line[0]!.id).toBe('old');
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('S7 is not known where the hours are not: nothing is promised there', () => {
    const rules = RULES[0]!;
    const ticket = born(3, OFFICE, 0, 'old', rules);
    expect(safeFrom(ticket, { ...rules, hoursOf: undefined! })).toBeNull();
    expect(safeFrom(born(3, PLAIN, 0, 'old', rules), { ...rules, hoursOf: undefined! })).not.toBeNull();
  });

  it('S7 a wait passes in the hours of the queue the ticket stands in, and is counted anew in another', () => {
    const rules = RULES[1]!;
    // 20 November 2026 is a Friday; three response targets of 4 h, one of them passes that day
    const ticket = born(3, OFFICE, 4 * 60, 'old', rules);
    expect(ticket).toMatchObject({ effectiveClass: 3, agesAt: '2026-11-23T16:00:00.000Z' });
    const sent = rerouted(ticket, { from: OFFICE, queue: PLAIN }, rules, bao, '2026-11-21T12:00:00.000Z');
    expect(sent).toMatchObject({ effectiveClass: 2, agesAt: null, retargeted: { because: ['queue'] } });
  });
});
