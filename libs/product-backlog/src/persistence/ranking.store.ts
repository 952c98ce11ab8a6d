import type { Actor } from '@twotrack/shared';
import type { Change } from '@twotrack/shared/stream';
import type { Item, Place, ProductEvent } from '../contract/index.js';
import * as domain from '../domain/index.js';
import { gapBeside } from '../domain/index.js';
import { rankingOf, saveItem } from './item.store.js';
import { placeIn, writeRoom } from './order.store.js';

/** Ranks an item beside a neighbour (P2). Refuses before it writes. */
export async function rankAt(
  change: Change<ProductEvent>,
  actor: Actor,
  itemId: string,
  place: Place,
  why: { reason?: string | undefined; proposalId?: string },
): Promise<Item> {
  domain.notItself(itemId, place);
  const { item, next, neighbour, other } = await rankingOf(change.read, actor.teamId, itemId, place);
  const gap = gapBeside(place, neighbour, other);
  const placement = await placeIn(change, actor.teamId, gap, itemId);
  const event = domain.rankItem(item, { gap, rank: placement.rank, next }, why, actor, change.now);
  if (!event) return item;
  await writeRoom(change, placement, itemId);
  change.send(saveItem(change.write, event.item));
  change.record(event, itemId);
  return event.item;
}
