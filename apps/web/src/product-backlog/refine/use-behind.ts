import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Behind } from '@twotrack/product-backlog/contract';
import { read } from '../../http/send.js';
import { useMe } from '../../identity/session.js';
import { useSlowly } from '../../live/use-slowly.js';
import { useRequestChanges } from '../inbox/use-request-changes.js';
import { items } from '../product-store.js';

const NONE: Behind['requests'] = {};

/**
 * How many requests are behind each item of the order: read for all at once, and anew after any of them has changed, and
 * after an item came into the order, as the parts of a split do (P11).
 */
export function useBehind(): Behind['requests'] {
  const { teamSlug } = useMe();
  const changes = useRequestChanges();
  const order = useSlowly(everything, whoIsThere);
  const { data } = useQuery({
    queryKey: ['behind', teamSlug, changes, order],
    queryFn: ({ signal }) => read<Behind>(`/api/teams/${teamSlug}/product-backlog/requests/behind`, signal),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
    enabled: teamSlug !== '',
  });
  return data?.requests ?? NONE;
}

const everything = (tell: () => void) => items.subscribe('*', tell);

/** A sum over what stands in the order, in whatever order: another one where anything came or left. */
function whoIsThere(): string {
  let [count, sum] = [0, 0];
  for (const { id, rank } of items.cards()) {
    if (rank === null) continue;
    count++;
    sum = (sum + Number.parseInt(id.slice(-8), 16)) >>> 0;
  }
  return `${count} ${sum}`;
}
