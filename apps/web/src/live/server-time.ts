import { useCallback, useSyncExternalStore } from 'react';

/** How far the server's clock is ahead of ours, in ms, smoothed: one slow message must not move every countdown. */
let offset: number | null = null;

export function heardServerTime(iso: string): void {
  const measured = Date.parse(iso) - Date.now();
  // A message is never early, so the larger offset had the shorter way; the smaller one may only be late
  offset =
    offset === null || Math.abs(measured - offset) > 5_000
      ? measured
      : offset + (measured - offset) * (measured > offset ? 0.5 : 0.1);
}

/** The server's time, in ms. */
export const serverNow = (): number => Date.now() + (offset ?? 0);

const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setTimeout> | undefined;

/** One clock for everything that counts: it ticks on the full second of the server, and not while nobody looks. */
function onTick(tell: () => void): () => void {
  listeners.add(tell);
  ticking ??= setTimeout(tick, 1_000 - (serverNow() % 1_000));
  return () => {
    listeners.delete(tell);
    if (listeners.size > 0 || !ticking) return;
    clearTimeout(ticking);
    ticking = undefined;
  };
}

function tick(): void {
  ticking = setTimeout(tick, 1_000 - (serverNow() % 1_000));
  if (!document.hidden) for (const tell of listeners) tell();
}

/** Something told by the clock, such as "42:10 left"; renders only when what is told changes. */
export function useTold<T extends string | number | boolean | null>(told: (now: number) => T): T {
  return useSyncExternalStore(
    onTick,
    useCallback(() => told(Math.floor(serverNow() / 1_000) * 1_000), [told]),
  );
}
