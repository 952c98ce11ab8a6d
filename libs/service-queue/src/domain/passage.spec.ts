import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column, ColumnId, LimitMode } from '../contract/index.js';
import {
  BREACHES_SHOWN,
  checkLimit,
  limitReached,
  limited,
  passage,
  refusedBy,
  restoredTo,
  type Station,
} from './index.js';
import { REPORTED, aFloor, aTicket, bao, refusalOf } from './ticket.sample.js';

const gate = (reason: string | null = null) => ({ by: bao, at: REPORTED, reason });
const ALL = { queueId: null };
const REASON = 'the whole shop is down';
const queued = aTicket({ column: 'queue' });
const working = aTicket({ column: 'working' });
const full = (mode: LimitMode, more: Partial<Column> = {}) =>
  aFloor(
    { working: { limit: { count: 2, mode }, ...more } },
    { working: { general: 1, network: 1 }, queue: { general: 1 } },
  );

describe('a WIP limit', () => {
  it.each([
    ['warn', null, 'passes'],
    ['warn', REASON, 'passes'],
    ['block', REASON, 'refused'],
    ['block-unless-reason', null, 'refused'],
    ['block-unless-reason', 'too short', 'refused'],
    ['block-unless-reason', REASON, 'passes'],
  ] as const)('W1 in mode %s with the reason %s: %s', (mode, reason, outcome) => {
    const way = passage(full(mode), queued, working, gate(reason));
    expect(way.refused === null).toBe(outcome === 'passes');
    expect(way.events.map((event) => event.type)).toEqual(outcome === 'passes' ? ['limit-breached'] : []);
    expect(way.counts.length > 0).toBe(outcome === 'passes');
  });

  it('W6 a breach says who, when, why, and past which limit', () => {
    const { events } = passage(full('block-unless-reason'), queued, working, gate(REASON));
    const limit = { count: 2, mode: 'block-unless-reason' };
    expect(events).toMatchObject([
      {
        count: 3,
        column: {
          breaches: [{ ticketId: working.id, queueId: null, by: { name: 'Bao' }, at: REPORTED, reason: REASON, limit }],
        },
      },
    ]);
  });

  it('W6 a breach ends when the column is back within its limit, not before', () => {
    const over = passage(full('warn'), queued, working, gate()).columns[0]!;
    const at = (count: number) =>
      passage(
        aFloor({ working: over }, { working: { general: count } }),
        working,
        { ...working, column: 'waiting' },
        gate(),
      );
    expect(at(4).events).toEqual([]);
    expect(at(3).events).toMatchObject([{ type: 'limit-restored', count: 2, column: { id: 'working', breaches: [] } }]);
  });

  it("W1 a queue's own limit counts only its tickets, besides the one over all queues", () => {
    const floor = full('warn', { limit: null, queueLimits: { general: { count: 1, mode: 'block' } } });
    expect(passage(floor, queued, working, gate()).refused).toMatchObject({ queueId: 'general', count: 1 });
    const other = { ...working, queueId: 'access' };
    expect(passage(floor, { ...queued, queueId: 'access' }, other, gate()).refused).toBeNull();
  });

  it('W2 a reroute inside a column meets the limit of the queue it comes to, and not the one over all', () => {
    const there = { ...working, queueId: 'network' };
    expect(passage(full('block'), working, there, gate()).refused).toBeNull();
    const floor = full('block', { queueLimits: { network: { count: 1, mode: 'block' } } });
    expect(passage(floor, working, there, gate()).refused).toMatchObject({ queueId: 'network' });
  });

  it('W6 a breach of a column that emptied by itself ends with the next ticket to come', () => {
    const over = passage(full('warn'), queued, working, gate()).columns[0]!;
    const way = passage(aFloor({ working: over }), queued, { ...working, id: 'next' }, gate());
    expect(way.events).toMatchObject([{ type: 'limit-restored', count: 1, column: { breaches: [] } }]);
  });

  it('W4 what stays where it is meets no limit', () => {
    const other = { ...working, title: 'other' };
    expect(passage(full('block'), working, other, gate())).toEqual({
      refused: null,
      ticket: other,
      counts: [],
      columns: [],
      events: [],
    });
  });

  it('W3 a refusal says the limit, the count and who holds the tickets', () => {
    const refused = refusedBy(
      [{ columnId: 'working', queueId: null, limit: { count: 2, mode: 'block' }, count: 2 }],
      null,
    );
    const holders = [{ id: 'a', key: 'SRV-2', title: 'x', assignee: bao.id, severity: 2, enteredColumnAt: REPORTED }];
    expect(limitReached(refused!, holders)).toMatchObject({
      kind: 'conflict',
      code: 'wip-limit-reached',
      facts: { column: 'working', limit: 2, mode: 'block', count: 2, holders },
    });
  });

  it('W1 where tickets enter and end a limit may only warn', () => {
    const modes: LimitMode[] = ['warn', 'block', 'block-unless-reason'];
    const columns: ColumnId[] = ['triage', 'queue', 'working', 'waiting', 'resolved'];
    const taken = columns.map((column) =>
      modes.filter((mode) => !(refusalOf(() => checkLimit(column, { count: 1, mode })) instanceof Error)),
    );
    expect(taken).toEqual([['warn'], ['warn'], modes, modes, ['warn']]);
  });

  it('W4 lowering a limit below the count refuses nobody inside, and raising it ends its breaches', () => {
    const over = passage(full('warn'), queued, working, gate()).columns[0]!;
    expect(restoredTo(limited(over, ALL, { count: 1, mode: 'block' }), { general: 3 }, {})).toBeNull();
    expect(restoredTo(limited(over, ALL, { count: 3, mode: 'block' }), { general: 3 }, {})).toMatchObject({
      breaches: [],
    });
    expect(restoredTo(limited(over, ALL, null), { general: 3 }, {})).toMatchObject({ breaches: [] });
  });

  it('W6 a storm into a full column keeps the newest breaches in view', () => {
    let floor = aFloor({ queue: { limit: { count: 1, mode: 'warn' } } }, { queue: { general: 1 } });
    for (let i = 0; i < BREACHES_SHOWN + 20; i++) {
      const way = passage(floor, null, { ...queued, id: `t${i}` }, gate());
      floor = aFloor({ queue: way.columns[0]! }, { queue: { general: i + 2 } });
    }
    expect(floor.columns.queue.breaches).toHaveLength(BREACHES_SHOWN);
    expect(floor.columns.queue.breaches.at(-1)!.ticketId).toBe(`t${BREACHES_SHOWN + 19}`);
  });

  it('W2 no way through any columns lets a blocked column pass its limit, and the counts stay true', () => {
    const column = fc.constantFrom('queue', 'working', 'waiting') as fc.Arbitrary<ColumnId>;
    const step = fc.record({ who: fc.nat(4), column, queueId: fc.constantFrom('general', 'network') });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const limit = { count: 2, mode: 'block' } as const;
        const tickets = Array.from({ length: 5 }, (_, i) => aTicket({ id: `t${i}`, column: 'queue' }));
        let floor = aFloor({ working: { limit } }, { queue: { general: 5 } });
        for (const { who, column, queueId } of steps) {
          const [was, next] = [tickets[who]!, { ...tickets[who]!, column, queueId }];
          const way = passage(floor, was, next, gate());
          if (way.refused) continue;
          tickets[who] = next;
          const occupancy = structuredClone(floor.occupancy) as Record<Station, Record<string, number>>;
          for (const { columnId, queueId, by } of way.counts) {
            occupancy[columnId][queueId] = (occupancy[columnId][queueId] ?? 0) + by;
          }
          floor = { ...floor, occupancy };
          for (const id of ['queue', 'working', 'waiting'] as const) {
            for (const queue of ['general', 'network']) {
              const stand = tickets.filter((ticket) => ticket.column === id && ticket.queueId === queue).length;
              expect(occupancy[id][queue] ?? 0).toBe(stand);
            }
          }
          expect(tickets.filter((ticket) => ticket.column === 'working').length).toBeLessThanOrEqual(2);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
