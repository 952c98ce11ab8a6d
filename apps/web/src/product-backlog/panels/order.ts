import { useCallback, useSyncExternalStore } from 'react';
import { orderOf } from '@twotrack/product-backlog/domain';
import type { Item } from '@twotrack/product-backlog/contract';
import { items } from '../product-store.js';

const everything = (tell: () => void) => items.subscribe('*', tell);

/** "3 of 41": where it stands among all open items; null when it is out of the order (P1). */
export function usePlaceInOrder(item: Item): string | null {
  const place = useCallback(() => {
    if (item.rank === null || item.removedAt) return null;
    let before = 0;
    let all = 0;
    for (const { rank, removedAt } of items.cards()) {
      if (rank === null || removedAt) continue;
      all++;
      if (rank < item.rank) before++;
    }
    return `${before + 1} of ${all}`;
  }, [item.rank, item.removedAt]);
  return useSyncExternalStore(everything, place);
}

/** All open items in order, as they stand now: to choose one from. */
export const openItems = (): Item[] => orderOf(items.cards());
