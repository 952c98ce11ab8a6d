import { describe, expect, it } from 'vitest';
import { momentOf } from './moments.js';

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

  it.each(['', 'yesterday', '3', '2h 5m'])('is not "%s"', (when) => {
    expect(() => momentOf(when, START)).toThrow(`"${when}"`);
  });
});
