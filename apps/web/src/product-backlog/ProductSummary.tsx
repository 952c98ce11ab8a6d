import { lazy, Suspense, useCallback } from 'react';
import { useTold } from '../live/server-time.js';
import { useSlowly } from '../live/use-slowly.js';
import { ageOf } from '../ui/times.js';
import { columns, items } from './product-store.js';
import { words } from './words.js';

const GoalLine = lazy(() => import('./goal/GoalLine.js'));

const WORKING = ['in-progress', 'review'] as const;
const everything = (tell: () => void) => items.subscribe('*', tell);

/** The goal first (P16); then how much is in work, for how long, and what is stuck. */
export function ProductSummary({ onGoal }: { onGoal: () => void }) {
  const { count, limit, blocked, oldest } = useSlowly(everything, summary);
  const age = useTold(useCallback((now: number) => (oldest ? ageOf(oldest, now) : null), [oldest]));
  return (
    <>
      <Suspense>
        <GoalLine onOpen={onGoal} />
      </Suspense>
      <span>{words.summary.wip(count, limit)}</span>
      {blocked > 0 && <span>{words.summary.blocked(blocked)}</span>}
      {age && <span>{words.summary.oldest(age)}</span>}
    </>
  );
}

function summary() {
  const inWork = WORKING.flatMap((column) => items.column(column).map((id) => items.card(id)!));
  const limits = columns.get().filter(({ id }) => (WORKING as readonly string[]).includes(id));
  const limit = limits.every((column) => column.limit)
    ? limits.reduce((sum, column) => sum + column.limit!.count, 0)
    : 0;
  const oldest = inWork.map(({ enteredColumnAt }) => enteredColumnAt).sort()[0] ?? null;
  return { count: inWork.length, limit, blocked: inWork.filter((item) => item.blocked).length, oldest };
}
