import { notFound, type Actor } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type { DataSource, EntityManager } from 'typeorm';
import type {
  CommentOnRequest,
  HearRequester,
  ProductEvent,
  Request,
  RequestComment,
  WithdrawRequestComment,
} from '../contract/index.js';
import * as domain from '../domain/index.js';
import { RequestCommentTable } from './asking/tables.js';
import { firstRow } from './first-row.js';
import { newId } from './new-id.js';
import { decided, requestOf } from './request.store.js';
import { insertOf, jsonOf } from './rows.js';

type Product = Change<ProductEvent>;
type Done = Promise<{ request: Request; comment: RequestComment }>;

const row = jsonOf(RequestCommentTable, 'c');
const insertion = insertOf(RequestCommentTable, '$1', '$2');
const deletion = 'delete from product_backlog.request_comment where id = $1';
const one = `select ${row} as comment from product_backlog.request_comment c where c.id = $2 and c.request_id = $1`;
const all = `select ${row} as comment from product_backlog.request_comment c
  where c.request_id = $1 and (c.public or $2) order by c.id`;

export async function comment(change: Product, actor: Actor, id: string, command: CommentOnRequest): Done {
  const request = await requestOf(change.read, actor.teamId, id);
  const event = domain.commentOnRequest(request, newId(), command, actor, change.now);
  change.send(prepared(change.write, insertion, [actor.teamId, JSON.stringify(event.comment)]));
  return { ...(await decided(change, event, id)), comment: event.comment };
}

export async function withdraw(change: Product, actor: Actor, id: string, { commentId }: WithdrawRequestComment): Done {
  const request = await requestOf(change.read, actor.teamId, id);
  const found = await firstRow<{ comment: RequestComment }>(change.read, one, [id, commentId]);
  if (!found) throw notFound('comment', commentId);
  const left = (await written(change.read, id, false)).filter((other) => other.id !== commentId);
  const event = domain.withdrawRequestComment(request, found.comment, left, actor);
  change.send(prepared(change.write, deletion, [commentId]));
  return { ...(await decided(change, event, id)), comment: event.comment };
}

export async function hear(change: Product, actor: Actor, id: string, { heard }: HearRequester) {
  const request = await requestOf(change.read, actor.teamId, id);
  const last = (await written(change.read, id, false)).at(-1);
  const event = domain.hearRequester(request, heard, last, actor);
  return event ? decided(change, event, id) : { request };
}

/** The oldest first; `whole`: those within the team too. */
export async function written(tx: EntityManager, id: string, whole: boolean): Promise<RequestComment[]> {
  const rows = await prepared<{ comment: RequestComment }>(tx, all, [id, whole]);
  return rows.map(({ comment: found }) => found);
}

/** To a requester the public ones of own requests; the rest is missing (A3, L7). */
export async function commentsOf(db: DataSource, id: string, actor: Actor): Promise<RequestComment[]> {
  const request = await requestOf(db.manager, actor.teamId, id);
  if (!domain.seesAll(actor) && request.requester.id !== actor.id) throw notFound('request', id);
  return written(db.manager, id, domain.seesAll(actor));
}
