import type { Item, ProductEvent, Request } from '../contract/index.js';
import type { Copy } from './restoring.js';

/** What is told of a copy: each thing as it stands, whatever led there; of several goals the one that is open comes last. */
export function eventsOf({
  goals,
  items,
  requests,
  proposals,
  delegation,
}: Copy): { event: ProductEvent; card: string | null }[] {
  const closedFirst = goals.toSorted((a, b) => Number(a.closed === null) - Number(b.closed === null));
  return [
    ...closedFirst.map((goal) => ({
      event: { type: goal.closed ? ('goal-closed' as const) : ('goal-opened' as const), goal },
      card: goal.id,
    })),
    ...requests.map(({ problem, ...request }) => ({
      event: { type: 'request-submitted' as const, request: request as Request, problem },
      card: request.id,
    })),
    ...items.map(({ problem, brief: _, ...item }) => ({
      event: { type: 'item-added' as const, item: item as Item, problem },
      card: item.id,
    })),
    ...proposals.map((proposal) => ({
      event: {
        type: proposal.status === 'open' ? ('rank-proposed' as const) : proposalEvents[proposal.status],
        proposal,
      },
      card: proposal.itemId,
    })),
    ...(delegation ? [{ event: { type: 'order-delegated' as const, delegation, was: null }, card: null }] : []),
  ];
}

const proposalEvents = {
  accepted: 'proposal-accepted',
  declined: 'proposal-declined',
  withdrawn: 'proposal-withdrawn',
} as const;
