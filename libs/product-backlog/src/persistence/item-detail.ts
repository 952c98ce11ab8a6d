import type { DataSource } from 'typeorm';
import { notFound, type Actor } from '@twotrack/shared';
import type { EventStream } from '@twotrack/shared/stream';
import type { Item, ItemDetail, Named, ProductEvent, Proposal, Request, RequestDetail } from '../contract/index.js';
import { seesAll, visibleTo } from '../domain/index.js';
import { aboutOf } from './feedback.store.js';
import { itemJson, itemOf } from './item.store.js';
import { lineage } from './lineage.js';
import { pastOf } from './past.store.js';
import { requestOf } from './request.store.js';
import { jsonOf } from './rows.js';
import { problemOf } from './story.store.js';
import { ProposalTable, RequestTable } from './tables.js';

/** Everything about one item. To a requester it is missing, as a foreign one is (A3, L7). */
export async function itemDetail(
  db: DataSource,
  stream: EventStream<ProductEvent>,
  itemId: string,
  actor: Actor,
): Promise<ItemDetail> {
  if (!seesAll(actor)) throw notFound('item', itemId);
  const item = await itemOf(db.manager, actor.teamId, itemId);
  const requests = await read<Request>(
    db,
    `select ${jsonOf(RequestTable, 'r')} as row from product_backlog.request r where r.item_id in (${lineage('$1')}) order by r.id`,
    itemId,
  );
  return {
    item,
    problem: await problemOf(db.manager, itemId),
    request: requests.find(({ id }) => id === item.requestId) ?? null,
    merged: requests.filter(({ status }) => status === 'merged'),
    feedback: await read<Request>(db, feedback, itemId),
    about: await aboutOf(db.manager, actor.teamId, requests),
    ...(await kinOf(db, item)),
    proposals: await read<Proposal>(
      db,
      `select ${jsonOf(ProposalTable, 'p')} as row from product_backlog.proposal p where p.item_id = $1 order by p.id desc`,
      itemId,
    ),
    history: await stream.historyOf(itemId),
    past: await pastOf(db, itemId, actor),
  };
}

/** The item of this key, wherever it stands: on the board, done long ago, set aside, split or removed. */
export async function itemKeyed(db: DataSource, key: string, actor: Actor): Promise<Item> {
  const sql = `select ${itemJson} as row from product_backlog.item i where i.key = $1 and i.team_id = $2`;
  const [found]: { row: Item }[] = seesAll(actor) ? await db.query(sql, [key, actor.teamId]) : [];
  if (!found) throw notFound('item', key);
  return found.row;
}

const kin = `select i.id, i.key, i.title from product_backlog.item i where i.id = any($1::uuid[]) order by i.rank, i.id`;

async function kinOf(db: DataSource, { marks: { splitFrom, splitInto = [] } }: Item) {
  if (!splitFrom && splitInto.length === 0) return { splitFrom: null, splitInto: [] };
  const named: Named[] = await db.query(kin, [[...(splitFrom ? [splitFrom] : []), ...splitInto]]);
  return {
    splitFrom: named.find(({ id }) => id === splitFrom) ?? null,
    splitInto: named.filter(({ id }) => splitInto.includes(id)),
  };
}

/** A request with its problem. To a requester, those of others are missing (A3, L7). */
export async function requestDetail(
  db: DataSource,
  stream: EventStream<ProductEvent>,
  requestId: string,
  actor: Actor,
): Promise<RequestDetail> {
  const request = await requestOf(db.manager, actor.teamId, requestId);
  if (!seesAll(actor) && request.requester.id !== actor.id) throw notFound('request', requestId);
  const history = (await stream.historyOf(requestId)).filter((event) => visibleTo(actor, event));
  return { request, problem: await problemOf(db.manager, requestId), history };
}

const feedback = `select ${jsonOf(RequestTable, 'r')} as row from product_backlog.request r
  where r.marks ? 'about' and r.marks #>> '{about,itemId}' = $1 order by r.id desc`;

async function read<T>(db: DataSource, sql: string, id: string): Promise<T[]> {
  const rows: { row: T }[] = await db.query(sql, [id]);
  return rows.map(({ row }) => row);
}
