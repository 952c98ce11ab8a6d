import { expect, it } from 'vitest';
import { ageOf, lasting } from './times.js';

const at = Date.parse('2026-03-01T12:00:00.000Z');

it('tells an age in its largest unit', () => {
  expect(ageOf('2026-03-01T11:59:30.000Z', at)).toBe('now');
  expect(ageOf('2026-03-01T11:12:30.000Z', at)).toBe('47m');
  expect(ageOf('2026-03-01T01:00:00.000Z', at)).toBe('11h');
  expect(ageOf('2026-02-20T13:00:00.000Z', at)).toBe('8d');
  expect(ageOf('2026-03-01T12:00:09.000Z', at)).toBe('now');
});

it('tells seconds only below an hour', () => {
  expect(lasting(42 * 60_000 + 10_999)).toBe('42:10');
  expect(lasting(3 * 3_600_000 + 2 * 60_000)).toBe('3h 02m');
  expect(lasting(76 * 3_600_000)).toBe('3d 4h');
});
