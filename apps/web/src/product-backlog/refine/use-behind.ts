import { useCallback, useRef } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Behind } from '@twotrack/product-backlog/contract';
import { read } from '../../http/send.js';
import { useMe } from '../../identity/session.js';
import { useSlowly } from '../../live/use-slowly.js';
import { requests } from '../product-store.js';

/** In milliseconds: a split gives its parts what was asked of the whole, and changes no request. */
const FRESH = 60_000;
const NONE: Behind['requests'] = {};

/** How many requests are behind each item of the order: read for all at once, and anew after any of them has changed. */
export function useBehind(): Behind['requests'] {
  const { teamSlug } = useMe();
  const changes = useRequestChanges();
  const { data } = useQuery({
    queryKey: ['behind', teamSlug, changes],
    queryFn: ({ signal }) => read<Behind>(`/api/teams/${teamSlug}/product-backlog/requests/behind`, signal),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
    refetchInterval: FRESH,
    enabled: teamSlug !== '',
  });
  return data?.requests ?? NONE;
}

/** Grows when requests came or were decided, even when as many wait as before. */
function useRequestChanges(): number {
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
