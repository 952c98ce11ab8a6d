import type { CeilingEvent, Item, ProductEvent } from '../contract/index.js';
import { inBacklog, inInbox, onBoard, type ProductBoard } from './board.js';

/** Whose board it is: the team's shows what is open; a requester's shows all their own requests, whatever became of them. */
export type Reader = 'team' | 'requester';

/**
 * The one reducer of API and browser: puts what an event changed, as it now stands, in the place of what stood before
 * (L2). `at` is the event's time, by which finished items leave the board.
 */
export function applyEvent(board: ProductBoard, event: ProductEvent & { at?: string }, reader: Reader = 'team'): void {
  if ('item' in event) return put(board.items, event.item, stands(event.item, event.at));
  switch (event.type) {
    case 'order-applied':
      return; // each of its items has told its own rank
    case 'items-rebalanced':
      return rebalance(board.items, event.ranks);
    case 'request-submitted':
    case 'request-accepted':
    case 'request-declined':
    case 'request-merged':
    case 'request-joined':
    case 'request-returned':
    case 'request-handed-over':
    case 'request-answered':
    case 'request-commented':
    case 'request-comment-withdrawn':
    case 'requester-heard':
    case 'follow-link-renewed':
    case 'follow-link-revoked':
      return put(board.requests, event.request, reader === 'requester' || inInbox(event.request));
    case 'rank-proposed':
    case 'proposal-accepted':
    case 'proposal-declined':
    case 'proposal-withdrawn':
    case 'proposal-returned':
      return put(board.proposals, event.proposal, event.proposal.status === 'open');
    case 'column-limit-set':
    case 'column-policy-set':
    case 'limit-breached':
    case 'limit-restored':
      board.columns.set(event.column.id, event.column);
      return;
    case 'goal-opened':
    case 'goal-edited':
    case 'goal-progressed':
    case 'goal-closed':
    case 'goal-reopened':
    case 'goal-withdrawn':
      board.goal = event.goal.closed || event.type === 'goal-withdrawn' ? null : event.goal;
      return;
    case 'order-delegated':
    case 'delegation-withdrawn':
    case 'delegation-ended':
      board.delegation = event.delegation;
      return;
    case 'settings-set':
      board.settings = event.settings;
      return;
    case 'stakeholder-link-made':
    case 'stakeholder-link-revoked':
    case 'request-form-made':
    case 'request-form-revoked':
      return;
    default:
      // a board counts for itself what its order holds
      event satisfies CeilingEvent;
  }
}

const stands = (item: Item, at: string | undefined): boolean => (at ? onBoard(item, at) : inBacklog(item));

function put<T extends { id: string }>(things: Map<string, T>, thing: T, stays: boolean): void {
  if (stays) things.set(thing.id, thing);
  else things.delete(thing.id);
}

function rebalance(items: Map<string, Item>, ranks: readonly { itemId: string; rank: string }[]): void {
  for (const { itemId, rank } of ranks) {
    const item = items.get(itemId);
    if (item) items.set(itemId, { ...item, rank });
  }
}
