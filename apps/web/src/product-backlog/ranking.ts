import type { Item, Place } from '@twotrack/product-backlog/contract';
import {
  gapBeside,
  isDelegate,
  isTooLong,
  neighbourOf,
  orderOf,
  rankIn,
  type Ranked,
} from '@twotrack/product-backlog/domain';
import { canOf } from '../identity/session.js';
import { team } from '../identity/team-store.js';
import { serverNow } from '../live/server-time.js';
import { delegation, items } from './product-store.js';

/** Whether this person decides the order now: the product owner, or who does it for them (P13). */
export function decidesOrder(): boolean {
  const { id, roles } = team.get().me;
  const { order, work } = canOf(roles);
  return order || (work && isDelegate(id, delegation.get(), new Date(serverNow()).toISOString()));
}

/** The rank that this place will most likely get, by the domain's own rule; null when only the server can say. */
export function rankAt(id: string, place: Place): string | null {
  const others = orderOf(items.cards()).filter((item) => item.id !== id);
  const at = others.findIndex((item) => item.id === neighbourOf(place));
  if (at < 0) return null;
  const other = others['before' in place ? at - 1 : at + 1] ?? null;
  const rank = rankIn(gapBeside(place, others[at]!, other && ranked(other)));
  return isTooLong(rank) ? null : rank;
}

/** Where the item stands now, named by a neighbour: the way back. Null when it stands alone or out of the order. */
export function placeNow(id: string): Place | null {
  const order = orderOf(items.cards());
  const at = order.findIndex((item) => item.id === id);
  if (at < 0) return null;
  const next = order[at + 1];
  const previous = order[at - 1];
  return next ? { before: next.id } : previous ? { after: previous.id } : null;
}

const ranked = ({ id, rank }: Item): Ranked => ({ id, rank: rank! });
