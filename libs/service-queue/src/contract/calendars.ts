import { z } from 'zod';
import { line } from '@twotrack/shared';

/** Minutes to the first acknowledge and to the resolution: open time where the queue has a calendar, else plain time. */
export const SlaTarget = z.strictObject({
  response: z.int().min(1).max(525_600),
  resolution: z.int().min(1).max(525_600),
});
export type SlaTarget = z.infer<typeof SlaTarget>;

export const SlaTargets = z.strictObject({ 1: SlaTarget, 2: SlaTarget, 3: SlaTarget, 4: SlaTarget, 5: SlaTarget });
export type SlaTargets = z.infer<typeof SlaTargets>;

export const CalendarId = z.string().regex(/^[a-z0-9-]{1,40}$/, 'must be a calendar name such as eu-office');
export type CalendarId = z.infer<typeof CalendarId>;

const TimeOfDay = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time such as 09:00, or 24:00');

/** Open from one time of a day until another of the same day; what goes past midnight is two. */
export const Opening = z.strictObject({ from: TimeOfDay, to: TimeOfDay });
export type Opening = z.infer<typeof Opening>;

/** A day of the calendar's own zone on which it is closed, whatever the week says. */
export const Holiday = z.strictObject({ date: z.iso.date(), name: line(60) });
export type Holiday = z.infer<typeof Holiday>;

/** When a team works: a week of opening hours by the clocks of one IANA time zone, and the holidays. */
export const BusinessCalendar = z.strictObject({
  id: CalendarId,
  name: line(60),
  /** `Europe/Berlin`. */
  zone: z.string().min(1).max(60),
  /** Monday first; a day without a stretch is closed. */
  week: z.array(z.array(Opening).max(8)).length(7),
  holidays: z.array(Holiday).max(400).default([]),
});
export type BusinessCalendar = z.infer<typeof BusinessCalendar>;

/** What is true of one queue's clocks alone: the hours they run in, and targets of its own. */
export const QueueTerms = z.strictObject({ calendar: CalendarId.optional(), sla: SlaTargets.optional() });
export type QueueTerms = z.infer<typeof QueueTerms>;

/** One stretch of open time that a clock used or will use: the day by the calendar's zone, and the minutes of it. */
export interface OpenStretch {
  day: string;
  /** `Mon` */
  name: string;
  from: string;
  to: string;
  minutes: number;
}

/** A day that would have been open, and was not: `Wed holiday`. */
export interface ClosedDay {
  day: string;
  name: string;
  closed: string;
}

/** How a due time came about in open hours: the days in their order; `more` where not all of them are told. */
export interface OpenDays {
  days: (OpenStretch | ClosedDay)[];
  more: { days: number; minutes: number } | null;
}
