import type { GoalMeasure, GoalShares, Item, Share } from '../contract/index.js';

/** Finished work counts for so many days (P6). */
export const FINISHED_DAYS = 30;

/** The columns whose items are in work. */
export const IN_WORK: readonly Item['column'][] = ['in-progress', 'review'];

/** What of the work on a board serves the goal; `before` is what was finished and has left the board since. */
export function sharesOf(items: Iterable<Item>, goalId: string, before: Share): GoalShares {
  const shares = { wip: { served: 0, all: 0 }, finished: { ...before } };
  for (const item of items) {
    const share = IN_WORK.includes(item.column) ? shares.wip : item.column === 'done' ? shares.finished : null;
    if (!share || item.removedAt) continue;
    share.all += 1;
    if (item.goalId === goalId) share.served += 1;
  }
  return shares;
}

/** How far a measure has come on its way: 0 where it started, 1 where it aims; less and more as it is. */
export const progressOf = ({ from, to, current }: GoalMeasure): number => (current - from) / (to - from) || 0;
