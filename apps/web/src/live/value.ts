import { useSyncExternalStore } from 'react';

/** One value that screens follow. */
export interface Value<T> {
  get(): T;
  set(next: T): void;
  subscribe(tell: () => void): () => void;
}

export function valueOf<T>(initial: T): Value<T> {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set(next) {
      if (Object.is(next, current)) return;
      current = next;
      for (const tell of listeners) tell();
    },
    subscribe(tell) {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
  };
}

export const useValue = <T>(value: Value<T>): T => useSyncExternalStore(value.subscribe, value.get);
