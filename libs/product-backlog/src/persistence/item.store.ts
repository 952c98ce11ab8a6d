import { prepared } from '@twotrack/shared/stream';
import type { EntityManager } from 'typeorm';
import { notFound } from '@twotrack/shared';
import type { Item, Place } from '../contract/index.js';
import {
  gapBeside,
  neighbourOf,
  type Gap,
  type Holding,
  type Neighbour,
  type Ranked,
  type Standing,
} from '../domain/index.js';
import { holdingJson, updateColumns } from './column.store.js';
import { beside, last } from './order.store.js';
import { jsonOf, updateOf } from './rows.js';
import { firstRow } from './first-row.js';
import { ItemTable } from './tables.js';

export const itemJson = jsonOf(ItemTable, 'i');

/*
 * A card is found by its id alone; `is not distinct from` keeps the team a condition that no index serves. Of two indexes
 * the planner of a young database takes the one of the team, and reads all of its cards for one.
 */

const before = `
  select json_build_object('id', n.id, 'rank', n.rank) as neighbour, ${beside('n.rank', 'before')} as after
  from product_backlog.item n where n.id = $2 and n.team_id is not distinct from $1`;

/** The gap right before an item of the order. */
export async function gapBefore(tx: EntityManager, teamId: string, itemId: string): Promise<Gap> {
  const row = await firstRow<{ neighbour: Neighbour; after: Ranked | null }>(tx, before, [teamId, itemId]);
  if (!row) throw notFound('item', itemId);
  return gapBeside({ before: itemId }, row.neighbour, row.after);
}

/** How an item stands, with the column that it is in and the one it may go to. */
export interface Placed extends Standing {
  /** Where it would come back into the order; null while it stands in it. */
  readonly wayBack: Gap | null;
  readonly holdings: readonly Holding[];
}

const standing = `
  select ${itemJson} as item, ${beside('i.rank', 'after')} as next,
    case when i.rank is null then json_build_object(
      'before', case when f.id is not null then json_build_object('id', f.id, 'rank', f.rank) end,
      'after', case when f.id is null then ${last} else ${beside('f.rank', 'before')} end) end as "wayBack",
    (select json_agg(${holdingJson('c')}) from product_backlog.board_column c
     where c.team_id = $1 and c.id in (i.column_id, $3)) as holdings
  from product_backlog.item i
  left join product_backlog.item f on f.id = i.former_neighbour and f.team_id is not distinct from $1 and f.rank is not null
  where i.id = $2 and i.team_id is not distinct from $1`;

export async function standingOf(tx: EntityManager, teamId: string, itemId: string, to: string): Promise<Placed> {
  const row = await firstRow<Placed>(tx, standing, [teamId, itemId, to]);
  if (!row) throw notFound('item', itemId);
  return row;
}

const moving = `with counted as (${updateColumns('$1', '$3')}) ${updateOf(ItemTable, '$2')}`;

/** Writes an item that came into a column or left one, with what the columns now hold. */
export const saveMoved = (tx: EntityManager, teamId: string, item: Item, holdings: Holding[]): Promise<unknown> =>
  prepared(tx, moving, [teamId, JSON.stringify(item), JSON.stringify(holdings)]);

/** An item that is to be ranked: the one that it stands before, the neighbour, and who is on its other side. */
export interface Ranking {
  readonly item: Item;
  readonly next: Ranked | null;
  readonly neighbour: Neighbour | null;
  readonly other: Ranked | null;
}

const ranking = (side: 'before' | 'after') =>
  `
  select ${itemJson} as item, ${beside('i.rank', 'after')} as next,
    case when n.id is not null then json_build_object('id', n.id, 'rank', n.rank) end as neighbour,
    ${beside('n.rank', side, 'i.id')} as other
  from product_backlog.item i
  left join product_backlog.item n on n.id = $3 and n.team_id is not distinct from $1
  where i.id = $2 and i.team_id is not distinct from $1`;
const ranked = { before: ranking('before'), after: ranking('after') };

export async function rankingOf(
  tx: EntityManager,
  teamId: string,
  itemId: string,
  place: Place,
): Promise<Ranking & { neighbour: Neighbour }> {
  const neighbourId = neighbourOf(place);
  const row = await firstRow<Ranking>(tx, 'before' in place ? ranked.before : ranked.after, [
    teamId,
    itemId,
    neighbourId,
  ]);
  if (!row) throw notFound('item', itemId);
  if (!row.neighbour) throw notFound('item', neighbourId);
  return { ...row, neighbour: row.neighbour };
}

const one = `select ${itemJson} as item from product_backlog.item i where i.id = $2 and i.team_id is not distinct from $1`;

export async function itemOf(tx: EntityManager, teamId: string, itemId: string): Promise<Item> {
  const row = await firstRow<{ item: Item }>(tx, one, [teamId, itemId]);
  if (!row) throw notFound('item', itemId);
  return row.item;
}

const update = updateOf(ItemTable, '$1');

export const saveItem = (tx: EntityManager, item: Item): Promise<unknown> =>
  prepared(tx, update, [JSON.stringify(item)]);
