import { useQuery } from '@tanstack/react-query';
import type { Item } from '@twotrack/product-backlog/contract';
import { read } from '../http/send.js';
import { useMe } from '../identity/session.js';
import { ItemPanel } from '../product-backlog/panels/index.js';
import { SidePanel } from '../ui/Dialog.js';
import { words } from './words.js';

interface OffBoardProps {
  cardKey: string;
  onClose: () => void;
}

/** The panel of an item that left the board: done long ago, set aside, split or removed. */
export default function OffBoard({ cardKey, onClose }: OffBoardProps) {
  const { teamSlug } = useMe();
  const { data, isPending } = useQuery({
    queryKey: ['item-keyed', teamSlug, cardKey],
    queryFn: ({ signal }) =>
      read<{ item: Item }>(`/api/teams/${teamSlug}/product-backlog/items?key=${encodeURIComponent(cardKey)}`, signal),
    retry: false,
  });
  if (data) return <ItemPanel itemId={data.item.id} onClose={onClose} />;
  return (
    <SidePanel onClose={onClose} title={cardKey}>
      {!isPending && <p>{words.notOnBoard}</p>}
    </SidePanel>
  );
}
