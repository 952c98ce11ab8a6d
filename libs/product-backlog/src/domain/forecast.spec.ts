import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { likelyFinished } from './forecast.js';

const always = (perWeek: number, weeks = 12) => ({ finished: Array<number>(12).fill(perWeek), weeks });

describe('P12 the line of what is likely finished', () => {
  it('is the throughput itself where every week was the same, and part of a week counts in part', () => {
    expect(likelyFinished(always(7), { days: 30, likelihood: 0.85 })).toBe(30);
    expect(likelyFinished(always(1), { days: 30, likelihood: 0.85 })).toBe(4);
    expect(likelyFinished(always(2), { days: 7, likelihood: 1 })).toBe(2);
  });

  it('is told of what a coin would say: two weeks of nothing or ten', () => {
    const coin = { finished: [0, 10, 0, 10, 0, 10, 0, 10, 0, 10, 0, 10], weeks: 12 };
    const days = 14;
    expect(likelyFinished(coin, { days, likelihood: 0.25 })).toBe(20);
    expect(likelyFinished(coin, { days, likelihood: 0.75 })).toBe(10);
    expect(likelyFinished(coin, { days, likelihood: 0.76 })).toBe(0);
  });

  it('looks at the weeks that there were, and says nothing of too few', () => {
    const young = { finished: [...Array<number>(10).fill(0), 5, 5], weeks: 2 };
    expect(likelyFinished(young, { days: 7, likelihood: 0.85 })).toBe(5);
    expect(likelyFinished({ finished: [...Array<number>(11).fill(0), 9], weeks: 1 })).toBeNull();
  });

  it('is less the surer one wants to be, and more the longer one waits', () => {
    const weeks = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(
        weeks,
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (finished, days, likelihood) => {
          const throughput = { finished, weeks: 12 };
          const first = likelyFinished(throughput, { days, likelihood });
          if (first === null) return;
          expect(likelyFinished(throughput, { days: days + 1, likelihood })!).toBeGreaterThanOrEqual(first);
          expect(likelyFinished(throughput, { days, likelihood: likelihood + 0.05 })!).toBeLessThanOrEqual(first);
          expect(first).toBeLessThanOrEqual((Math.max(...finished) * days) / 7);
        },
      ),
      { numRuns: 200 },
    );
  });
});
