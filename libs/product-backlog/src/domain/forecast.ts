import type { Throughput } from '../contract/index.js';
import { FINISHED_NEEDED, finishedIn } from './dinosaurs.js';

/** How sure, and how far ahead, the line of what can be pulled looks. */
export const PULL_LINE = { days: 30, likelihood: 0.85 } as const;

const WEEK = 7;

/**
 * How many of the first items are finished within so many days, at least so likely; null where too few were finished to
 * tell. Every week to come is like any of the past ones. That is told exactly, not by throwing dice, so that all who look
 * see the same line.
 */
export function likelyFinished(
  throughput: Throughput,
  { days, likelihood }: { days: number; likelihood: number } = PULL_LINE,
): number | null {
  if (finishedIn(throughput) < FINISHED_NEEDED) return null;
  const past = throughput.finished.slice(-throughput.weeks);
  // in sevenths of an item, for a part of a week is the same part of what a week finishes
  let chances = new Map([[0, 1]]);
  for (let left = days; left > 0; left -= WEEK) chances = oneMore(chances, past, Math.min(left, WEEK));
  let sum = 0;
  for (const [sevenths, chance] of [...chances].sort(([a], [b]) => b - a)) {
    sum += chance;
    // a hair less, for fractions add up to a hair less
    if (sum >= likelihood - 1e-9) return Math.floor(sevenths / WEEK);
  }
  return 0;
}

function oneMore(chances: ReadonlyMap<number, number>, past: readonly number[], days: number): Map<number, number> {
  const next = new Map<number, number>();
  for (const [sevenths, chance] of chances)
    for (const finished of past) {
      const sum = sevenths + finished * days;
      next.set(sum, (next.get(sum) ?? 0) + chance / past.length);
    }
  return next;
}
