import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TELLING_HOURS, TELLING_POINTS, nextPull, realShare } from './shares.js';

const hours = fc.double({ min: 0, max: 5_000, noNaN: true });
const percent = fc.integer({ min: 0, max: 100 });

describe('the capacity share', () => {
  it('B5 is what each track has had of the hours worked, in whole per cent', () => {
    expect(realShare({ product: 54, service: 46 })).toEqual({ product: 54, service: 46 });
    expect(realShare({ product: 2, service: 1 })).toEqual({ product: 67, service: 33 });
    expect(realShare({ product: 0, service: 3 })).toEqual({ product: 0, service: 100 });
  });

  it('B5 is not told while no work is measured', () => {
    expect(realShare({ product: 0, service: 0 })).toBeNull();
    expect(realShare({ product: 0.5, service: 0.4 })).toBeNull();
    expect(nextPull({ product: 70 }, null)).toBeNull();
  });

  it('B5 names for the next pull the track that lies furthest below its share, and how far', () => {
    expect(nextPull({ product: 70 }, { product: 54, service: 46 })).toEqual({ track: 'product', had: 54, of: 70 });
    expect(nextPull({ product: 70 }, { product: 90, service: 10 })).toEqual({ track: 'service', had: 10, of: 30 });
  });

  it('B5 names none where the difference is small, and none where nothing is stated', () => {
    expect(nextPull({ product: 70 }, { product: 66, service: 34 })).toBeNull();
    expect(nextPull({ product: 70 }, { product: 65, service: 35 })?.track).toBe('product');
    expect(nextPull({ product: 70 }, { product: 70, service: 30 })).toBeNull();
    expect(nextPull(null, { product: 1, service: 99 })).toBeNull();
  });

  it('B5 makes 100 of any hours, and what is worked more has no less of them', () => {
    fc.assert(
      fc.property(hours, hours, hours, (product, service, more) => {
        const real = realShare({ product, service });
        if (product + service < TELLING_HOURS) return void expect(real).toBeNull();
        expect(real!.product + real!.service).toBe(100);
        expect(Math.min(real!.product, real!.service)).toBeGreaterThanOrEqual(0);
        expect(realShare({ product: product + more, service })!.product).toBeGreaterThanOrEqual(real!.product);
      }),
      { numRuns: 1_000 },
    );
  });

  it('B5 tells only of a track that is behind by enough, so that pulling from it brings both nearer', () => {
    fc.assert(
      fc.property(percent, percent, (product, had) => {
        const next = nextPull({ product }, { product: had, service: 100 - had });
        const gap = Math.abs(product - had);
        expect(next === null).toBe(gap < TELLING_POINTS);
        if (next) expect(next.of - next.had).toBe(gap);
        if (next) expect(next.track).toBe(had < product ? 'product' : 'service');
      }),
      { numRuns: 1_000 },
    );
  });
});
