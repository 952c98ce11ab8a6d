import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Severity, SlaTargets, Ticket } from '../contract/index.js';
import { acknowledged, aged, alarmsOf, byOrder, judged, moved, opened, rung, safeFrom } from './index.js';
import { KNOWN, REPORTED, aTicket, after, bao, policy, wording } from './ticket.sample.js';

/** Three response targets of SEV3. */
const PERIOD = 3 * policy.sla[3].response;

const to = (ticket: Ticket, column: Ticket['column'], minute: number, rules = policy): Ticket =>
  moved(ticket, { from: ticket.column, column, reason: 'the vendor answers' }, rules, bao, after(minute));
const minutesTo = (at: string): number => (Date.parse(at) - Date.parse(REPORTED)) / 60_000;

/** Response later than resolution, targets that do not rise: a team may say so. */
const UNEVEN: SlaTargets = {
  1: { response: 5, resolution: 10 },
  2: { response: 60, resolution: 30 },
  3: { response: 10, resolution: 9_000 },
  4: { response: 1_000, resolution: 1_001 },
  5: { response: 50, resolution: 20_000 },
};
const SHORT: SlaTargets = {
  1: { response: 1, resolution: 4 },
  2: { response: 3, resolution: 10 },
  3: { response: 6, resolution: 20 },
  4: { response: 9, resolution: 30 },
  5: { response: 12, resolution: 40 },
};

/** Facts that give each severity under the standard policy. */
const factsOf: Record<Severity, object> = {
  1: { ...KNOWN, tier: { value: 'T0' }, degradation: { value: 'down' }, workaround: { value: 'none' } },
  2: { ...KNOWN, tier: { value: 'T2' }, usersAffected: { value: 900 }, workaround: { value: 'none' } },
  3: KNOWN,
  4: { ...KNOWN, environment: { value: 'other' } },
  5: { ...KNOWN, tier: { value: 'T3' }, usersAffected: { value: 1 }, degradation: { value: 'request' } },
};
const kept = new Map<string, Ticket>();
/** Opened at that minute; judged once for each severity and policy, for the runs are many. */
const born = (severity: Severity, minute: number, id = 'one', rules = policy): Ticket => {
  const name = JSON.stringify([severity, rules.sla, rules.ageing]);
  const birth = { id, key: `SRV-${id}`, queueId: 'general', ruleId: null };
  const ticket = kept.get(name) ?? opened(wording(factsOf[severity] as typeof KNOWN), birth, rules, bao, REPORTED);
  kept.set(name, ticket);
  const at = (instant: string | null) => instant && after(minutesTo(instant) + minute);
  const { responseDue, resolutionDue, due, agesAt } = ticket;
  const times = { responseDue: at(responseDue), resolutionDue: at(resolutionDue), due: at(due), agesAt: at(agesAt) };
  return { ...ticket, ...birth, ...times, reportedAt: after(minute), waits: [{ from: after(minute), to: null }] };
};

describe('ageing', () => {
  it('S7 raises by one for each period waited, never to SEV1, and says when the next one is', () => {
    const ticket = born(4, 0);
    const period = 3 * policy.sla[4].response;
    const at = (minute: number) => aged(ticket, policy, after(minute));
    expect(at(period - 1)).toMatchObject({ effectiveClass: 4, agesAt: after(period) });
    expect(at(period)).toMatchObject({ effectiveClass: 3, agesAt: after(2 * period) });
    expect(at(2 * period)).toMatchObject({ effectiveClass: 2, agesAt: null, severity: 4 });
    expect(at(50 * period)).toMatchObject({ effectiveClass: 2, agesAt: null });
    expect(born(2, 0)).toMatchObject({ severity: 2, effectiveClass: 2, agesAt: null });
    expect(born(1, 0)).toMatchObject({ severity: 1, effectiveClass: 1, agesAt: null });
  });

  it('S7 counts only waiting in Triage or Queue: not work, not what waits for somebody else', () => {
    const working = to(aTicket(), 'working', 100);
    expect(working).toMatchObject({ agesAt: null, waits: [{ from: REPORTED, to: after(100) }] });
    const paused = to(working, 'waiting', 5_000);
    expect(aged(paused, policy, after(9_000))).toMatchObject({ effectiveClass: 3, agesAt: null });
    const back = to(paused, 'queue', 9_000);
    expect(back).toMatchObject({ effectiveClass: 3, agesAt: after(9_000 + PERIOD - 100) });
    expect(aged(back, policy, after(9_000 + PERIOD - 100)).effectiveClass).toBe(2);
  });

  it('S7 keeps what was waited while somebody works on it', () => {
    expect(to(aTicket(), 'working', PERIOD + 1)).toMatchObject({ severity: 3, effectiveClass: 2 });
  });

  it('S7 is calculated anew from other facts and from another policy', () => {
    const facts = { ...aTicket().facts, environment: { ...aTicket().facts['environment']!, value: 'other' } };
    const late = after(PERIOD + 1);
    expect(judged(aTicket(), policy, late, []).effectiveClass).toBe(2);
    expect(judged({ ...aTicket(), facts }, policy, late, ['environment'])).toMatchObject({
      severity: 4,
      effectiveClass: 4,
      agesAt: after(3 * policy.sla[4].response),
    });
    const patient = { ...policy, ageing: 100, version: 2 };
    expect(judged(aTicket(), patient, late, ['policy'])).toMatchObject({ effectiveClass: 3 });
  });

  it('S7 is an event of the clock with the class it had, once', () => {
    const due = rung(aTicket({ respondedAt: REPORTED }), policy, after(PERIOD));
    expect(due.events).toMatchObject([{ type: 'ticket-aged', from: 3, ticket: { effectiveClass: 2, severity: 3 } }]);
    expect(rung(due.ticket, policy, after(PERIOD + 1)).events).toEqual([]);
  });
});

