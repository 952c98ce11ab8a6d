import type { HolidaySpan, OpenHours, OpenSpan } from './open-hours.js';

/** The open time of one month in UTC: stretches in their order that may touch and do not overlap, cut at its end. */
export interface OpenMonth {
  readonly spans: readonly OpenSpan[];
  /** All of them together, in milliseconds. */
  readonly open: number;
  readonly holidays: readonly HolidaySpan[];
}

/** Months are counted from January 1970, so that they add up; whoever knows calendars tells what is open in one. */
export type MonthOf = (month: number) => OpenMonth;

/** Clocks that run in opening stretches only. They must go on for ever, else `after` finds no end. */
export const openHours = (id: string, monthOf: MonthOf): OpenHours => ({
  id,
  after: (from, ms) => after(monthOf, from, ms),
  between: (from, to) => between(monthOf, from, to),
  days: (from, to) => days(monthOf, from, to),
});

function after(monthOf: MonthOf, from: number, ms: number): number {
  if (ms <= 0) return from;
  let left = ms;
  for (let month = monthAt(from); ; month++) {
    const { spans, open } = monthOf(month);
    if (open < left && from <= startOfMonth(month)) {
      left -= open;
      continue;
    }
    for (const span of spans) {
      const begins = Math.max(span.from, from);
      const length = span.to - begins;
      if (length <= 0) continue;
      if (length >= left) return begins + left;
      left -= length;
    }
  }
}

function between(monthOf: MonthOf, from: number, to: number): number {
  let sum = 0;
  for (let month = monthAt(from); startOfMonth(month) < to; month++) {
    const { spans, open } = monthOf(month);
    if (from <= startOfMonth(month) && startOfMonth(month + 1) <= to) sum += open;
    else for (const span of spans) sum += overlap(span, from, to);
  }
  return sum;
}

function days(monthOf: MonthOf, from: number, to: number): (OpenSpan | HolidaySpan)[] {
  const found: (OpenSpan | HolidaySpan)[] = [];
  for (let month = monthAt(from); startOfMonth(month) < to; month++) {
    const { spans, holidays } = monthOf(month);
    for (const span of spans) {
      if (overlap(span, from, to) > 0) {
        found.push({ day: span.day, from: Math.max(span.from, from), to: Math.min(span.to, to) });
      }
    }
    found.push(...holidays.filter((holiday) => holiday.from > from && holiday.from < to));
  }
  return joined(found.sort((a, b) => a.from - b.from));
}

/** What a month's end has cut is one again, and a holiday is told once. */
function joined(found: readonly (OpenSpan | HolidaySpan)[]): (OpenSpan | HolidaySpan)[] {
  const whole: (OpenSpan | HolidaySpan)[] = [];
  for (const one of found) {
    const last = whole.at(-1);
    if (last?.day !== one.day) whole.push(one);
    else if ('to' in last && 'to' in one) {
      if (last.to === one.from) whole[whole.length - 1] = { ...last, to: one.to };
      else whole.push(one);
    }
  }
  return whole;
}

const overlap = (span: OpenSpan, from: number, to: number): number =>
  Math.max(0, Math.min(span.to, to) - Math.max(span.from, from));

/** The month in UTC in which a moment lies. */
export function monthAt(ms: number): number {
  const date = new Date(ms);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

/** When a month begins. */
export const startOfMonth = (month: number): number =>
  Date.UTC(1970 + Math.floor(month / 12), month - 12 * Math.floor(month / 12));

/** Since midnight; `24:00` is the next one. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
