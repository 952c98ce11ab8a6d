import { useQuery } from '@tanstack/react-query';
import type { Item } from '@twotrack/product-backlog/contract';
import type { Ticket } from '@twotrack/service-queue/contract';
import { Refused } from '../http/refused.js';
import { read } from '../http/send.js';
import { useMe } from '../identity/session.js';
import { ItemPanel } from '../product-backlog/panels/index.js';
import { TicketPanel } from '../service-queue/panels/index.js';
import { SidePanel } from '../ui/Dialog.js';
import type { TrackName } from './parts/track.js';
import { tracks } from './tracks.js';
import { words } from './words.js';

interface OffBoardProps {
  cardKey: string;
  onClose: () => void;
}

/** The panel of a card that left the board: an item set aside, split or removed; a ticket closed or under another one. */
export default function OffBoard({ cardKey, onClose }: OffBoardProps) {
  const { teamSlug } = useMe();
  const { data, isPending } = useQuery({
    queryKey: ['card-keyed', teamSlug, cardKey],
    queryFn: ({ signal }) => keyed(teamSlug, cardKey, signal),
    retry: false,
  });
  if (data?.track === 'product') return <ItemPanel itemId={data.id} onClose={onClose} />;
  if (data) return <TicketPanel ticketId={data.id} onClose={onClose} />;
  return (
    <SidePanel onClose={onClose} title={cardKey}>
      {!isPending && <p>{words.notOnBoard}</p>}
    </SidePanel>
  );
}

/** Asks the track whose keys begin like this one, then the other. */
async function keyed(slug: string, key: string, signal: AbortSignal): Promise<{ track: TrackName; id: string }> {
  const asked = `key=${encodeURIComponent(key)}`;
  const ask = {
    product: async () =>
      (await read<{ item: Item }>(`/api/teams/${slug}/product-backlog/items?${asked}`, signal)).item.id,
    service: async () =>
      (await read<{ ticket: Ticket }>(`/api/teams/${slug}/service-queue/tickets?${asked}`, signal)).ticket.id,
  };
  const order: TrackName[] = isOfService(key) ? ['service', 'product'] : ['product', 'service'];
  try {
    return { track: order[0]!, id: await ask[order[0]!]() };
  } catch (failure) {
    if (!(failure instanceof Refused && failure.status === 404)) throw failure;
    return { track: order[1]!, id: await ask[order[1]!]() };
  }
}

const prefixOf = (key: string): string => key.split('-')[0]!.toUpperCase();

function isOfService(key: string): boolean {
  for (const card of tracks.service.cards()) return prefixOf(card.key) === prefixOf(key);
  return false;
}
