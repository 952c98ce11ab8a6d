import { useInfiniteQuery } from '@tanstack/react-query';
import type { Children, Ticket } from '@twotrack/service-queue/contract';
import { read } from '../../http/send.js';

const PAGE = 50;

export interface Under {
  tickets: readonly Ticket[];
  error: Error | null;
  loading: boolean;
  /** Reads the next page; undefined at the end. */
  more: (() => void) | undefined;
}

/** What lies under a ticket, a page at a time; read anew when its card says that something changed there. */
export function useChildren(parent: Ticket): Under {
  const { data, error, isFetching, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['children', parent.id, parent.version],
    queryFn: ({ pageParam, signal }) =>
      read<Children>(
        `/api/service-queue/tickets/${parent.id}/children?limit=${PAGE}${pageParam && `&after=${pageParam}`}`,
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => (before?.pages[0]?.tickets[0]?.parentId === parent.id ? before : undefined),
  });
  return {
    tickets: data?.pages.flatMap(({ tickets }) => tickets) ?? [],
    error,
    loading: isFetching,
    more: hasNextPage ? () => void fetchNextPage() : undefined,
  };
}
