import type { Recorded } from '@twotrack/shared';
import type { ChangedBy } from './Conflict.js';
import { useNow } from './use-now.js';
import { words } from './words.js';

/** Seconds from one moment (ISO 8601) to another (milliseconds). */
export const secondsBetween = (from: string, to: number): number => (to - Date.parse(from)) / 1000;

/** How long ago a moment was, in words. */
export function useAgo(): (at: string) => string {
  const now = useNow();
  return (at) => words.ago(secondsBetween(at, now));
}

/** Who made the last change of this kind, and how long ago; the history has the newest first. */
export function useLastChange<E extends { type: string }>(
  history: readonly Recorded<E>[],
  type: E['type'],
): ChangedBy | null {
  const ago = useAgo();
  const last = history.find((event) => event.type === type);
  return last ? { who: last.by.name, when: ago(last.at) } : null;
}
