import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderApplied, Vectors } from '../contract/index.js';
import { byRank, ranksIn } from './rank.js';
import { ranksFor, stepsTo } from './reorder.js';
import { gapsOf, isToReconsider, orderByScore, scoreOf, type Formula } from './score.js';
import { formerRanks } from './scoring.js';

const RUNS = { numRuns: 1000 };
const level = fc.constantFrom(1, 2, 3, 4, 5) as fc.Arbitrary<1 | 2 | 3 | 4 | 5>;
const whole = fc.record({ risk: level, value: level, size: level, learning: level });
const weight = fc.integer({ min: 0, max: 20 }).map((half) => half / 2);
const formula: fc.Arbitrary<Formula> = fc.record({
  preset: fc.constantFrom('vectors', 'value-over-size'),
  risk: weight,
  value: weight,
  learning: weight,
  size: weight,
});
const ratio: Formula = { preset: 'value-over-size', risk: 1, value: 1, learning: 1, size: 1 };

/** So many items in their order, some of them with all vectors. */
const order = fc.array(fc.option(whole, { nil: {} as Vectors }), { minLength: 1, maxLength: 40 }).map((all) => {
  const ranks = ranksIn({ after: null, before: null }, all.length);
  return all.map((vectors, i) => ({ id: `item ${i}`, rank: ranks[i]!, vectors }));
});
type Standing = { id: string; rank: string; vectors: Vectors }[];

const apply = (items: Standing, ranks: ReadonlyMap<string, string>): Standing =>
  items.map((item) => ({ ...item, rank: ranks.get(item.id) ?? item.rank })).sort(byRank);
const ids = (items: Standing): string[] => items.map(({ id }) => id);

describe('the score', () => {
  it('P7 is (value + risk + learning) / size, or a weighted mean, and nothing where a vector is missing', () => {
    expect(scoreOf({ value: 5, risk: 3, learning: 2, size: 4 }, ratio)).toBe(2.5);
    const weighted: Formula = { preset: 'vectors', risk: 1, value: 3, learning: 1, size: 1 };
    expect(scoreOf({ value: 5, risk: 3, learning: 2, size: 4 }, weighted)).toBeCloseTo((15 + 3 + 2 + 2) / 6);
    expect(scoreOf({ value: 5, risk: 3, learning: 2 }, ratio)).toBeNull();
    expect(scoreOf({ value: 5, risk: 3, learning: 2, size: 4 }, { ...weighted, ...zero })).toBe(0);
  });

  it.each(['value', 'learning', 'risk'] as const)('P7 never falls with more %s, whatever the weights', (name) => {
    fc.assert(
      fc.property(whole, level, formula, (vectors, other, by) => {
        const [less, more] = [Math.min(vectors[name], other), Math.max(vectors[name], other)];
        const low = scoreOf({ ...vectors, [name]: less }, by)!;
        const high = scoreOf({ ...vectors, [name]: more }, by)!;
        expect(high).toBeGreaterThanOrEqual(low - 1e-12);
        if (less < more && (by.preset === 'value-over-size' || by[name] > 0)) expect(high).toBeGreaterThan(low);
      }),
      RUNS,
    );
  });

  it('P7 never grows with more size, whatever the weights', () => {
    fc.assert(
      fc.property(whole, level, formula, (vectors, other, by) => {
        const [less, more] = [Math.min(vectors.size, other), Math.max(vectors.size, other)];
        const small = scoreOf({ ...vectors, size: less as 1 }, by)!;
        const large = scoreOf({ ...vectors, size: more as 1 }, by)!;
        expect(large).toBeLessThanOrEqual(small + 1e-12);
        if (less < more && (by.preset === 'value-over-size' || by.size > 0)) expect(large).toBeLessThan(small);
      }),
      RUNS,
    );
  });

  it('P7 marks high risk for little value, and nothing else', () => {
    expect(isToReconsider({ risk: 4, value: 2 })).toBe(true);
    for (const vectors of [{ risk: 3, value: 1 }, { risk: 5, value: 3 }, { risk: 5 }, { value: 1 }] as Vectors[])
      expect(isToReconsider(vectors)).toBe(false);
  });
});

