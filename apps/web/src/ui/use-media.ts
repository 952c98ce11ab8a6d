import { useCallback, useSyncExternalStore } from 'react';

/** Whether the screen is so; false where nobody can say, as in a browser without a screen. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (tell: () => void) => {
      const media = asked(query);
      media?.addEventListener('change', tell);
      return () => media?.removeEventListener('change', tell);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => asked(query)?.matches ?? false);
}

const asked = (query: string): MediaQueryList | undefined => globalThis.matchMedia?.(query);
