import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Behind } from '@twotrack/product-backlog/contract';
import { read } from '../../http/send.js';
import { useMe } from '../../identity/session.js';
import { useRequests } from '../product-store.js';

const FRESH = 60_000;
const NONE: Behind['requests'] = {};

/** How many requests are behind each item of the order: read for all at once, and anew whenever one was decided. */
export function useBehind(): Behind['requests'] {
  const { teamSlug } = useMe();
  const open = useRequests().filter(({ status }) => status === 'open');
  const { data } = useQuery({
    queryKey: ['behind', teamSlug, open.length, open.at(-1)?.id],
    queryFn: ({ signal }) => read<Behind>(`/api/teams/${teamSlug}/product-backlog/requests/behind`, signal),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: FRESH,
    enabled: teamSlug !== '',
  });
  return data?.requests ?? NONE;
}