describe('the order by score', () => {
  it('P7 has the highest score first among those that have one; the others keep their places', () => {
    fc.assert(
      fc.property(order, formula, (items, by) => {
        const wanted = orderByScore(items, by);
        const scores = new Map(items.map(({ id, vectors }) => [id, scoreOf(vectors, by)]));
        const scored = wanted.flatMap((id) => scores.get(id) ?? []);
        expect(scored).toEqual([...scored].sort((a, b) => b - a));
        for (const [i, { id }] of items.entries()) if (scores.get(id) === null) expect(wanted[i]).toBe(id);
        expect([...wanted].sort()).toEqual(ids(items).sort());
      }),
      RUNS,
    );
  });

  it('P7 gaps are the places between order and score', () => {
    fc.assert(
      fc.property(order, formula, (items, by) => {
        const [gaps, wanted] = [gapsOf(items, by), orderByScore(items, by)];
        for (const [place, { id }] of items.entries()) {
          const gap = gaps.get(id);
          if (gap) expect(wanted[place - gap.up]).toBe(id);
        }
      }),
      RUNS,
    );
  });

  it('P7 applied gives that order, told step by step; taken back, every item has its rank again', () => {
    fc.assert(
      fc.property(order, formula, (items, by) => {
        const wanted = orderByScore(items, by);
        const ranks = ranksFor(items, wanted);
        const applied = apply(items, ranks);
        expect(ids(applied)).toEqual(wanted);
        expect(new Set(applied.map(({ rank }) => rank)).size).toBe(items.length);

        const told = [...ids(items)];
        for (const { itemId, was, now } of stepsTo(ids(items), wanted, new Set(ranks.keys()))) {
          expect(told[told.indexOf(itemId) + 1] ?? null).toBe(was.before);
          told.splice(told.indexOf(itemId), 1);
          told.splice(now.after ? told.indexOf(now.after) + 1 : 0, 0, itemId);
          expect(told[told.indexOf(itemId) + 1] ?? null).toBe(now.before);
        }
        expect(told).toEqual(wanted);

        const rankOf = new Map(items.map(({ id, rank }) => [id, rank]));
        const noted = [...ranks].map(([itemId, now]) => ({ itemId, was: rankOf.get(itemId)!, now }));
        const event = { type: 'order-applied', formula: 1, ranks: noted, reason: null, undoes: null } as const;
        const back = formerRanks(event, new Map(applied.map(({ id, rank }) => [id, rank])));
        expect(apply(applied, back)).toEqual(items);
      }),
      RUNS,
    );
  });

  it('P7 P14 is not taken back where somebody has ranked one of them since, or stands at its old rank', () => {
    const event: OrderApplied = {
      type: 'order-applied',
      ...{ formula: 1, reason: null, undoes: null },
      ranks: [{ itemId: 'a', was: 'i1', now: 'i3' }],
    };
    for (const standing of [{ a: 'i5' }, { a: 'i3', b: 'i1' }])
      expect(() => formerRanks(event, new Map(Object.entries(standing)))).toThrow(
        expect.objectContaining({ code: 'order-moved-on' }),
      );
    expect(formerRanks(event, new Map([['b', 'i2']]))).toEqual(new Map());
  });

  it('P2 deals the ranks anew where there is no room for short ones', () => {
    const tight = (last: string) => `i0${'0'.repeat(45)}${last}`;
    const items = ['1', '2', '3'].map((last) => ({ id: last, rank: tight(last), vectors: {} }));
    const ranks = ranksFor(items, ['3', '1', '2']);
    expect(ids(apply(items, ranks))).toEqual(['3', '1', '2']);
    for (const rank of ranks.values()) expect(rank.length).toBeLessThanOrEqual(48);
  });
});

const zero = { risk: 0, value: 0, learning: 0, size: 0 };
