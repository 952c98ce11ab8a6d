import type { DataSource } from 'typeorm';
import { notFound, type Actor } from '@twotrack/shared';
import type { Comment, ItemTalk, WishPage, WishedItem } from '../contract/index.js';
import { seesAll } from '../domain/index.js';
import { briefOf } from './brief.store.js';
import { dependenciesOf } from './dependency.store.js';
import { itemOf } from './item.store.js';
import { questionsOf } from './question.store.js';
import { allVotesOf, commentsOf } from './stakeholder.store.js';

/** What is written down and said about one item; to a requester it is missing (A3, L7). */
export async function talkOf(db: DataSource, itemId: string, actor: Actor): Promise<ItemTalk> {
  if (!seesAll(actor)) throw notFound('item', itemId);
  const tx = db.manager;
  await itemOf(tx, actor.teamId, itemId);
  return {
    brief: await briefOf(tx, itemId),
    questions: (await questionsOf(tx, itemId)).filter(({ withdrawn }) => !withdrawn),
    comments: await commentsOf(tx, itemId),
    votes: await allVotesOf(tx, itemId),
    ...(await dependenciesOf(tx, itemId)),
  };
}

/** The public comments of an item that stands in the order (P17). */
export async function publicCommentsOf(db: DataSource, itemId: string, actor: Actor): Promise<Comment[]> {
  const item = await itemOf(db.manager, actor.teamId, itemId);
  if (item.rank === null) throw notFound('item', itemId);
  return (await commentsOf(db.manager, itemId)).filter(({ questionId }) => questionId === null);
}

const wishes = `
  select i.id, i.key, i.title, ($3 + row_number() over (order by i.rank))::int as place, i.column_id as "column",
    (select g.title from product_backlog.goal g where g.id = i.goal_id) as goal,
    coalesce((i.marks ->> 'votes')::int, 0) as votes,
    exists (select from product_backlog.vote v where v.item_id = i.id and v.person_id = $2) as mine,
    (select count(*)::int from product_backlog.comment c where c.item_id = i.id and c.question_id is null) as comments
  from (select * from product_backlog.item where team_id = $1 and rank is not null order by rank offset $3 limit $4) i
  order by i.rank`;

/** A stretch of the order as stakeholders see it, in the product owner's order. */
export const wishesOf = (db: DataSource, { after, limit }: WishPage, { teamId, id }: Actor): Promise<WishedItem[]> =>
  db.query(wishes, [teamId, id, after, limit]);
