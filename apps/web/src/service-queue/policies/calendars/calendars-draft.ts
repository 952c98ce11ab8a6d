import type {
  BusinessCalendar,
  Opening,
  Queue,
  QueueTerms,
  SeverityPolicyDraft,
} from '@twotrack/service-queue/contract';
import { faultsOfHours } from '@twotrack/service-queue/domain';

type Draft = SeverityPolicyDraft;

const OFFICE: Opening = { from: '09:00', to: '17:00' };

/** Monday to Friday, nine to five, in the zone of whoever makes it. */
export function withNewCalendar(draft: Draft, name: string): Draft {
  const taken = new Set(draft.calendars.map(({ id }) => id));
  let number = draft.calendars.length + 1;
  while (taken.has(`calendar-${number}`)) number++;
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const week = Array.from({ length: 7 }, (_, day) => (day < 5 ? [OFFICE] : []));
  const made = { id: `calendar-${number}`, name: `${name} ${number}`, zone: timeZone, week, holidays: [] };
  return { ...draft, calendars: [...draft.calendars, made] };
}

export const withCalendar = (draft: Draft, calendar: BusinessCalendar): Draft => ({
  ...draft,
  calendars: draft.calendars.map((one) => (one.id === calendar.id ? calendar : one)),
});

/** Its queues go on in plain time. */
export const withoutCalendar = (draft: Draft, id: string): Draft => ({
  ...draft,
  calendars: draft.calendars.filter((one) => one.id !== id),
  queues: Object.fromEntries(
    Object.entries(draft.queues).flatMap(([queue, { calendar, ...terms }]) => {
      const kept = calendar === id ? terms : { calendar, ...terms };
      return isEmpty(kept) ? [] : [[queue, kept]];
    }),
  ),
});

/** A queue that differs in nothing from the policy is not named. */
export function withQueueTerms(draft: Draft, queueId: string, terms: QueueTerms): Draft {
  const { [queueId]: _, ...others } = draft.queues;
  return { ...draft, queues: isEmpty(terms) ? others : { ...others, [queueId]: terms } };
}

const isEmpty = ({ calendar, sla }: QueueTerms): boolean => !calendar && !sla;

export const withDay = (calendar: BusinessCalendar, day: number, openings: Opening[]): BusinessCalendar => ({
  ...calendar,
  week: calendar.week.with(day, openings),
});

/** The next stretch of a day, after the last one. */
export function withOpening(openings: readonly Opening[]): Opening[] {
  const last = openings.at(-1)?.to;
  if (!last) return [OFFICE];
  const next = Math.min(23, Number(last.slice(0, 2)) + 1);
  return [...openings, { from: hour(next), to: hour(Math.min(24, next + 4)) }];
}

const hour = (number: number): string => `${String(number).padStart(2, '0')}:00`;

/** "9:00" and "900" are 09:00; null for what is no time of a day. */
export function timeIn(text: string): string | null {
  const [, hours, minutes] = /^\s*(\d{1,2}):?(\d{2})\s*$/.exec(text) ?? [];
  if (!hours || !minutes) return null;
  const time = `${hours.padStart(2, '0')}:${minutes}`;
  return /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(time) ? time : null;
}

/** What keeps clocks from running by a calendar, in words. */
export const faultsOf = (draft: Draft, queues: readonly Queue[], id: string): string[] => {
  const at = draft.calendars.findIndex((one) => one.id === id);
  const ofQueues = Object.keys(draft.queues).filter((queue) => draft.queues[queue]!.calendar === id);
  const paths = [`calendars.${at}.`, ...ofQueues.map((queue) => `queues.${queue}`)];
  return faultsOfHours(draft, queues)
    .filter(({ path }) => paths.some((begin) => path.startsWith(begin)))
    .map(({ message }) => message);
};
