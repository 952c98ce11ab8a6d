import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ageing, Throughput } from '../contract/index.js';
import { sampleItem } from './sample.fixture.js';
import { FINISHED_NEEDED, WEEKS, dinosaursOf, finishedIn, itemsAWeek, reachOf, reviewIsDue } from './index.js';

const NOW = '2026-11-20T12:00:00.000Z';
const DAY = 24 * 60 * 60 * 1000;
const daysAgo = (days: number) => new Date(Date.parse(NOW) - days * DAY).toISOString();
const rule = { days: 90, horizonMonths: 6 };
const throughput = (a: number, weeks = WEEKS): Throughput => ({
  finished: Array.from({ length: WEEKS }, (_, i) => (i >= WEEKS - weeks ? a : 0)),
  weeks,
});
const item = (change: Partial<Ageing> = {}): Ageing => sampleItem({ touchedAt: daysAgo(1), ...change });
const order = (count: number, change: Partial<Ageing> = {}) =>
  Array.from({ length: count }, (_, i) => item({ id: `${i}`, ...change }));
const kept = (days: number) => ({ kept: { by: { id: 'd', name: 'Dana' }, at: daysAgo(days), reason: 'law' } });

describe('throughput', () => {
  it('P12 says nothing below ten finished items', () => {
    const nine = { ...throughput(0), finished: [9, ...Array(WEEKS - 1).fill(0)] };
    expect([finishedIn(nine), itemsAWeek(nine), reachOf(1, nine, NOW)]).toEqual([9, null, null]);
    const ten = { ...nine, finished: [FINISHED_NEEDED, ...Array(WEEKS - 1).fill(0)] };
    expect(itemsAWeek(ten)).toBeCloseTo(10 / 12);
  });

  it('P12 is over the weeks since the first finish, where these are fewer than twelve', () => {
    expect(itemsAWeek(throughput(5, 2))).toBe(5);
    expect(reachOf(5, throughput(5, 2), NOW)).toBe('2026-11-27T12:00:00.000Z');
  });
});

describe('dinosaurs', () => {
  it('P12 are untouched for the days of the rule, not one fewer', () => {
    const [young, old] = [item({ touchedAt: daysAgo(89.99) }), item({ touchedAt: daysAgo(90) })];
    expect(dinosaursOf([young, old], throughput(0), rule, NOW)).toEqual([
      { item: old, place: 2, untouchedDays: 90, reachAt: null, why: ['untouched'] },
    ]);
    expect(dinosaursOf([young], throughput(0), { ...rule, days: 89 }, NOW)).toHaveLength(1);
  });

  it('P12 are reached beyond the horizon at the present throughput', () => {
    const found = dinosaursOf(order(40), throughput(1), rule, NOW);
    expect(found.map(({ place }) => place)).toEqual(Array.from({ length: 40 - 25 }, (_, i) => i + 26));
    expect(found[0]).toMatchObject({ why: ['beyond'], reachAt: '2027-05-21T12:00:00.000Z' });
    expect(dinosaursOf(order(40), throughput(2), rule, NOW)).toEqual([]);
    expect(dinosaursOf(order(40, { column: 'in-progress' }), throughput(1), rule, NOW)).toEqual([]);
  });

  it('P12 are not asked about again for as long after they were kept', () => {
    const old = { touchedAt: daysAgo(200) };
    const asked = (days: number) => dinosaursOf([item({ ...old, marks: kept(days) })], throughput(0), rule, NOW);
    expect(asked(89)).toEqual([]);
    expect(asked(90)).toMatchObject([{ untouchedDays: 200 }]);
  });

  it('P12 a horizon of months ends on the last day of a shorter month', () => {
    const from = '2026-08-31T12:00:00.000Z';
    const last = '2027-02-28T12:00:00.000Z';
    const at = (place: number) => reachOf(place, throughput(1), from)!;
    const beyond = dinosaursOf(order(30, { touchedAt: from }), throughput(1), rule, from);
    expect(beyond.map(({ reachAt }) => reachAt)).toEqual(
      Array.from({ length: 30 }, (_, i) => at(i + 1)).filter((reachAt) => reachAt > last),
    );
  });

  const weeks = fc.record({
    finished: fc.array(fc.nat(60), { minLength: WEEKS, maxLength: WEEKS }),
    weeks: fc.integer({ min: 1, max: WEEKS }),
  });
  it('P12 reach dates never fall along the order, and lie after now', () => {
    fc.assert(
      fc.property(weeks, fc.integer({ min: 1, max: 300 }), (real, count) => {
        const dates = Array.from({ length: count }, (_, i) => reachOf(i + 1, real, NOW));
        if (finishedIn(real) < FINISHED_NEEDED) return expect(dates.every((date) => date === null)).toBe(true);
        expect(dates.every((date, i) => date! > (dates[i - 1] ?? NOW))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  const one = fc.record({ old: fc.nat(400), kept: fc.option(fc.nat(200)), inWork: fc.boolean() });
  it('P12 are exactly those that are old or out of reach and were not kept of late, in the order', () => {
    fc.assert(
      fc.property(weeks, fc.array(one, { maxLength: 60 }), fc.integer({ min: 1, max: 300 }), (real, seeds, days) => {
        const items = seeds.map((seed, i) =>
          item({
            ...{ id: `${i}`, touchedAt: daysAgo(seed.old), column: seed.inWork ? 'review' : 'backlog' },
            marks: seed.kept === null ? {} : kept(seed.kept),
          }),
        );
        const found = new Set(dinosaursOf(items, real, { ...rule, days }, NOW).map((dinosaur) => dinosaur.item.id));
        const aWeek = finishedIn(real) < 10 ? null : finishedIn(real) / real.weeks;
        for (const [i, seed] of seeds.entries()) {
          const reach = aWeek === null || seed.inWork ? 0 : Date.parse(NOW) + ((i + 1) / aWeek) * 7 * DAY;
          const asked = seed.old >= days || reach > Date.parse('2027-05-20T12:00:00.000Z');
          expect(found.has(`${i}`)).toBe(asked && (seed.kept === null || seed.kept >= days));
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the review', () => {
  it('P12 is due after 14 days, and where there never was one', () => {
    expect([null, daysAgo(14), daysAgo(13.9)].map((at) => reviewIsDue(at, NOW))).toEqual([true, true, false]);
  });
});
