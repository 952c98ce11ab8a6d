import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { DependencyEnd, Item, ItemTalk } from '@twotrack/product-backlog/contract';
import { read } from '../../http/send.js';

/** The other end of a dependency, with the name of its team. */
export type End = DependencyEnd & { team: string };

export interface Talk extends ItemTalk {
  dependsOn: End[];
  neededBy: End[];
}

/** What every part works on. `item` is the live card. */
export interface TalkProps {
  item: Item;
  talk: Talk;
  /** Members write, as long as the item is there. */
  editable: boolean;
}

/** What is written down and said about an item, read anew whenever its card changes on the board. */
export const useTalk = ({ id, version }: Item): UseQueryResult<Talk> =>
  useQuery({
    queryKey: ['talk', id, version],
    queryFn: ({ signal }) => read<Talk>(`/api/product-backlog/items/${id}/talk`, signal),
    placeholderData: (before, query) => (query?.queryKey[1] === id ? before : undefined),
  });
