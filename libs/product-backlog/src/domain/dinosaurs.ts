import type { Ageing, BacklogSettings, Dinosaur, Item, Throughput } from '../contract/index.js';

const DAY = 24 * 60 * 60 * 1000;
const WEEK = 7 * DAY;

/** The throughput is that of so many weeks. */
export const WEEKS = 12;
/** From so many finished items on a throughput says something. */
export const FINISHED_NEEDED = 10;
/** A backlog that was last reviewed longer ago is due (P12). */
export const REVIEW_DAYS = 14;

export const finishedIn = ({ finished }: Pick<Throughput, 'finished'>): number =>
  finished.reduce((sum, n) => sum + n, 0);

/** Items finished a week; null where too few were to tell. */
export function itemsAWeek(throughput: Throughput): number | null {
  const finished = finishedIn(throughput);
  return finished < FINISHED_NEEDED ? null : finished / throughput.weeks;
}

/** When whoever stands at that place of the order, from 1, is finished at this throughput (ISO 8601). */
export function reachOf(place: number, throughput: Throughput, now: string): string | null {
  const aWeek = itemsAWeek(throughput);
  return aWeek === null ? null : new Date(Date.parse(now) + (place / aWeek) * WEEK).toISOString();
}

/**
 * The dinosaurs along the order (P12): touched longer ago than the rule says, or, where nobody is at work on it yet,
 * reached beyond the horizon. What was kept is not asked about again for as many days.
 */
export function dinosaursOf(
  order: readonly Ageing[],
  throughput: Throughput,
  { days, horizonMonths }: BacklogSettings['dinosaurs'],
  now: string,
): Dinosaur[] {
  const horizon = monthsOn(now, horizonMonths);
  return order.flatMap((item, i) => {
    const place = i + 1;
    const reachAt = reachOf(place, throughput, now);
    const untouchedDays = daysBetween(item.touchedAt, now);
    const why: Dinosaur['why'] = [];
    if (untouchedDays >= days) why.push('untouched');
    if (reachAt && reachAt > horizon && !inWork(item)) why.push('beyond');
    const kept = item.marks.kept && daysBetween(item.marks.kept.at, now) < days;
    return why.length > 0 && !kept ? [{ item, place, untouchedDays, reachAt, why }] : [];
  });
}

/** Whole days from one moment to another, never fewer than 0. */
export const daysBetween = (from: string, to: string): number =>
  Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / DAY));

/** Whether the backlog should be gone through again: it is 14 days since, or nobody ever did. */
export const reviewIsDue = (reviewedAt: string | null, now: string): boolean =>
  reviewedAt === null || daysBetween(reviewedAt, now) >= REVIEW_DAYS;

const inWork = ({ column }: Pick<Item, 'column'>): boolean => column === 'in-progress' || column === 'review';

/** The same day of the month so many months later, or its last day (ISO 8601). */
function monthsOn(now: string, months: number): string {
  const day = new Date(now);
  const wanted = day.getUTCDate();
  day.setUTCMonth(day.getUTCMonth() + months, 1);
  const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
  day.setUTCDate(Math.min(wanted, last));
  return day.toISOString();
}
