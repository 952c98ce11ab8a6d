import type { Ticket } from '@twotrack/service-queue/contract';
import { lasting } from '../ui/times.js';

/** How much time the tighter clock has left, and how loudly to say it (ux.md §8.2). */
export type SlaTone = 'none' | 'paused' | 'calm' | 'soon' | 'urgent' | 'breached';

const QUARTER = 15 * 60_000;
const HOUR = 60 * 60_000;

/**
 * One text, so that a card renders only when what it says changes: tone and time, divided by a space. While its queue
 * is closed, nothing is urgent: `☾`.
 */
export function slaLeft(
  { due, resolvedAt }: Pick<Ticket, 'due' | 'resolvedAt'>,
  now: number,
  closed = false,
): `${SlaTone} ${string}` {
  if (resolvedAt) return 'none ';
  if (!due) return 'paused ';
  const left = Date.parse(due) - now;
  if (left >= 0 && closed) return `calm ☾ ${lasting(left)}`;
  if (left < 0) return `breached −${lasting(-left)}`;
  if (left < QUARTER) return `urgent ${lasting(left)}`;
  return left < HOUR ? `soon ${lasting(left)}` : `calm ${lasting(left)}`;
}

/** Which clock the due time belongs to. */
export const clockOf = ({ due, responseDue, respondedAt }: Ticket): 'response' | 'resolution' =>
  !respondedAt && due === responseDue ? 'response' : 'resolution';
