import type { Actor } from '@twotrack/shared';
import type { Change } from '@twotrack/shared/stream';
import type { Item, Place, ProductEvent } from '../contract/index.js';
import * as domain from '../domain/index.js';
import { gapBeside, type WhyRanked } from '../domain/index.js';
import { ordererOf } from './delegation.store.js';
import { rankingOf, saveItem } from './item.store.js';
import { placeIn, writeRoom } from './order.store.js';

/** Ranks an item beside a neighbour (P2), by whoever decides the order (P1, P13). Refuses before it writes. */
export async function rankAt(
  change: Change<ProductEvent>,
  actor: Actor,
  itemId: string,
  place: Place,
  why: WhyRanked,
): Promise<Item> {
  domain.notItself(itemId, place);
  const orderer = await ordererOf(change, actor);
  const { item, next, neighbour, other } = await rankingOf(change.read, actor.teamId, itemId, place);
  const gap = gapBeside(place, neighbour, other);
  const placement = await placeIn(change, actor.teamId, gap, itemId);
  const event = domain.rankItem(item, { gap, rank: placement.rank, next }, why, orderer, change.now);
  if (!event) return item;
  await writeRoom(change, placement, itemId);
  change.send(saveItem(change.write, event.item));
  change.record(event, itemId);
  return event.item;
}
