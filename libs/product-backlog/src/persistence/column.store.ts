import { prepared } from '@twotrack/shared/stream';
import type { EntityManager } from 'typeorm';
import { notFound, type Actor } from '@twotrack/shared';
import type { Change } from '@twotrack/shared/stream';
import type {
  Column,
  ColumnId,
  Item,
  LimitBreached,
  ProductEvent,
  SetColumnLimit,
  SetColumnPolicy,
} from '../contract/index.js';
import * as domain from '../domain/index.js';
import { DONE_DAYS, enterColumn, limitReached, type Counted, type Entry, type Holding } from '../domain/index.js';
import { jsonOf } from './rows.js';
import { firstRow } from './first-row.js';
import { ColumnTable, ItemTable } from './tables.js';

export const columnJson = (alias: string): string => jsonOf(ColumnTable, alias, ['teamId', 'position', 'occupancy']);

/**
 * SQL for a column and how many items it holds, as JSON. The counter knows it, except in Done, which items leave by
 * themselves after some days (P16): under a limit, those still on the board are counted.
 */
export const holdingJson = (alias: string): string => `json_build_object(
  'column', ${columnJson(alias)},
  'count', case when ${alias}.id = 'done' and ${alias}.wip_limit is not null then (
    select count(*)::int from product_backlog.item d
    where d.team_id = ${alias}.team_id and d.column_id = 'done' and d.removed_at is null and ${recentlyDone('d')}
  ) else ${alias}.occupancy end)`;

/** SQL that is true while a finished item is still on the board. */
export const recentlyDone = (item: string): string => `${item}.done_at > now() - interval '${DONE_DAYS} days'`;

/** One more item in the column, or the refusal that names who holds the cards (W3). */
export async function enter(
  change: Change<ProductEvent>,
  teamId: string,
  holding: Holding,
  entry: Entry,
): Promise<Counted<LimitBreached>> {
  const entered = enterColumn(holding, entry);
  if (entered !== 'full') return entered;
  throw limitReached(holding, await holdersOf(change.read, teamId, holding.column.id));
}

const holders = `select ${jsonOf(ItemTable, 'i')} as item from product_backlog.item i
   where i.team_id = $1 and i.column_id = $2 and i.removed_at is null and i.set_aside is null order by i.entered_column_at, i.id`;

async function holdersOf(tx: EntityManager, teamId: string, column: ColumnId): Promise<Item[]> {
  const rows = await prepared<{ item: Item }>(tx, holders, [teamId, column]);
  return rows.map((row) => row.item);
}

export async function setLimit(
  change: Change<ProductEvent>,
  actor: Actor,
  id: ColumnId,
  command: SetColumnLimit,
): Promise<{ column: Column }> {
  const now = await holdingOf(change.read, actor.teamId, id);
  const decided = domain.setColumnLimit(now, command, actor);
  if (!decided) return { column: now.column };
  await saveColumns(change.write, actor.teamId, [decided.settled.holding]);
  change.record(decided.set);
  if (decided.settled.event) change.record(decided.settled.event);
  return { column: decided.settled.holding.column };
}

export async function setPolicy(
  change: Change<ProductEvent>,
  actor: Actor,
  id: ColumnId,
  command: SetColumnPolicy,
): Promise<{ column: Column }> {
  const { column, count } = await holdingOf(change.read, actor.teamId, id);
  const event = domain.setColumnPolicy(column, command, actor);
  if (!event) return { column };
  await saveColumns(change.write, actor.teamId, [{ column: event.column, count }]);
  change.record(event);
  return { column: event.column };
}

const holding = `select ${holdingJson('c')} as holding from product_backlog.board_column c where c.team_id = $1 and c.id = $2`;

async function holdingOf(tx: EntityManager, teamId: string, id: ColumnId): Promise<Holding> {
  const row = await firstRow<{ holding: Holding }>(tx, holding, [teamId, id]);
  if (!row) throw notFound('column', id);
  return row.holding;
}

/** SQL that writes the columns of a team anew from holdings as JSON; both are named by their parameters. */
export const updateColumns = (team: string, holdings: string): string => `
  update product_backlog.board_column c
  set occupancy = h.count, policy = h."column" ->> 'policy', breaches = h."column" -> 'breaches',
    wip_limit = nullif(h."column" -> 'limit', 'null')
  from json_to_recordset(${holdings}::json) as h(count integer, "column" jsonb)
  where c.team_id = ${team}::uuid and c.id = h."column" ->> 'id'`;

const saving = updateColumns('$1', '$2');

const saveColumns = (tx: EntityManager, teamId: string, holdings: readonly Holding[]): Promise<unknown> =>
  prepared(tx, saving, [teamId, JSON.stringify(holdings)]);
