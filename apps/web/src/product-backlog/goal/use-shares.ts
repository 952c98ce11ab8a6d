import { useCallback } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { GoalDetail, GoalShares, Goal, Share } from '@twotrack/product-backlog/contract';
import { sharesOf } from '@twotrack/product-backlog/domain';
import { read } from '../../http/send.js';
import { useSlowly } from '../../live/use-slowly.js';
import { items } from '../product-store.js';

/** What has left the board changes by days alone. */
const FRESH = 10 * 60_000;

const everything = (tell: () => void) => items.subscribe('*', tell);

/** A goal with its history, read anew whenever it changes on the board. */
export const useGoalDetail = ({ id, version }: Goal) =>
  useQuery({
    queryKey: ['goal', id, version],
    queryFn: ({ signal }) => read<GoalDetail>(`/api/product-backlog/goals/${id}`, signal),
    placeholderData: (before) => (before?.goal.id === id ? before : undefined),
    staleTime: FRESH,
    refetchInterval: FRESH,
  });

/** What of the work serves the open goal, from the cards of the board; null until what left it is known. */
export function useShares(goal: Goal): GoalShares | null {
  const before = useGoalDetail(goal).data?.finishedBefore;
  const { served, all } = before ?? NOTHING;
  const look = useCallback(() => sharesOf(items.cards(), goal.id, { served, all }), [goal.id, served, all]);
  const shares = useSlowly(everything, look);
  return before ? shares : null;
}

const NOTHING: Share = { served: 0, all: 0 };
