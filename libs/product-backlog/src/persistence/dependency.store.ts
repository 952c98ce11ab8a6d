import type { EntityManager } from 'typeorm';
import { notFound, type Actor } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type { DependOn, DependencyEnd, Item, ProductEvent, Undepend } from '../contract/index.js';
import * as domain from '../domain/index.js';
import { firstRow } from './first-row.js';
import { itemOf, saveItem } from './item.store.js';
import { lineage } from './lineage.js';

type Product = Change<ProductEvent>;

/** SQL for an item of any team as the other end of a dependency shows it. */
const endOf = (item: string) => `jsonb_build_object('id', ${item}.id, 'key', ${item}.key, 'title', ${item}.title,
  'teamId', ${item}.team_id, 'column', ${item}.column_id, 'blocked', ${item}.blocked is not null,
  'removed', ${item}.removed_at is not null)`;

/** The same, and what it was split into, if it was (P11). */
const end = `${endOf('n')} || case when n.marks -> 'splitInto' is null then '{}' else jsonb_build_object('splitInto', (
  select jsonb_agg(${endOf('c')} order by c.key) from product_backlog.item c
  where c.id in (select jsonb_array_elements_text(n.marks -> 'splitInto')::uuid))) end`;

/** What was split needs its parts, and still what it needed itself: it may come back. */
const one = `select ${end} as item, exists (
    with recursive needs (id) as (
      select $1::uuid
      union select further.id from needs join product_backlog.item i on i.id = needs.id cross join lateral (
        select d.needs_id from product_backlog.dependency d where d.item_id = i.id
        union all select jsonb_array_elements_text(i.marks -> 'splitInto')::uuid) further (id))
    select from needs where needs.id = $2) as "comesRound"
  from product_backlog.item n where n.id = $1`;

/** Taken before anybody looks whether a new dependency comes round, of whichever team, and held until it is committed. */
const alone = `select pg_advisory_xact_lock(hashtext('product_backlog.dependency'))`;

export async function dependOn(
  change: Product,
  actor: Actor,
  itemId: string,
  command: DependOn,
): Promise<{ item: Item }> {
  await prepared(change.read, alone, []);
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

const needed = `select ${end} as item from product_backlog.dependency d join product_backlog.item n on n.id = d.needs_id
  where d.item_id = $1 order by n.team_id <> d.team_id, n.team_id, n.id`;
/** Whoever needs an item needs its parts; and where that was split itself, its parts need them. */
const needing = `select ${end} as item from product_backlog.item n
  where n.marks -> 'splitInto' is null and n.id in (select d.item_id from product_backlog.dependency d where d.needs_id in (${lineage('$1')}))
  order by n.team_id <> (select i.team_id from product_backlog.item i where i.id = $1), n.team_id, n.id`;

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
