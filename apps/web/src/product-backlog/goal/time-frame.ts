import { useCallback } from 'react';
import type { Goal } from '@twotrack/product-backlog/contract';
import { useTold } from '../../live/server-time.js';
import { daysBetween, localDay } from './days.js';
import { words } from './words.js';

/** "12 days left", "last day today", "over for 3 days". */
export function useTimeLeft({ startsOn, endsOn }: Pick<Goal, 'startsOn' | 'endsOn'>): string {
  return useTold(useCallback((now: number) => timeLeft(startsOn, endsOn, localDay(now)), [startsOn, endsOn]));
}

export function timeLeft(startsOn: string, endsOn: string, today: string): string {
  const begins = daysBetween(today, startsOn);
  if (begins > 0) return words.notBegun(begins);
  const left = daysBetween(today, endsOn);
  if (left === 0) return words.lastDay;
  return left > 0 ? words.daysLeft(left) : words.over(-left);
}
