import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endedEpisode, episodeStep, repeatedEpisode, type Episode, type Told } from './episode.js';

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 20, 6, minute)).toISOString();
const firing = (start: number): Told => ({ state: 'firing', startsAt: at(start), endsAt: at(10_000) });
const resolved = (start: number, end: number): Told => ({ state: 'resolved', startsAt: at(start), endsAt: at(end) });

const open: Episode = {
  ...{ id: 'one', fingerprint: 'f', ticketId: 't' },
  ...{ startedAt: at(10), endedAt: null, previousEnd: null },
};
const over: Episode = { ...open, endedAt: at(20) };

/** Every episode that this telling makes, the last one last. */
function lived(tellings: readonly Told[]): Episode[] {
  const episodes: Episode[] = [];
  for (const told of tellings) {
    const last = episodes.at(-1) ?? null;
    const step = episodeStep(last, told);
    if (step === 'begins') {
      const born = { startedAt: told.startsAt, endedAt: null, previousEnd: last?.endedAt ?? null };
      episodes.push({ id: String(episodes.length), fingerprint: 'f', ticketId: 't', ...born });
    } else if (step === 'repeats') episodes.push(repeatedEpisode(episodes.pop()!, told));
    else if (step === 'ends') episodes.push(endedEpisode(episodes.pop()!, told));
  }
  return episodes;
}

describe('an episode', () => {
  it('S10 begins with the first firing; a resolve of what nobody told of is stale', () => {
    expect(episodeStep(null, firing(10))).toBe('begins');
    expect(episodeStep(null, resolved(10, 20))).toBe('stale');
  });

  it('S10 takes every firing for a repeat while it is open, and its start may move back', () => {
    for (const start of [5, 10, 15]) expect(episodeStep(open, firing(start))).toBe('repeats');
    expect(repeatedEpisode(open, firing(5)).startedAt).toBe(at(5));
    expect(repeatedEpisode(open, firing(15)).startedAt).toBe(at(10));
  });

  it('S10 is over with a resolve; what started at or before the end is stale, what starts later is a new one', () => {
    expect(episodeStep(open, resolved(10, 20))).toBe('ends');
    expect(endedEpisode(open, resolved(10, 20)).endedAt).toBe(at(20));
    expect([10, 19, 20].map((start) => episodeStep(over, firing(start)))).toEqual(['stale', 'stale', 'stale']);
    expect(episodeStep(over, firing(21))).toBe('begins');
    expect(episodeStep(over, resolved(10, 20))).toBe('stale');
  });

  it('S10 is not ended by what a lagging twin says of the one before, also after that moved no start back', () => {
    const second: Episode = { ...open, startedAt: at(30), previousEnd: at(20) };
    const reminded = repeatedEpisode(second, firing(10));
    expect(reminded.startedAt).toBe(at(30));
    for (const end of [20, 25]) expect(episodeStep(reminded, resolved(10, end))).toBe('stale');
    expect(episodeStep(reminded, resolved(30, 40))).toBe('ends');
  });
});

/** What a sender says of some true episodes, in order, and copies of it that come late, from a twin that lags behind. */
const tellings = fc
  .array(fc.record({ pause: fc.integer({ min: 2, max: 9 }), length: fc.integer({ min: 1, max: 9 }) }), {
    minLength: 1,
    maxLength: 6,
  })
  .chain((stretches) => {
    let minute = 0;
    const truth = stretches.map(({ pause, length }) => {
      const start = (minute += pause);
      return { start, end: (minute += length) };
    });
    const inOrder = truth.flatMap(({ start, end }) => [firing(start), firing(start), resolved(start, end)]);
    const copies = fc.array(fc.record({ of: fc.nat(inOrder.length - 1), later: fc.nat(12) }), { maxLength: 20 });
    return copies.map((late) => {
      const all = inOrder.map((told, i) => ({ told, at: i }));
      for (const { of, later } of late) all.push({ told: inOrder[of]!, at: of + later + 0.5 });
      return { truth, told: all.toSorted((a, b) => a.at - b.at).map(({ told }) => told) };
    });
  });

describe('any telling', () => {
  it('S10 S13 gives each true episode once, in order, ended when it ended: at most one is open, no resolve is lost', () => {
    fc.assert(
      fc.property(tellings, ({ truth, told }) => {
        const episodes = lived(told);
        expect(episodes.map(({ startedAt, endedAt }) => ({ startedAt, endedAt }))).toEqual(
          truth.map(({ start, end }) => ({ startedAt: at(start), endedAt: at(end) })),
        );
        for (let i = 1; i <= told.length; i++) {
          const soFar = lived(told.slice(0, i));
          expect(soFar.slice(0, -1).every(({ endedAt }) => endedAt !== null)).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('S10 has at most one open episode, whatever is told in whatever order', () => {
    const any = fc.oneof(
      fc.nat(50).map(firing),
      fc.tuple(fc.nat(50), fc.nat(50)).map(([start, length]) => resolved(start, start + length)),
    );
    fc.assert(
      fc.property(fc.array(any, { maxLength: 40 }), (told) => {
        expect(
          lived(told)
            .slice(0, -1)
            .every(({ endedAt }) => endedAt !== null),
        ).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
