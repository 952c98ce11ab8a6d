import type { BusinessCalendar, Ticket } from '@twotrack/service-queue/contract';
import { policy } from './service-store.js';

/** Whether the clocks of its queue stand still because it is closed there now (S8). */
export function isClosedFor({ queueId }: Pick<Ticket, 'queueId'>, now: number): boolean {
  const terms = policy.get();
  const id = terms?.queues[queueId]?.calendar;
  const calendar = id && terms.calendars.find((one) => one.id === id);
  return calendar ? !isOpen(calendar, now) : false;
}

/** As the clocks on the wall of its zone say. */
function isOpen({ zone, week, holidays }: BusinessCalendar, now: number): boolean {
  const [date, time] = wallOf(zone).format(now).split(' ') as [string, string];
  const openings = week[(new Date(date).getUTCDay() + 6) % 7]!;
  return !holidays.some((one) => one.date === date) && openings.some(({ from, to }) => from <= time && time < to);
}

/** "2026-11-20 15:04": Swedes write it so. */
const wallOf = (timeZone: string): Intl.DateTimeFormat => {
  const wall =
    walls.get(timeZone) ?? new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  walls.set(timeZone, wall);
  return wall;
};
const walls = new Map<string, Intl.DateTimeFormat>();
