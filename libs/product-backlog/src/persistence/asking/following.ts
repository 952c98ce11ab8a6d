import { notFound, type Actor } from '@twotrack/shared';
import type { DataSource } from 'typeorm';
import type { FollowedFeedback, FollowedRequest, Follower, FormPage, Request } from '../../contract/index.js';
import { followed, seesAll, type Course } from '../../domain/index.js';
import { written } from '../conversation.store.js';
import { jsonOf } from '../rows.js';
import { settingsJson } from '../settings.store.js';
import { RequestTable } from '../tables.js';
import { became } from './pieces.js';

const page = `select ${settingsJson('$1')} ->> 'vision' as vision,
  (select g.title from product_backlog.goal g where g.team_id = $1 and g.closed is null) as goal`;

/** What the form of a team shows before anything is asked. */
export async function formPage(db: DataSource, teamId: string): Promise<FormPage> {
  const [row] = await db.query(page, [teamId]);
  return row;
}

interface Row {
  request: Request;
  problem: string;
}

/** What was asked, and what the same person found wanting in it since: that is nobody else's (L7). */
const own = `select ${jsonOf(RequestTable, 'r')} as request, coalesce(s.problem, '') as problem
  from product_backlog.request r left join product_backlog.story s on s.id = r.id
  where r.team_id = $2 and r.requester ->> 'id' = $3 and (r.id = $1 or r.marks ? 'about') order by r.id desc`;

/** One's own request, put together of nothing but what concerns whoever asked (L7). */
export async function followedRequest(db: DataSource, requestId: string, actor: Actor): Promise<FollowedRequest> {
  const rows: Row[] = await db.query(own, [requestId, actor.teamId, actor.id]);
  const row = rows.find(({ request }) => request.id === requestId);
  if (!row) throw notFound('request', requestId);
  const { title, requester, at } = row.request;
  const feedback = rows.filter((one) => one !== row);
  return {
    ...{ title, problem: row.problem, askedBy: requester.name, askedAt: at },
    others: await othersOf(db, row.request),
    ...(await courseOf(db, row.request, actor)),
    talk: (await written(db.manager, requestId, false)).map(({ text, at: when, by }) => {
      return { text, at: when, mine: by.id === actor.id };
    }),
    feedback: await Promise.all(feedback.map((one) => feedbackIn(db, one, actor))),
  };
}

async function feedbackIn(db: DataSource, { request, problem }: Row, actor: Actor): Promise<FollowedFeedback> {
  const { state, since, reason } = await courseOf(db, request, actor);
  const { fellShort } = request.marks.about!;
  return { fellShort, words: problem, at: request.at, state, since, reason };
}

/** From any part up to the whole, and down to all of its parts. */
const others = `
  with recursive above (id, whole) as (
    select r.id, r.marks ->> 'joinedTo' from product_backlog.request r where r.id = $1
    union all
    select r.id, r.marks ->> 'joinedTo' from above join product_backlog.request r on r.id = above.whole::uuid),
  part (id) as (
    select id from above where whole is null
    union all
    select r.id from part join product_backlog.request r on r.marks ? 'joinedTo' and r.marks ->> 'joinedTo' = part.id::text)
  select count(*)::int - 1 as count from part`;

async function othersOf(db: DataSource, { id }: Request): Promise<number> {
  const [row] = await db.query(others, [id]);
  return Math.max(row.count, 0);
}

async function courseOf(db: DataSource, request: Request, { teamId }: Actor): Promise<Course> {
  const { item, pieces } = await became(db.manager, teamId, request);
  return followed(request, item, pieces);
}

const following = `
  select r.requester ->> 'name' as name, l.token_hash is not null as "hasLink",
    to_char(l.opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "openedAt"
  from product_backlog.follow_link l join product_backlog.request r on r.id = l.request_id
  where l.request_id = $1 and l.team_id = $2`;

/** For the team: who follows the request from outside, if somebody does. */
export async function followerOf(db: DataSource, requestId: string, actor: Actor): Promise<Follower | null> {
  if (!seesAll(actor)) throw notFound('request', requestId);
  const [row] = await db.query(following, [requestId, actor.teamId]);
  return row ?? null;
}
