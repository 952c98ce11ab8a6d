import { prepared } from '@twotrack/shared/stream';
import type { EntityManager } from 'typeorm';
import type { Change } from '@twotrack/shared/stream';
import type { ProductEvent } from '../contract/index.js';
import {
  NEIGHBOURS_A_SIDE,
  isTooLong,
  makeRoom,
  rankIn,
  type Gap,
  type Placement,
  type Ranked,
} from '../domain/index.js';

const ranked = (alias: string) => `json_build_object('id', ${alias}.id, 'rank', ${alias}.rank)`;

/** SQL for the one right before or after a rank in the order of team $1, as JSON; `except` is not looked at. */
export const beside = (rank: string, side: 'before' | 'after', except = ''): string => `(
  select ${ranked('o')} from product_backlog.item o
  where o.team_id = $1 and o.rank ${side === 'before' ? '<' : '>'} ${rank} ${except && `and o.id <> ${except}`}
  order by o.rank ${side === 'before' ? 'desc' : 'asc'} limit 1)`;

/** SQL for the last one in the order of team $1, as JSON. */
export const last = `(
  select ${ranked('o')} from product_backlog.item o
  where o.team_id = $1 and o.rank is not null order by o.rank desc limit 1)`;

/** A rank in the gap; where it would be too long, room is made for a short one by as many neighbours as it takes. */
export async function placeIn(
  change: Change<ProductEvent>,
  teamId: string,
  gap: Gap,
  itemId: string | null,
): Promise<Placement> {
  const rank = rankIn(gap);
  if (!isTooLong(rank)) return { rank, shortened: [] };
  for (let aSide = NEIGHBOURS_A_SIDE; ; aSide *= 2) {
    const below = gap.after ? await neighbours(change.read, teamId, 'below', gap.after, itemId, aSide) : [];
    const above = gap.before ? await neighbours(change.read, teamId, 'above', gap.before, itemId, aSide) : [];
    const room = makeRoom(below.reverse(), above, aSide);
    if (room) return room;
  }
}

const neighboursTo = (side: 'below' | 'above') =>
  `select id, rank from product_backlog.item
     where team_id = $1 and rank ${side === 'below' ? '<=' : '>='} $2 and id is distinct from $3
     order by rank ${side === 'below' ? 'desc' : 'asc'} limit $4`;
const sides = { below: neighboursTo('below'), above: neighboursTo('above') };

const neighbours = (
  tx: EntityManager,
  teamId: string,
  side: 'below' | 'above',
  from: Ranked,
  except: string | null,
  aSide: number,
): Promise<Ranked[]> => prepared(tx, sides[side], [teamId, from.rank, except, aSide + 1]);

const clearing = 'update product_backlog.item set rank = null where id = any($1)';
const shortening = `update product_backlog.item i set rank = r.rank
   from json_to_recordset($1) as r("itemId" uuid, rank text) where i.id = r."itemId"`;

/**
 * Writes the short ranks that `placeIn` gave to the neighbours; the event comes before that of the item, which is to be
 * written right after.
 */
export async function writeRoom(
  change: Change<ProductEvent>,
  { shortened }: Pick<Placement, 'shortened'>,
  itemId: string | null,
): Promise<void> {
  if (shortened.length === 0) return;
  // all ranks go first: a new one may be the old one of a neighbour, or of the item, that is written later
  const ids = [itemId, ...shortened.map((neighbour) => neighbour.itemId)];
  await prepared(change.write, clearing, [ids]);
  await prepared(change.write, shortening, [JSON.stringify(shortened)]);
  change.record({ type: 'items-rebalanced', ranks: [...shortened] });
}
