import { useCallback, useSyncExternalStore } from 'react';

/** Somebody else just changed this card. */
export interface Change {
  readonly name: string;
  readonly what: string;
}

const SHOWN_MS = 3_000;
const MINE_MS = 4_000;
/** Above so many changes a second in a column only its header tells. */
const CALM = 10;

const changes = new Map<string, { change: Change; until: number }>();
const mine = new Map<string, number>();
const rates = new Map<string, { from: number; count: number; shown: number }>();
const listeners = new Map<string, Set<() => void>>();
let sweeping: ReturnType<typeof setTimeout> | undefined;

/** Shows who changed a card, for a moment; in a storm the column's header counts instead. */
export function noteChange(place: string, card: string, change: Change): void {
  const now = Date.now();
  let rate = rates.get(place);
  if (!rate || now - rate.from > 1_000) rates.set(place, (rate = { from: now, count: 0, shown: rate?.shown ?? 0 }));
  rate.count++;
  if (rate.count <= CALM) {
    changes.set(card, { change, until: now + SHOWN_MS });
    tell(card);
  } else if (rate.shown !== rate.count) {
    rate.shown = rate.count;
    tell(place);
  }
  sweeping ??= setTimeout(sweep, 1_000);
}

/** What I did myself shows at once, also in a column that is held. */
export const noteMine = (card: string): void => void mine.set(card, Date.now() + MINE_MS);

export const arrivedByMe = (card: string): boolean => (mine.get(card) ?? 0) > Date.now();

function sweep(): void {
  const now = Date.now();
  for (const [card, { until }] of changes) {
    if (until > now) continue;
    changes.delete(card);
    tell(card);
  }
  for (const [place, rate] of rates) {
    if (now - rate.from < 2_000) continue;
    rates.delete(place);
    tell(place);
  }
  for (const [card, until] of mine) if (until < now) mine.delete(card);
  sweeping = changes.size + rates.size + mine.size > 0 ? setTimeout(sweep, 500) : undefined;
}

function tell(key: string): void {
  for (const listener of listeners.get(key) ?? []) listener();
}

function subscribeTo(key: string, listener: () => void): () => void {
  const all = listeners.get(key) ?? new Set();
  listeners.set(key, all.add(listener));
  return () => {
    all.delete(listener);
    if (all.size === 0) listeners.delete(key);
  };
}

export function useChange(card: string): Change | null {
  const subscribe = useCallback((listener: () => void) => subscribeTo(card, listener), [card]);
  return useSyncExternalStore(subscribe, () => changes.get(card)?.change ?? null);
}

/** Changes of the last second that were too many to be shown one by one. */
export function useStorm(place: string): number {
  const subscribe = useCallback((listener: () => void) => subscribeTo(place, listener), [place]);
  return useSyncExternalStore(subscribe, () => rates.get(place)?.shown ?? 0);
}
