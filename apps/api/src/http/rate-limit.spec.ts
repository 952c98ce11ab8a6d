import { expect, it } from 'vitest';
import { Allowance } from './rate-limit.js';

it('lets in as many as there are, then tells how long to wait, and fills up as time goes by', () => {
  let now = 0;
  const allowance = new Allowance(30, () => now);
  const takes = (n: number) => Array.from({ length: n }, () => allowance.take('a'));
  expect(takes(30)).toEqual(Array(30).fill(0));
  expect(allowance.take('a')).toBe(2);
  expect(allowance.take('b')).toBe(0);
  now += 1_000;
  expect(allowance.take('a')).toBe(1);
  now += 1_000;
  expect(takes(2)).toEqual([0, 2]);
  now += 3_600_000;
  expect(takes(31)).toEqual([...Array(30).fill(0), 2]);
});

it('forgets the address that is known longest, so that it never holds more than it can', () => {
  const allowance = new Allowance(1, () => 0);
  for (let i = 0; i < 20_001; i++) expect(allowance.take(`10.0.${i}`)).toBe(0);
  expect(allowance.take('10.0.20000')).toBe(60);
  expect(allowance.take('10.0.0')).toBe(0);
});
