import { useCallback, useSyncExternalStore } from 'react';
import type { CardStore } from './card-store.js';

export function useCard<Card extends { id: string }, Column extends string>(
  store: CardStore<Card, Column>,
  id: string,
): Card | undefined {
  const subscribe = useCallback((tell: () => void) => store.subscribe(id, tell), [store, id]);
  return useSyncExternalStore(subscribe, () => store.shownCard(id));
}

/** The ids of a column in their order. */
export function useColumnIds<Card extends { id: string }, Column extends string>(
  store: CardStore<Card, Column>,
  column: Column,
): readonly string[] {
  const subscribe = useCallback((tell: () => void) => store.subscribe(column, tell), [store, column]);
  return useSyncExternalStore(subscribe, () => store.shownColumn(column));
}
