import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ticket } from '../contract/index.js';
import { aTicket, anyInstant } from './ticket.sample.js';
import { byOrder, inOrder, placeOf } from './index.js';

const RUNS = { numRuns: 1_000 };
const sev = fc.constantFrom(1, 2, 3, 4, 5) as fc.Arbitrary<Ticket['severity']>;
const anyTicket = fc
  .record({
    id: fc.uuid(),
    effectiveClass: sev,
    due: fc.option(anyInstant),
    reportedAt: anyInstant,
  })
  .map((some) => aTicket({ ...some, severity: some.effectiveClass, key: `SRV-${some.id.slice(0, 4)}` }));
const tickets = fc.uniqueArray(anyTicket, { selector: (ticket) => ticket.id, minLength: 1, maxLength: 20 });

describe('the order of a queue', () => {
  it('S7 is one line whatever order the tickets came in', () => {
    fc.assert(
      fc.property(
        tickets.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(inOrder('queue', shuffled).map(({ id }) => id)).toEqual(inOrder('queue', all).map(({ id }) => id));
        },
      ),
      RUNS,
    );
  });

  it('S7 is by class, then due with none last, then report, then id', () => {
    fc.assert(
      fc.property(anyTicket, anyTicket, (a, b) => {
        fc.pre(a.id !== b.id);
        const key = (ticket: Ticket) =>
          [ticket.effectiveClass, ticket.due ?? '9999', ticket.reportedAt, ticket.id].join(' ');
        expect(byOrder(a, b) < 0).toBe(key(a) < key(b));
        expect(Math.sign(byOrder(a, b)) + Math.sign(byOrder(b, a))).toBe(0);
      }),
      RUNS,
    );
  });

  it('S7 lands a ticket at the place where it then stands', () => {
    fc.assert(
      fc.property(tickets, anyTicket, (others, ticket) => {
        fc.pre(others.every((other) => other.id !== ticket.id));
        const place = placeOf(ticket, others, 'queue');
        const line = inOrder('queue', [...others, ticket]);
        expect(line[place.number - 1]).toBe(ticket);
        expect(place.of).toBe(line.length);
        expect(place.behind).toBe(line[place.number - 2] ?? null);
      }),
      RUNS,
    );
  });

  it('B3 says in one sentence why a ticket stands where it stands', () => {
    const at = (hour: number) => `2026-11-20T${hour}:00:00.000Z`;
    const worst = aTicket({ id: '1', key: 'SRV-1', severity: 1, effectiveClass: 1, due: at(15) });
    const sooner = aTicket({ id: '2', key: 'SRV-2', severity: 3, effectiveClass: 3, due: at(16) });
    const later = aTicket({ id: '3', key: 'SRV-3', severity: 3, effectiveClass: 3, due: at(17), reportedAt: at(10) });
    const same = aTicket({ id: '4', key: 'SRV-4', severity: 3, effectiveClass: 3, due: at(17), reportedAt: at(11) });
    const paused = aTicket({ id: '5', key: 'SRV-5', severity: 3, effectiveClass: 3, due: null });
    const all = [paused, same, later, sooner, worst];
    expect(inOrder('queue', all).map((ticket) => placeOf(ticket, all, 'queue').reason)).toEqual([
      'First: nothing here is more severe than SEV1 or due sooner.',
      'Behind SRV-1, which is more severe: SEV1.',
      'Behind SRV-2, which is due sooner.',
      'Behind SRV-3, which was reported earlier.',
      'Behind SRV-4, which has a running clock.',
    ]);
  });

  it('S7 shows Resolved newest first', () => {
    const resolved = [9, 11, 10].map((hour) =>
      aTicket({
        id: `${hour}`,
        column: 'resolved',
        resolvedAt: `2026-11-20T${String(hour).padStart(2, '0')}:00:00.000Z`,
      }),
    );
    expect(inOrder('resolved', resolved).map(({ resolvedAt }) => resolvedAt?.slice(11, 13))).toEqual([
      '11',
      '10',
      '09',
    ]);
    expect(placeOf(resolved[0]!, resolved).number).toBe(3);
  });
});