describe('the moment after which nothing newer passes', () => {
  it('S7 is not before the ticket has aged as far as a newer one could stand, nor before its due time leads there', () => {
    expect(safeFrom(born(1, 5), policy)).toBe(after(5));
    expect(safeFrom(born(2, 5), policy)).toBe(after(5 + policy.sla[2].resolution - policy.sla[2].response));
    const slow = { ...policy, sla: { ...policy.sla, 5: { response: 1_440, resolution: 1_450 } } };
    expect(safeFrom(aTicket({ ...born(5, 0), resolutionDue: after(1_450) }), slow)).toBe(after(3 * 3 * 1_440));
    expect(safeFrom(to(aTicket(), 'working', 5), policy)).toBeNull();
    expect(safeFrom(to(aTicket(), 'waiting', 5), policy)).toBeNull();
  });

  it('S7 holds whatever comes later, however long it stands, and whoever acknowledges the old one', () => {
    const life = fc.record({
      severity: fc.constantFrom(2, 3, 4, 5) as fc.Arbitrary<Severity>,
      /** Leaves it the later of its due times. */
      acknowledgedAt: fc.option(fc.integer({ min: 1, max: 20_000 })),
      away: fc.option(fc.tuple(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 1, max: 3_000 }))),
      /** Minutes after the moment. */
      inflow: fc.array(fc.tuple(fc.integer({ min: 1, max: 30_000 }), fc.constantFrom<Severity>(2, 2, 2, 3, 4, 5)), {
        minLength: 1,
        maxLength: 12,
      }),
      sla: fc.constantFrom(policy.sla, UNEVEN),
      ageing: fc.integer({ min: 1, max: 10 }),
    });
    fc.assert(
      fc.property(life, ({ severity, acknowledgedAt, away, inflow, sla, ageing }) => {
        const rules = { ...policy, sla, ageing };
        let ticket = born(severity, 0, 'old', rules);
        let minute = 0;
        if (away) {
          const [from, long] = away;
          minute = from + long;
          ticket = to(to(ticket, 'waiting', from, rules), 'queue', minute, rules);
        }
        const safe = safeFrom(ticket, rules)!;
        const newer = inflow.map(([later, one], i) => born(one, minutesTo(safe) + later, `n${i}`, rules));
        if (acknowledgedAt) {
          ticket = acknowledged(ticket, rules, bao, after(minute + acknowledgedAt));
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

  it('S7 keeps its word in a queue that SEV2 floods for ever: nothing newer but a SEV1 is pulled before', () => {
    const rules = { ...policy, sla: SHORT, ageing: 1 };
    const flood = fc.record({
      severity: fc.constantFrom(3, 4, 5) as fc.Arbitrary<Severity>,
      acknowledgedAt: fc.option(fc.integer({ min: 1, max: 60 })),
      /** What comes in each minute; only one is pulled in each. */
      minutes: fc.array(fc.array(fc.constantFrom<Severity>(2, 2, 2, 2, 2, 1, 3), { minLength: 1, maxLength: 2 }), {
        minLength: 80,
        maxLength: 110,
      }),
    });
    let pulledLater = 0;
    fc.assert(
      fc.property(flood, ({ severity, acknowledgedAt, minutes }) => {
        const old = born(severity, 0, 'old', rules);
        const safe = safeFrom(old, rules)!;
        const line = [old];
        minutes.forEach((comes, minute) => {
          if (!line.some(({ id }) => id === 'old')) return;
          line.push(...comes.map((one, i) => born(one, minute, `${minute} ${i}`, rules)));
          line.forEach((one, i) => {
            const seen =
              one.id === 'old' && minute === acknowledgedAt ? acknowledged(one, rules, bao, after(minute)) : one;
            const due = Object.values(alarmsOf(seen)).some((at) => at <= after(minute));
            line[i] = due ? rung(seen, rules, after(minute)).ticket : seen;
          });
          const first = line.reduce((best, one) => (byOrder(one, best) < 0 ? one : best));
          line.splice(line.indexOf(first), 1);
          if (after(minute) > safe) pulledLater++;
          expect(first.severity === 1 || first.id === 'old' || first.reportedAt <= safe).toBe(true);
        });
      }),
      { numRuns: 1_000 },
    );
    expect(pulledLater).toBeGreaterThan(1_000);
  });

  it('S7 is no later than needed for a SEV2 that nobody has seen: before it, one with a shorter target passes', () => {
    const ticket = acknowledged(born(2, 0), policy, bao, after(1));
    const safe = Date.parse(safeFrom(ticket, policy)!) - Date.parse(REPORTED);
    const before = born(2, safe / 60_000 - 1, 'newer');
    expect(byOrder(before, ticket)).toBeLessThan(0);
  });
});
