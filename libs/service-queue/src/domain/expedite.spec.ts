import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column, LimitMode, Severity, Ticket } from '../contract/index.js';
import { LANE, checkLane, floorAfter, limitReached, passage, type Floor } from './index.js';
import { REPORTED, aFloor, aTicket, bao, refusalOf } from './ticket.sample.js';

const REASON = 'the whole shop is down';
const gate = (reason: string | null = null) => ({ by: bao, at: REPORTED, reason });
const sev = (severity: Severity, some: Partial<Ticket> = {}) =>
  aTicket({ severity, effectiveClass: severity, ...some });
const coming = (floor: Floor, severity: Severity, reason: string | null = null) =>
  passage(floor, sev(severity, { column: 'queue' }), sev(severity, { column: 'working' }), gate(reason));
const full = (mode: LimitMode, inLane = 0, more: Partial<Column> = {}) =>
  aFloor(
    { working: { limit: { count: 2, mode }, ...more } },
    { working: { general: 2 }, queue: { general: 1 }, [LANE]: { general: inLane } },
  );

describe('the expedite lane', () => {
  it('W5 lets a SEV1 past a full Working, and nothing else', () => {
    for (const mode of ['block', 'block-unless-reason', 'warn'] as const) {
      const way = coming(full(mode), 1);
      expect(way).toMatchObject({ refused: null, ticket: { expedited: true }, events: [], columns: [] });
      expect(way.counts).toEqual([
        { columnId: LANE, queueId: 'general', by: 1 },
        { columnId: 'queue', queueId: 'general', by: -1 },
      ]);
    }
    expect(coming(full('block'), 2).refused).toMatchObject({ columnId: 'working', limit: { count: 2 } });
  });

  it('W5 is not taken while Working has room', () => {
    const room = aFloor({ working: { limit: { count: 2, mode: 'block' } } }, { working: { general: 1 } });
    expect(coming(room, 1).ticket.expedited).toBe(false);
  });

  it('W5 has a limit of its own: one, and one more only with a reason, which is a breach (W6)', () => {
    const taken = full('block', 1);
    const { refused } = coming(taken, 1);
    expect(limitReached(refused!, [])).toMatchObject({
      code: 'wip-limit-reached',
      facts: { column: 'working', lane: LANE, limit: 1, count: 1, mode: 'block-unless-reason' },
    });
    const way = coming(taken, 1, REASON);
    expect(way.events).toMatchObject([
      {
        type: 'limit-breached',
        column: { id: 'working', breaches: [{ expedite: true, reason: REASON, queueId: null }] },
      },
    ]);
    const inLane = sev(1, { column: 'working', expedited: true });
    const left = passage(floorAfter(taken, way), inLane, { ...inLane, column: 'resolved' }, gate());
    expect(left.ticket.expedited).toBe(false);
    expect(left.events).toMatchObject([{ type: 'limit-restored', column: { id: 'working', breaches: [] } }]);
  });

  it('W5 a lane without a limit is open, a blocked one is not opened by a reason', () => {
    expect(coming(full('block', 7, { expedite: null }), 1).ticket.expedited).toBe(true);
    const shut = full('block', 1, { expedite: { count: 1, mode: 'block' } });
    expect(coming(shut, 1, REASON).refused).toMatchObject({ lane: LANE });
    const warned = full('warn', 1, { expedite: { count: 1, mode: 'block' } });
    expect(coming(warned, 1)).toMatchObject({ refused: null, ticket: { expedited: false } });
  });

  it('W5 its tickets count against no limit of Working, and stay in it when they change their queue or severity', () => {
    const inLane = sev(1, { column: 'working', expedited: true });
    const floor = full('block', 1, { queueLimits: { network: { count: 1, mode: 'block' } } });
    const there = passage(floor, inLane, { ...inLane, queueId: 'network', severity: 3 }, gate());
    expect(there).toMatchObject({ refused: null, ticket: { expedited: true } });
    expect(there.counts.map(({ columnId }) => columnId)).toEqual([LANE, LANE]);
  });

  it('W5 is beside Working only, and one for all queues', () => {
    expect(refusalOf(() => checkLane('queue', null))).toMatchObject({ code: 'no-lane-here' });
    expect(refusalOf(() => checkLane('working', 'general'))).toMatchObject({ code: 'no-lane-here' });
  });

  it('W5 whatever comes and goes, neither Working nor the lane holds more than its limit, and the counts stay true', () => {
    const step = fc.record({
      who: fc.nat(6),
      column: fc.constantFrom<Ticket['column']>('queue', 'working', 'waiting', 'resolved'),
      close: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 50 }), (steps) => {
        const tickets = Array.from({ length: 7 }, (_, i) => sev(i < 4 ? 1 : 3, { id: `t${i}`, column: 'queue' }));
        let floor = aFloor({ working: { limit: { count: 2, mode: 'block' } } }, { queue: { general: 7 } });
        for (const { who, column, close } of steps) {
          const was = tickets[who]!;
          const closedAt = was.column === 'resolved' && column === 'resolved' && close ? REPORTED : null;
          const way = passage(floor, was, { ...was, column, closedAt }, gate());
          if (way.refused) continue;
          tickets[who] = way.ticket;
          floor = floorAfter(floor, way);
          const stand = (test: (ticket: Ticket) => boolean) => tickets.filter(test).length;
          const working = stand((ticket) => ticket.column === 'working' && !ticket.expedited);
          const lane = stand((ticket) => ticket.expedited);
          expect([working <= 2, lane <= 1]).toEqual([true, true]);
          expect(floor.occupancy.working['general'] ?? 0).toBe(working);
          expect(floor.occupancy[LANE]['general'] ?? 0).toBe(lane);
          const done = stand((ticket) => ticket.column === 'resolved' && !ticket.closedAt);
          expect(floor.occupancy.resolved['general'] ?? 0).toBe(done);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
