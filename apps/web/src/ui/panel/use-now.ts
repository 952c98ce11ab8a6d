import { useSyncExternalStore } from 'react';

const readers = new Set<() => void>();
let now = Date.now();
let ticking: ReturnType<typeof setInterval> | undefined;

const tick = () => {
  now = Date.now();
  for (const tell of readers) tell();
};

const follow = (tell: () => void) => {
  if (readers.size === 0) {
    now = Date.now();
    ticking = setInterval(tick, 1_000);
  }
  readers.add(tell);
  return () => {
    readers.delete(tell);
    if (readers.size === 0) clearInterval(ticking);
  };
};

/** The present moment in milliseconds, once a second, from one timer for all that count time. */
export const useNow = (): number => useSyncExternalStore(follow, () => now);
