import type { EntityManager } from 'typeorm';
import { notFound, type Actor } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type { DependOn, DependencyEnd, Item, ProductEvent, Undepend } from '../contract/index.js';
import * as domain from '../domain/index.js';
import { firstRow } from './first-row.js';
import { itemOf, saveItem } from './item.store.js';

type Product = Change<ProductEvent>;

/** SQL for an item of any team as the other end of a dependency shows it. */
const end = `json_build_object('id', n.id, 'key', n.key, 'title', n.title, 'teamId', n.team_id, 'column', n.column_id,
  'blocked', n.blocked is not null, 'removed', n.removed_at is not null)`;

const one = `select ${end} as item, exists (
    with recursive needs (id) as (
      select d.needs_id from product_backlog.dependency d where d.item_id = $1
      union select d.needs_id from needs join product_backlog.dependency d on d.item_id = needs.id)
    select from needs where needs.id = $2) as "comesRound"
  from product_backlog.item n where n.id = $1`;

/*
 * Of one team a cycle never comes about: its commands stand in one line. Two teams at the same moment may close one
 * through each other; both ends show it.
 */
export async function dependOn(
  change: Product,
  actor: Actor,
  itemId: string,
  command: DependOn,
): Promise<{ item: Item }> {
  const item = await itemOf(change.read, actor.teamId, itemId);
  const row = await firstRow<{ item: DependencyEnd; comesRound: boolean }>(change.read, one, [command.itemId, itemId]);
  if (!row || row.item.removed) throw notFound('item', command.itemId);
  const { id, key, title, teamId } = row.item;
  const event = domain.dependOn(item, { id, key, title, teamId }, row.comesRound, actor, change.now);
  if (!event) return { item };
  change.send(prepared(change.write, adding, [itemId, id, actor.teamId]));
  return noted(change, event);
}

export async function undepend(
  change: Product,
  actor: Actor,
  itemId: string,
  command: Undepend,
): Promise<{ item: Item }> {
  const item = await itemOf(change.read, actor.teamId, itemId);
  const row = await firstRow<{ item: DependencyEnd }>(change.read, one, [command.itemId, itemId]);
  if (!row) throw notFound('item', command.itemId);
  const { id, key, title, teamId } = row.item;
  const event = domain.undepend(item, { id, key, title, teamId }, actor, change.now);
  if (!event) return { item };
  change.send(prepared(change.write, taking, [itemId, id]));
  return noted(change, event);
}

const adding = 'insert into product_backlog.dependency (item_id, needs_id, team_id) values ($1, $2, $3)';
const taking = 'delete from product_backlog.dependency where item_id = $1 and needs_id = $2';

function noted(change: Product, event: ProductEvent & { item: Item }): { item: Item } {
  change.send(saveItem(change.write, event.item));
  change.record(event, event.item.id);
  return { item: event.item };
}

const ends = (here: string, there: string) => `
  select ${end} as item from product_backlog.dependency d join product_backlog.item n on n.id = d.${there}
  where d.${here} = $1 order by n.team_id, n.id`;
const [needed, needing] = [ends('item_id', 'needs_id'), ends('needs_id', 'item_id')];

/** Both ways of an item's dependencies, of whichever team (P18). */
export async function dependenciesOf(
  tx: EntityManager,
  itemId: string,
): Promise<{ dependsOn: DependencyEnd[]; neededBy: DependencyEnd[] }> {
  const read = async (sql: string) =>
    (await tx.query<{ item: DependencyEnd }[]>(sql, [itemId])).map(({ item }) => item);
  return { dependsOn: await read(needed), neededBy: await read(needing) };
}

const called = `select ${end} as item from product_backlog.item n
  where n.key = $1 and n.removed_at is null order by n.team_id limit 100`;

/** The items that are called so, in any team. */
export async function calledSo(tx: EntityManager, itemKey: string): Promise<DependencyEnd[]> {
  return (await tx.query<{ item: DependencyEnd }[]>(called, [itemKey])).map(({ item }) => item);
}
