import type { SnoozeTicket } from '@twotrack/service-queue/contract';
import { words } from './words.js';

const MINUTE = 60_000;

/** For how long one puts something out of sight. */
export function snoozes(now: Date): { label: string; how: SnoozeTicket }[] {
  const until = (at: number) => ({ until: new Date(at).toISOString(), untilEvent: false });
  const tomorrow = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 9);
  return [
    { label: words.menu.quarter, how: until(now.getTime() + 15 * MINUTE) },
    { label: words.menu.hour, how: until(now.getTime() + 60 * MINUTE) },
    { label: words.menu.fourHours, how: until(now.getTime() + 240 * MINUTE) },
    { label: words.menu.tomorrow, how: until(tomorrow.getTime()) },
    { label: words.menu.event, how: { untilEvent: true } },
  ];
}
