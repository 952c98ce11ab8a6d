import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar, SeverityPolicy } from '../contract/index.js';
import { PLAIN_TIME, openHours, startOf, type OpenHours, type OpenMonth, type SlaTerms } from '../domain/index.js';

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
const CALENDARS_KEPT = 200;

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

/** Days of the zone may begin up to a day before or after those of UTC; what lies outside the month is cut off. */
function openMonth({ zone, week, holidays }: BusinessCalendar, month: number): OpenMonth {
  const [begins, ends] = [startOf(month), startOf(month + 1)];
  const names = new Map(holidays.map(({ date, name }) => [date, name]));
  const found = { spans: [] as OpenMonth['spans'][number][], holidays: [] as OpenMonth['holidays'][number][] };
  const last = dateAt(ends).add({ days: 1 });
  for (let date = dateAt(begins).subtract({ days: 1 }); !date.equals(last); date = date.add({ days: 1 })) {
    const openings = week[date.dayOfWeek - 1]!;
    if (openings.length === 0) continue;
    const day = date.toString();
    const closed = names.get(day);
    if (closed) {
      const from = momentOf(date, '00:00', zone);
      if (from >= begins && from < ends) found.holidays.push({ day, from, closed });
      continue;
    }
    for (const opening of openings) {
      const from = Math.max(begins, momentOf(date, opening.from, zone));
      const to = Math.min(ends, momentOf(date, opening.to, zone));
      if (from < to) found.spans.push({ day, from, to });
    }
  }
  const spans = found.spans.sort((a, b) => a.from - b.from);
  return { ...found, spans, open: spans.reduce((sum, { from, to }) => sum + to - from, 0) };
}

const dateAt = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('UTC').toPlainDate();

/**
 * The moment at which the clocks of the zone show this time, the first one where they show it twice. A time that they
 * leap over in spring is the moment of the leap, so that no stretch shrinks by more than what does not exist.
 */
function momentOf(date: Temporal.PlainDate, time: string, zone: string): number {
  const [day, plainTime] = time === '24:00' ? [date.add({ days: 1 }), '00:00'] : [date, time];
  const shown = day.toZonedDateTime({ timeZone: zone, plainTime });
  const leapt = !shown.toPlainTime().equals(plainTime) || !shown.toPlainDate().equals(day);
  return (leapt ? shown.getTimeZoneTransition('previous')! : shown).epochMilliseconds;
}
