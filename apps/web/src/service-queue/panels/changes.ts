import type { ServiceEvent, TicketDetail } from '@twotrack/service-queue/contract';
import type { ChangedBy } from '../../ui/panel/Conflict.js';
import { useNow } from '../../ui/panel/use-now.js';
import { words } from './words.js';

/** Seconds from one moment (ISO 8601) to another (milliseconds). */
export const secondsBetween = (from: string, to: number): number => (to - Date.parse(from)) / 1000;

/** How long ago a moment was, in words. */
export function useAgo(): (at: string) => string {
  const now = useNow();
  return (at) => words.ago(secondsBetween(at, now));
}

/** Who made the last change of this kind, and how long ago. */
export function useLastChange(detail: TicketDetail, type: ServiceEvent['type']): ChangedBy | null {
  const ago = useAgo();
  const last = detail.history.find((event) => event.type === type);
  return last ? { who: last.by.name, when: ago(last.at) } : null;
}

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const dayAndClock = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** "15:40", with the day when it is not today. */
export const timeOf = (at: string, now: number): string =>
  (new Date(at).toDateString() === new Date(now).toDateString() ? clock : dayAndClock).format(new Date(at));
