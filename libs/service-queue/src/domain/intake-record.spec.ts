import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ticket } from '../contract/index.js';
import { IntakeWork, type Episode, type Part, type Signal, type Taken } from './index.js';
import { QUEUE, by, groundWith } from './intake.sample.js';

const NOW = '2026-11-20T06:00:00.000Z';
const minute = (after: number): string => new Date(Date.parse(NOW) + after * 60_000).toISOString();

/** The tables, as what is taken is written into them. */
class Tables {
  readonly tickets = new Map<string, Ticket>();
  readonly episodes = new Map<string, Episode>();
  readonly outcomes: Taken['outcomes'] = [];
  readonly counts = new Map<string, number>();
  readonly born: string[] = [];
  lastNumber = 0;

  write({ born, changed, episodes, outcomes, ways, lastNumber }: Taken): void {
    for (const { ticket } of born) {
      expect(this.tickets.has(ticket.id)).toBe(false);
      this.born.push(ticket.id);
      this.tickets.set(ticket.id, ticket);
    }
    for (const { ticket, was } of changed) {
      expect(was).toEqual(this.tickets.get(ticket.id));
      this.tickets.set(ticket.id, ticket);
    }
    for (const episode of episodes) this.episodes.set(episode.id, episode);
    for (const { columnId, queueId, by } of ways.flatMap((way) => way.counts)) {
      const place = `${columnId} ${queueId}`;
      this.counts.set(place, (this.counts.get(place) ?? 0) + by);
    }
    this.outcomes.push(...outcomes);
    this.lastNumber = lastNumber;
  }
}

/** Worked off in slices of these lengths, and what is left at the end. */
function workedOff(parts: readonly Part[], slices: readonly number[]) {
  let ids = 0;
  const tables = new Tables();
  const work = new IntakeWork(groundWith(), { actor: by, queueId: QUEUE.id, now: NOW, newId: () => `id-${++ids}` });
  const cuts = new Set(slices);
  parts.forEach((part, i) => {
    if (cuts.has(i)) tables.write(work.take());
    work.workOff(part);
  });
  work.settle();
  tables.write(work.take());
  return { ...tables, events: work.events, arrivals: work.arrivals, settling: work.settling };
}

describe('what is decided of a batch', () => {
  it('S12 S13 comes to the same whether it is written at once or while the rest is decided (1,000 batches)', () => {
    const alerts = fc.array(
      fc.record({
        fingerprint: fc.constantFrom('disk', 'node', 'link'),
        state: fc.constantFrom('firing' as const, 'firing' as const, 'resolved' as const, 'acknowledged' as const),
        startsAt: fc.nat(5).map(minute),
      }),
      { maxLength: 20 },
    );
    let cut = 0;
    fc.assert(
      fc.property(alerts, fc.array(fc.nat(20)), (told, slices) => {
        const parts = told.map((one, ordinal): Part => {
          const signal: Signal = {
            ...{ title: 'It is full', details: '', service: null, queue: null, facts: {}, notes: [], inOrder: true },
            ...{ ...one, endsAt: minute(6) },
          };
          return { receiptId: 'r', ordinal, alert: signal };
        });
        const sliced = workedOff(parts, slices);
        if (sliced.born.length > 1 && slices.some((at) => at > 0 && at < parts.length)) cut++;
        expect(sliced).toEqual(workedOff(parts, []));
        expect([...sliced.counts.values()].reduce((sum, count) => sum + count, 0)).toBe(
          [...sliced.tickets.values()].filter(({ parentId }) => parentId === null).length,
        );
      }),
      { numRuns: 1_000 },
    );
    expect(cut).toBeGreaterThan(100);
  });
});
