import { expect, it } from 'vitest';
import { slaLeft } from './sla-left.js';

const now = Date.parse('2026-03-01T12:00:00.000Z');
const left = (minutes: number) =>
  slaLeft({ due: new Date(now + minutes * 60_000).toISOString(), resolvedAt: null }, now);

it('S8 speaks louder as the due time comes near, and counts on after it', () => {
  expect(left(192)).toBe('calm 3h 12m');
  expect(left(42.5)).toBe('soon 42:30');
  expect(left(14)).toBe('urgent 14:00');
  expect(left(-8.5)).toBe('breached −08:30');
  expect(left(-60 * 50)).toBe('breached −2d 2h');
});

it('S8 is calm while its queue is closed, unless it is breached', () => {
  const due = (minutes: number) => ({ due: new Date(now + minutes * 60_000).toISOString(), resolvedAt: null });
  expect(slaLeft(due(192), now, true)).toBe('calm ☾ 3h 12m');
  expect(slaLeft(due(-8.5), now, true)).toBe('breached −08:30');
});

it('S8 has no countdown while the clocks stand still, and none when it is over', () => {
  expect(slaLeft({ due: null, resolvedAt: null }, now)).toBe('paused ');
  expect(slaLeft({ due: null, resolvedAt: '2026-03-01T11:00:00.000Z' }, now)).toBe('none ');
});
