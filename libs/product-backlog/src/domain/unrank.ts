import { Refusal, notFound } from '@twotrack/shared';
import type { Item, ItemRanked } from '../contract/index.js';
import type { Neighbour } from './order.js';

/** A ranking of some item after the one in question. */
export interface LaterRanking {
  readonly seq: number;
  readonly undoes: number | null;
}

/** A ranking as it was decided, and what stands in the way of taking it back. */
export interface Unranking {
  readonly item: Item;
  /** Null where that number is no ranking of the item. */
  readonly was: ItemRanked['was'] | null;
  /** The one it stood before until then; null where it was the last, or that one is no item any more. */
  readonly former: Neighbour | null;
  readonly ofItem: readonly LaterRanking[];
  readonly ofFormer: readonly LaterRanking[];
}

/**
 * The item that it is to stand before again; null is the end. Refused where the order has moved on: the item or its
 * former neighbour was ranked since, or is not in the order. What was taken back itself counts for nothing, `undone`
 * being taken back in this command.
 */
export function formerPlace(unranking: Unranking, ranking: number, undone: ReadonlySet<number>): string | null {
  const { item, was, former, ofItem, ofFormer } = unranking;
  if (!was) throw notFound('ranking', String(ranking));
  const { before } = was;
  const moved = standing(ofItem, undone).length > 0 || standing(ofFormer, undone).length > 0;
  const gone = item.rank === null || (before !== null && former?.rank == null);
  if (moved || gone || ofItem.some(({ undoes }) => undoes === ranking)) throw movedOn(item);
  return before;
}

const movedOn = (item: Item): Refusal =>
  new Refusal('conflict', 'order-moved-on', { item }, `The order around ${item.key} has moved on; rank it anew.`);

function standing(rankings: readonly LaterRanking[], undone: ReadonlySet<number>): LaterRanking[] {
  const takenBack = new Set(rankings.map(({ undoes }) => undoes));
  return rankings.filter(({ seq, undoes }) => undoes === null && !takenBack.has(seq) && !undone.has(seq));
}
