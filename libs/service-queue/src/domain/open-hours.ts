/** A stretch of open time of one day, by the calendar's own zone. */
export interface OpenSpan {
  /** `2026-11-16` */
  readonly day: string;
  readonly from: number;
  readonly to: number;
}

/** A day that would be open in this week, and is not. */
export interface HolidaySpan {
  readonly day: string;
  /** When it begins. */
  readonly from: number;
  readonly closed: string;
}

/** The time in which clocks run. Moments and lengths in milliseconds. */
export interface OpenHours {
  /** Tells these hours from all others; null for plain time, which never stands still. */
  readonly id: string | null;
  /** The first moment by which so much open time has passed since `from`. */
  after(from: number, ms: number): number;
  /** Open time from one moment to a later one. */
  between(from: number, to: number): number;
  /** The open time from one moment to a later one, day by day, and the holidays between; plain time has no days. */
  days(from: number, to: number): (OpenSpan | HolidaySpan)[];
}

/** Always open: what a queue without a calendar has. */
export const PLAIN_TIME: OpenHours = {
  id: null,
  after: (from, ms) => from + ms,
  between: (from, to) => to - from,
  days: () => [],
};
