import { notFound, streamOf, type Actor } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type {
  Item,
  OrderApplied,
  OrderByScore,
  ProductEvent,
  ScoreItem,
  UndoOrderByScore,
  Vectors,
} from '../contract/index.js';
import * as domain from '../domain/index.js';
import { byRank, type Orderer } from '../domain/index.js';
import { ordererOf } from './delegation.store.js';
import { firstRow } from './first-row.js';
import { itemJson, itemOf, saveItem } from './item.store.js';
import { updateAllOf } from './rows.js';
import { settingsOf } from './settings.store.js';
import { ItemTable } from './tables.js';

type Product = Change<ProductEvent>;
type Applied = { ordered: number };

export async function score(change: Product, actor: Actor, itemId: string, command: ScoreItem) {
  const item = await itemOf(change.read, actor.teamId, itemId);
  const event = domain.scoreItem(item, command, actor, change.now);
  if (!event) return { item };
  change.send(saveItem(change.write, event.item));
  change.record(event, itemId);
  return { item: event.item };
}

interface Standing {
  readonly id: string;
  readonly rank: string;
  readonly vectors: Vectors;
}

/** All of them: an order by score is about the whole of it. */
const ORDER = `select id, rank, vectors from product_backlog.item
  where team_id = $1 and rank is not null order by rank`;

/** Ranks as few items as can be, in one commit (P7). */
export async function orderByScore(change: Product, actor: Actor, command: OrderByScore): Promise<Applied> {
  const { teamId } = actor;
  const orderer = await ordererOf(change, actor);
  const settings = await settingsOf(change.read, teamId);
  domain.sameFormula(settings, command.formula);
  const order = await prepared<Standing>(change.read, ORDER, [teamId]);
  const only = command.itemIds && new Set(command.itemIds);
  const gone = command.itemIds?.find((id) => !order.some((one) => one.id === id));
  if (gone) throw notFound('item', gone);
  const wanted = domain.orderByScore(order, settings.weights, only);
  const ranks = domain.ranksFor(order, wanted);
  const why = { reason: command.reason ?? null, formula: settings.weights.version, undoes: null };
  return reorder(change, teamId, orderer, order, ranks, why);
}

const applying = `select e.body from product_backlog.event e
  where e.stream_id = $1 and e.seq = $2 and e.type = 'order-applied'`;

/** Gives every item the rank back that it had (P7). */
export async function undoOrderByScore(
  change: Product,
  actor: Actor,
  { ordering }: UndoOrderByScore,
): Promise<Applied> {
  const { teamId } = actor;
  const orderer = await ordererOf(change, actor);
  const row = await firstRow<{ body: OrderApplied }>(change.read, applying, [streamOf('product', teamId), ordering]);
  if (!row) throw notFound('ordering', String(ordering));
  const order = await prepared<Standing>(change.read, ORDER, [teamId]);
  const ranks = domain.formerRanks(row.body, new Map(order.map(({ id, rank }) => [id, rank])));
  return reorder(change, teamId, orderer, order, ranks, { reason: null, formula: null, undoes: ordering });
}

const ITEMS = `select ${itemJson} as item from product_backlog.item i
  where i.team_id is not distinct from $1 and i.id = any($2::uuid[])`;
const CLEARING = 'update product_backlog.item set rank = null where id = any($1::uuid[])';
const WRITING = updateAllOf(ItemTable, '$1', '$2');

async function reorder(
  change: Product,
  teamId: string,
  orderer: Orderer,
  order: readonly Standing[],
  ranks: ReadonlyMap<string, string>,
  why: Pick<OrderApplied, 'reason' | 'formula' | 'undoes'>,
): Promise<Applied> {
  if (ranks.size === 0) return { ordered: 0 };
  const ids = [...ranks.keys()];
  const rows = await prepared<{ item: Item }>(change.read, ITEMS, [teamId, ids]);
  const items = new Map(rows.map(({ item }) => [item.id, item]));
  const wanted = order.map(({ id, rank }) => ({ id, rank: ranks.get(id) ?? rank })).sort(byRank);
  const steps = domain.stepsTo(
    order.map(({ id }) => id),
    wanted.map(({ id }) => id),
    new Set(ids),
  );
  const events = steps.map((step) =>
    domain.rankedAmong(items.get(step.itemId)!, step, ranks.get(step.itemId)!, why.reason, orderer, change.now),
  );
  // all ranks go first: what one of them gets another may have had
  change.send(prepared(change.write, CLEARING, [ids]));
  const standing = events.map(({ item }) => item);
  change.send(prepared(change.write, WRITING, [JSON.stringify(standing), ids]));
  for (const event of events) change.record(event, event.item.id);
  const was = new Map(order.map(({ id, rank }) => [id, rank]));
  const told = ids.map((itemId) => ({ itemId, was: was.get(itemId)!, now: ranks.get(itemId)! }));
  change.record({ type: 'order-applied', ...why, ranks: told });
  return { ordered: ids.length };
}
