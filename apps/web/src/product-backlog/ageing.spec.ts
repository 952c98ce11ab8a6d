import { expect, it } from 'vitest';
import { ageingOf, ageMarks } from './ageing.js';

const day = (number: number) => `2026-11-${String(number).padStart(2, '0')}T08:00:00.000Z`;
const days = (count: number) => Array.from({ length: count }, (_, i) => day(i + 1));
const lines = (entered: string[]) => entered.map((one) => ageingOf(one, ageMarks(entered)));

it('draws a line under the older half of a column, and a thick one under what is older than 85 %', () => {
  const seen = lines(days(20));
  expect(seen.filter((line) => line === 'old')).toHaveLength(3);
  expect(seen.filter((line) => line === 'aged')).toHaveLength(7);
  expect(seen.slice(10)).toEqual(Array(10).fill(null));
});

it('calls nothing older than 85 % where there are too few to say so, or all came in the same hour', () => {
  expect(lines(days(6))).not.toContain('old');
  expect(lines(Array(20).fill(day(1)))).toEqual(Array(20).fill(null));
  expect(lines([])).toEqual([]);
});
