import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar, SeverityPolicy } from '../contract/index.js';
import {
  PLAIN_TIME,
  minutesOf,
  openHours,
  startOfMonth,
  type HolidaySpan,
  type OpenHours,
  type OpenMonth,
  type OpenSpan,
  type SlaTerms,
} from '../domain/index.js';

/** A policy as the clocks run by it: what is beside its data is a function, so that JSON leaves it out. */
export type PolicyWithHours<P> = P & { readonly hoursOf: (queueId: string) => OpenHours };

/** Every policy that a decision is made by comes through here; without it, a clock in open hours stands as it stood. */
export const withHours = <P extends Pick<SeverityPolicy, 'calendars' | 'queues'> & SlaTerms>(
  policy: P,
): PolicyWithHours<P> => ({ ...policy, hoursOf: hoursBy(policy) });

function hoursBy({ calendars, queues }: Pick<SeverityPolicy, 'calendars' | 'queues'>) {
  const known = new Map<string, OpenHours>();
  return (queueId: string): OpenHours => {
    const id = queues[queueId]?.calendar;
    if (!id) return PLAIN_TIME;
    const found = known.get(id) ?? hoursOfCalendar(calendars.find((calendar) => calendar.id === id)!);
    known.set(id, found);
    return found;
  };
}

/** By the content of a calendar, so that what one policy has expanded serves all that have the same. */
const expanded = new Map<string, OpenHours>();
const CALENDARS_KEPT = 50;

function hoursOfCalendar(calendar: BusinessCalendar): OpenHours {
  const { zone, week, holidays } = calendar;
  const id = createHash('sha256')
    .update(JSON.stringify([zone, week, holidays]))
    .digest('base64url')
    .slice(0, 12);
  const kept = expanded.get(id);
  if (kept) return kept;
  const months = new Map<number, OpenMonth>();
  const hours = openHours(id, (month) => {
    const open = months.get(month) ?? openMonth(calendar, month);
    months.set(month, open);
    return open;
  });
  if (expanded.size >= CALENDARS_KEPT) expanded.delete(expanded.keys().next().value!);
  expanded.set(id, hours);
  return hours;
}

const DAY = 86_400_000;
const MINUTE = 60_000;

/** Days of the zone may begin up to a day before or after those of UTC; what lies outside the month is cut off. */
function openMonth({ zone, week, holidays }: BusinessCalendar, month: number): OpenMonth {
  const [begins, ends] = [startOfMonth(month), startOfMonth(month + 1)];
  const momentOf = clocksIn(zone, begins - 2 * DAY, ends + 2 * DAY);
  const closed = new Map(holidays.map(({ date, name }) => [date, name]));
  const spans: OpenSpan[] = [];
  const closedDays: HolidaySpan[] = [];
  for (let date = begins - DAY; date <= ends; date += DAY) {
    const openings = week[dayOfWeek(date)]!;
    const day = new Date(date).toISOString().slice(0, 10);
    const holiday = closed.get(day);
    for (const opening of openings) {
      const from = Math.max(begins, momentOf(date, opening.from));
      const to = Math.min(ends, momentOf(date, opening.to));
      if (from < to && !holiday) spans.push({ day, from, to });
      if (from < to && holiday) closedDays.push({ day, from, closed: holiday });
    }
  }
  spans.sort((a, b) => a.from - b.from);
  const open = spans.reduce((sum, { from, to }) => sum + to - from, 0);
  return { spans, open, holidays: closedDays };
}

/** Monday is 0; a date is its midnight in UTC. */
const dayOfWeek = (date: number): number => (date / DAY + 3) % 7;

/** When the clocks of a zone show a time of a date. Between two leaps of theirs that is a subtraction. */
function clocksIn(zone: string, from: number, to: number): (date: number, time: string) => number {
  const first = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
  const leap = first.getTimeZoneTransition('next');
  if (leap && leap.epochMilliseconds < to) return (date, time) => shownAt(date + minutesOf(time) * MINUTE, zone);
  const offset = first.offsetNanoseconds / 1_000_000;
  return (date, time) => date + minutesOf(time) * MINUTE - offset;
}

/**
 * The moment at which the clocks show what they would show in UTC at this one: the first, where they show it twice. A
 * time that they leap over in spring is the moment of the leap, so that no stretch loses more than what does not exist.
 */
function shownAt(local: number, zone: string): number {
  const shown = Temporal.Instant.fromEpochMilliseconds(local).toZonedDateTimeISO('UTC').toPlainDateTime();
  const moment = shown.toZonedDateTime(zone);
  const leapt = !moment.toPlainDateTime().equals(shown);
  if (!leapt) return moment.epochMilliseconds;
  return moment.add({ milliseconds: 1 }).getTimeZoneTransition('previous')!.epochMilliseconds;
}
