import type { Item, ItemRanked } from '../contract/index.js';
import type { Orderer } from './authority.js';
import { changed } from './item-edits.js';
import { inOrder, standsIn } from './order.js';
import type { Gap, Ranked } from './rank.js';

/** Why an item is ranked: a reason, somebody's proposal, the ranking that is taken back. */
export interface WhyRanked {
  readonly reason?: string | undefined;
  readonly proposalId?: string | undefined;
  readonly undoes?: number | undefined;
}

/** Null where the item stands in that gap already. `next`: the one it stood before until now. */
export function rankItem(
  item: Item,
  { gap, rank, next }: { gap: Gap; rank: string; next: Ranked | null },
  { reason, proposalId, undoes }: WhyRanked,
  { onBehalfOf }: Orderer,
  now: string,
): ItemRanked | null {
  if (standsIn(gap, inOrder(item).rank)) return null;
  return {
    type: 'item-ranked',
    item: changed(item, { rank }, now),
    was: { before: next?.id ?? null },
    now: { before: gap.before?.id ?? null, after: gap.after?.id ?? null },
    reason: reason ?? null,
    proposalId: proposalId ?? null,
    ...(onBehalfOf && { onBehalfOf }),
    ...(undoes && { undoes }),
  };
}
