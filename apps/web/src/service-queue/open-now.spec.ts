import { expect, it } from 'vitest';
import { standardPolicy } from '@twotrack/service-queue/domain';
import { isClosedFor } from './open-now.js';
import { policy } from './service-store.js';
import { database, general } from './panels/test-board.js';

const day = [{ from: '09:00', to: '17:00' }];
const calendar = {
  id: 'office',
  name: 'Office',
  zone: 'America/New_York',
  week: [day, day, day, day, [{ from: '18:00', to: '24:00' }], [], []],
  holidays: [{ date: '2026-11-18', name: 'Repentance Day' }],
};

it('S8 a card knows that its queue is closed now, by the clocks there; a queue without a calendar never is', () => {
  policy.set({
    ...standardPolicy,
    version: 1,
    calendars: [calendar],
    queues: { [database.id]: { calendar: 'office' } },
  });
  const closedAt = (at: string, queueId = database.id) => isClosedFor({ queueId }, Date.parse(at));
  // New York is five hours behind; 16 November 2026 is a Monday
  expect(
    ['16T13:59', '16T14:00', '16T21:59', '16T22:00', '18T15:00', '21T04:59', '21T05:00', '22T15:00'].map((at) =>
      closedAt(`2026-11-${at}:00.000Z`),
    ),
  ).toEqual([true, false, false, true, true, false, true, true]);
  expect(closedAt('2026-11-22T15:00:00.000Z', general.id)).toBe(false);
});
