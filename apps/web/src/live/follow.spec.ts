import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delta, Recorded, StreamId } from '@twotrack/shared';
import { Follow, type Heard } from './follow.js';

const id: StreamId = 'product:00000000-0000-7000-8000-000000000001';
const by = { id: 'p', name: 'P' };
const event = (seq: number): Recorded<{ type: string }> => ({
  type: 'happened',
  seq,
  at: '2026-01-01T00:00:00.000Z',
  by,
});
const events = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => event(from + i + 1));
const delta = (from: number, to: number, epoch = 1): Delta => ({ id, epoch, from, to, events: events(from, to) });
const seqs = (heard: Heard) => heard.events.map(({ seq }) => seq);

function following(seq: number, epoch = 1): Follow {
  const follow = new Follow();
  follow.snapshot(epoch, seq);
  return follow;
}

describe('Follow', () => {
  it('L5 applies what comes next and drops what it has', () => {
    const follow = following(3);
    expect(seqs(follow.delta(delta(3, 5)))).toEqual([4, 5]);
    expect(seqs(follow.delta(delta(3, 5)))).toEqual([]);
    expect(seqs(follow.delta(delta(4, 7)))).toEqual([6, 7]);
    expect(follow.seq).toBe(7);
  });

  it('L5 pulls once for a gap, however many messages come behind it', () => {
    const follow = following(3);
    expect(follow.delta(delta(5, 6)).need).toBe('stretch');
    expect(follow.delta(delta(6, 8)).need).toBeNull();
    const healed = follow.stretch(1, { from: 3, to: 5, head: 8, events: events(3, 5) });
    expect(seqs(healed)).toEqual([4, 5, 6, 7, 8]);
    expect(healed.need).toBeNull();
  });

  it('L5 sees by the heads that a message got lost', () => {
    const follow = following(3);
    expect(follow.head(1, 3).need).toBeNull();
    expect(follow.head(1, 4).need).toBe('stretch');
  });

  it('L9 pulls when a message says only the new number', () => {
    expect(following(3).delta({ id, epoch: 1, from: 3, to: 9 }).need).toBe('stretch');
  });

  it('L2 reads the snapshot when an epoch begins, and keeps what follows it', () => {
    const follow = following(30);
    expect(follow.delta(delta(2, 4, 2)).need).toBe('snapshot');
    const { accepted, heard } = follow.snapshot(2, 2);
    expect(accepted).toBe(true);
    expect(seqs(heard)).toEqual([3, 4]);
    expect(follow.delta(delta(30, 31, 1)).events).toEqual([]);
  });

  it('L5 does not show a snapshot older than what it has', () => {
    const follow = following(8);
    follow.lost();
    expect(follow.snapshot(1, 7).accepted).toBe(false);
    expect(follow.seq).toBe(8);
  });

  it('asks again after a reading failed', () => {
    const follow = following(3);
    expect(follow.head(1, 5).need).toBe('stretch');
    expect(follow.head(1, 5).need).toBeNull();
    follow.failed();
    expect(follow.head(1, 5).need).toBe('stretch');
  });

  it('L5 ends with every event once and in order, whatever the network does', () => {
    const step = fc.record({
      from: fc.nat(40),
      length: fc.integer({ min: 1, max: 6 }),
      kind: fc.constantFrom('delta', 'head', 'bare', 'fail', 'old-epoch'),
    });
    fc.assert(
      fc.property(
        fc.nat(20),
        fc.array(step, { maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        (start, steps, page) => {
          const server = 46;
          const follow = following(start, 2);
          const applied: number[] = [];
          const hear = (heard: Heard): void => {
            applied.push(...seqs(heard));
            if (heard.need === 'stretch' && !broken) answer();
          };
          const answer = (): void => {
            const from = follow.seq;
            const to = Math.min(server, from + page);
            hear(follow.stretch(2, { from, to, head: server, events: events(from, to) }));
          };
          let broken = false;
          for (const { from, length, kind } of steps) {
            const to = Math.min(server, from + length);
            if (kind === 'fail') {
              broken = !broken;
              follow.failed();
            } else if (kind === 'head') hear(follow.head(2, to));
            else if (kind === 'bare') hear(follow.delta({ id, epoch: 2, from, to }));
            else hear(follow.delta(delta(from, to, kind === 'old-epoch' ? 1 : 2)));
          }
          broken = false;
          follow.failed();
          hear(follow.head(2, server));
          expect(applied).toEqual(Array.from({ length: server - start }, (_, i) => start + i + 1));
        },
      ),
    );
  });
});
