import type { EntityManager } from 'typeorm';
import { notFound, type Actor } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type {
  Comment,
  CommentOn,
  Item,
  ItemVoted,
  ProductEvent,
  Vote,
  VoteWithdrawn,
  WithdrawComment,
} from '../contract/index.js';
import * as domain from '../domain/index.js';
import { firstRow } from './first-row.js';
import { itemOf, saveItem } from './item.store.js';
import { newId } from './new-id.js';
import { questionsOf } from './question.store.js';
import { insertOf, jsonOf } from './rows.js';
import { CommentTable, VoteTable } from './talk-tables.js';

/*
 * The answers hold nothing of the item: a requester asks as well (L7).
 */

type Product = Change<ProductEvent>;
type Voted = Promise<{ votes: number; mine: boolean }>;

const voteJson = jsonOf(VoteTable, 'v', ['teamId', 'itemId', 'personId']);
const mineOf = `select ${voteJson} as vote from product_backlog.vote v where v.item_id = $1 and v.person_id = $2`;
const voting = `insert into product_backlog.vote (item_id, person_id, team_id, by, at) values ($1, $2, $3, $4, $5)`;
const unvoting = `delete from product_backlog.vote where item_id = $1 and person_id = $2`;

export async function vote(change: Product, actor: Actor, itemId: string): Voted {
  const { item, mine } = await standing(change, actor, itemId);
  const event = domain.voteForItem(item, mine, actor, change.now);
  if (!event) return { votes: votesOf(item), mine: true };
  const { by, at } = event.vote;
  change.send(prepared(change.write, voting, [itemId, by.id, actor.teamId, JSON.stringify(by), at]));
  return { votes: noted(change, event), mine: true };
}

export async function withdrawVote(change: Product, actor: Actor, itemId: string): Voted {
  const { item, mine } = await standing(change, actor, itemId);
  const event = domain.withdrawVote(item, mine, actor);
  if (!event) return { votes: votesOf(item), mine: false };
  change.send(prepared(change.write, unvoting, [itemId, actor.id]));
  return { votes: noted(change, event), mine: false };
}

async function standing(change: Product, { teamId, id }: Actor, itemId: string) {
  const item = await itemOf(change.read, teamId, itemId);
  const row = await firstRow<{ vote: Vote }>(change.read, mineOf, [itemId, id]);
  return { item, mine: row?.vote ?? null };
}

function noted(change: Product, event: ItemVoted | VoteWithdrawn): number {
  change.send(saveItem(change.write, event.item));
  change.record(event, event.item.id);
  return votesOf(event.item);
}

const votesOf = ({ marks }: Item): number => marks.votes ?? 0;

const commenting = insertOf(CommentTable, '$1', '$2');
const commentJson = jsonOf(CommentTable, 'c');
const oneComment = `select ${commentJson} as comment from product_backlog.comment c where c.id = $1 and c.item_id = $2`;
const uncommenting = 'delete from product_backlog.comment where id = $1';

export async function comment(
  change: Product,
  actor: Actor,
  itemId: string,
  command: CommentOn,
): Promise<{ comment: Comment }> {
  const item = await itemOf(change.read, actor.teamId, itemId);
  const event = domain.commentOn(item, newId(), command, actor, change.now);
  const { questionId } = command;
  if (questionId && !(await questionsOf(change.read, itemId)).some(({ id }) => id === questionId))
    throw notFound('question', questionId);
  change.send(prepared(change.write, commenting, [actor.teamId, JSON.stringify(event.comment)]));
  change.send(saveItem(change.write, event.item));
  change.record(event, itemId);
  return { comment: event.comment };
}

export async function withdrawComment(
  change: Product,
  actor: Actor,
  itemId: string,
  { commentId }: WithdrawComment,
): Promise<{ comment: Comment }> {
  const item = await itemOf(change.read, actor.teamId, itemId);
  const row = await firstRow<{ comment: Comment }>(change.read, oneComment, [commentId, itemId]);
  if (!row) throw notFound('comment', commentId);
  const event = domain.withdrawComment(item, row.comment, actor);
  change.send(prepared(change.write, uncommenting, [commentId]));
  change.send(saveItem(change.write, event.item));
  change.record(event, itemId);
  return { comment: event.comment };
}

const comments = `select ${commentJson} as comment from product_backlog.comment c where c.item_id = $1 order by c.id`;

export const commentsOf = async (tx: EntityManager, itemId: string): Promise<Comment[]> =>
  (await prepared<{ comment: Comment }>(tx, comments, [itemId])).map(({ comment }) => comment);

const votes = `select ${voteJson} as vote from product_backlog.vote v where v.item_id = $1 order by v.at, v.person_id`;

export const allVotesOf = async (tx: EntityManager, itemId: string): Promise<Vote[]> =>
  (await prepared<{ vote: Vote }>(tx, votes, [itemId])).map(({ vote }) => vote);
