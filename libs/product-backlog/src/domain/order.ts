import { Refusal } from '@twotrack/shared';
import type { Item, Place } from '../contract/index.js';
import { byRank, type Gap, type Ranked } from './rank.js';

/** All open items in the order of the product owner; every column shows its own in this order (P1). */
export const orderOf = (items: Iterable<Item>): Item[] =>
  [...items].filter((item) => item.rank !== null && item.removedAt === null).sort(byRank);

/** The items of the column Done, newest first. */
export const newestDone = (items: Iterable<Item>): Item[] =>
  [...items]
    .filter((item) => item.doneAt !== null && item.removedAt === null)
    .sort((a, b) => (a.doneAt! < b.doneAt! ? 1 : a.doneAt! > b.doneAt! ? -1 : a.id < b.id ? 1 : -1));

export const neighbourOf = (place: Place): string => ('before' in place ? place.before : place.after);

/** A neighbour as the order knows it: gone from the order when it was done or removed meanwhile. */
export interface Neighbour {
  readonly id: string;
  readonly rank: string | null;
}

/**
 * The gap that a place means: beside `neighbour`, on the other side of which stands `other`. The item that is to come
 * there is not counted as its own neighbour.
 */
export function gapBeside(place: Place, neighbour: Neighbour, other: Ranked | null): Gap {
  const beside = inOrder(neighbour);
  return 'before' in place ? { after: other, before: beside } : { after: beside, before: other };
}

/** The item as one that stands in the order, or a refusal: what is done, set aside or removed has no place there. */
export function inOrder(item: Neighbour): Ranked {
  if (item.rank === null) {
    const said = 'That item is done, set aside or removed; it has no rank.';
    throw new Refusal('conflict', 'not-in-order', { itemId: item.id }, said);
  }
  return { id: item.id, rank: item.rank };
}

export const standsIn = (gap: Gap, rank: string): boolean =>
  (gap.after === null || gap.after.rank < rank) && (gap.before === null || rank < gap.before.rank);
