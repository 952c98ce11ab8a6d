import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Item, ItemDetail } from '@twotrack/product-backlog/contract';
import { read } from '../../http/send.js';
import { useRequestChanges } from '../inbox/use-request-changes.js';
import { useItem, useProposals, useRequests } from '../product-store.js';

/** Everything about one item, read anew whenever its card, a proposal on it or the inbox changes on the board. */
export function useItemDetail(itemId: string): UseQueryResult<ItemDetail> {
  const version = useItem(itemId)?.version ?? 0;
  const proposed = useProposals()
    .filter((proposal) => proposal.itemId === itemId)
    .map(({ id }) => id)
    .join();
  const inbox = useRequests().filter(({ status }) => status === 'open');
  const changes = useRequestChanges();
  return useQuery({
    queryKey: ['item', itemId, version, proposed, inbox.length, inbox.at(-1)?.id, changes],
    queryFn: ({ signal }) => read<ItemDetail>(`/api/product-backlog/items/${itemId}`, signal),
    placeholderData: (before) => (before?.item.id === itemId ? before : undefined),
  });
}

/** What every part of the panel works on. `item` is the live card; the detail may be a moment behind it. */
export interface PartProps {
  item: Item;
  detail: ItemDetail;
}
