import { notFound, type Actor } from '@twotrack/shared';
import type { Change } from '@twotrack/shared/stream';
import type { EntityManager } from 'typeorm';
import type { Delivered, GiveFeedback, ProductEvent, Request } from '../contract/index.js';
import * as domain from '../domain/index.js';
import { firstRow } from './first-row.js';
import { itemOf } from './item.store.js';
import { newId } from './new-id.js';
import { submitted } from './request.store.js';

/** By anybody of the team; by a requester on what they asked for themselves, for they know of no other item (L7). */
export async function giveFeedback(
  change: Change<ProductEvent>,
  actor: Actor,
  itemId: string,
  command: GiveFeedback,
): Promise<{ request: Request }> {
  const item = await itemOf(change.read, actor.teamId, itemId);
  const called = domain.seesAll(actor) ? `${item.key} ${item.title}` : await ownTitle(change.read, actor, itemId);
  return submitted(change, actor, domain.giveFeedback(newId(), item, called, command, actor, change.now));
}

const own = `select r.title from product_backlog.request r
  where r.item_id = $2 and r.team_id is not distinct from $1 and r.requester ->> 'id' = $3 order by r.id limit 1`;

async function ownTitle(tx: EntityManager, { teamId, id }: Actor, itemId: string): Promise<string> {
  const row = await firstRow<{ title: string }>(tx, own, [teamId, itemId, id]);
  if (!row) throw notFound('item', itemId);
  return row.title;
}

const named = `select i.id, i.key, i.title from product_backlog.item i
  where i.id = any($2::uuid[]) and i.team_id is not distinct from $1 order by i.id`;

/** The delivered items that these requests are feedback on, in words. */
export async function aboutOf(tx: EntityManager, teamId: string, requests: readonly Request[]): Promise<Delivered[]> {
  const ids = requests.flatMap(({ marks: { about } }) => about?.itemId ?? []);
  return ids.length > 0 ? tx.query<Delivered[]>(named, [teamId, ids]) : [];
}
