import { useCallback, useRef } from 'react';
import { useSlowly } from '../../live/use-slowly.js';
import { requests } from '../product-store.js';

/** Grows when requests came, were decided or written about, even when as many wait as before. */
export function useRequestChanges(): number {
  const seen = useRef(0);
  const follow = useCallback(
    (tell: () => void) =>
      requests.subscribe(() => {
        seen.current++;
        tell();
      }),
    [],
  );
  return useSlowly(
    follow,
    useCallback(() => seen.current, []),
  );
}
