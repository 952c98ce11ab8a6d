import { describe, expect, it } from 'vitest';
import { dayFrom, dayOf, momentOf } from './moments.js';

const START = new Date(2026, 10, 20, 3, 15).getTime();

describe('a moment of the demo', () => {
  it.each([
    ['2h5m', new Date(2026, 10, 20, 1, 10)],
    ['50m', new Date(2026, 10, 20, 2, 25)],
    ['38 10:20', new Date(2026, 9, 13, 10, 20)],
    ['0 10:20', new Date(START)],
  ])('%s lies before the start, never after it', (when, at) => {
    expect(momentOf(when, START)).toBe(at.getTime());
  });

  it('has a day, as days before and after the start have', () => {
    expect([dayOf('38 10:20', START), dayOf('4h', START)]).toEqual(['2026-10-13', '2026-11-19']);
    expect([dayFrom(-29, START), dayFrom(0, START), dayFrom(48, START)]).toEqual([
      ...['2026-10-22', '2026-11-20', '2027-01-07'],
    ]);
  });

  it.each(['', 'yesterday', '3', '2h 5m'])('is not "%s"', (when) => {
    expect(() => momentOf(when, START)).toThrow(`"${when}"`);
  });
});
