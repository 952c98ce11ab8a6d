import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Behind } from '@twotrack/product-backlog/contract';
import { read } from '../../http/send.js';
import { useMe } from '../../identity/session.js';
import { useRequestChanges } from '../inbox/use-request-changes.js';

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
