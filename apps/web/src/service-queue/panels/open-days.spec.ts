import { describe, expect, it } from 'vitest';
import type { OpenDays } from '@twotrack/service-queue/contract';
import { isOpenAt, openDaysInWords, usedBy } from './open-days.js';

const stretch = (day: string, name: string, from: string, to: string) => {
  const [begins, ends] = [`${day}T${from}:00.000Z`, `${day}T${to}:00.000Z`];
  return { day, name, from: begins, to: ends, minutes: (Date.parse(ends) - Date.parse(begins)) / 60_000 };
};
const WEEK: OpenDays = {
  days: [
    stretch('2026-11-16', 'Mon', '15:00', '17:00'),
    stretch('2026-11-17', 'Tue', '09:00', '12:00'),
    stretch('2026-11-17', 'Tue', '13:00', '16:30'),
    { day: '2026-11-18', name: 'Wed', closed: 'Repentance Day' },
  ],
  more: null,
};

describe('the days of a due time', () => {
  it('S8 are told one by one, a holiday by its name', () => {
    expect(openDaysInWords(WEEK)).toBe('2 h Mon + 6 h 30 min Tue, Wed holiday (Repentance Day)');
  });

  it('S8 are summed up where they are too many, and told with their date', () => {
    const days = Array.from({ length: 9 }, (_, i) => stretch(`2026-11-${10 + i}`, 'Day', '09:00', '10:00'));
    expect(openDaysInWords({ days, more: { days: 3, minutes: 240 } })).toMatch(
      /^1 h Day 10 \+ .* \+ 1 h Day 16 \+ 6 h on 5 more days$/,
    );
  });

  it('S8 are used up while it is open, and stand still while it is closed', () => {
    const at = (time: string) => Date.parse(`2026-11-17T${time}:00.000Z`);
    expect(['08:00', '10:00', '12:30', '13:30', '20:00'].map((time) => usedBy(WEEK, at(time)) / 3600)).toEqual([
      2, 3, 5, 5.5, 8.5,
    ]);
    expect(['08:00', '10:00', '12:30', '16:30'].map((time) => isOpenAt(WEEK, at(time)))).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });
});
