import { Refusal, type Actor, type Recorded } from '@twotrack/shared';
import type { EventStream } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import type {
  GoalDetail,
  GoalEvent,
  GoalPage,
  GoalShares,
  PastGoal,
  ProductEvent,
  Share,
  TeamAim,
} from '../contract/index.js';
import { FINISHED_DAYS, IN_WORK, seesAll } from '../domain/index.js';
import { recentlyDone } from './column.store.js';
import { goalJson, goalOf } from './goal.store.js';
import { settingsJson } from './settings.store.js';

/** One goal of the team, with the work that served it. */
export async function goalDetail(
  db: DataSource,
  stream: EventStream<ProductEvent>,
  goalId: string,
  actor: Actor,
): Promise<GoalDetail> {
  mayRead(actor);
  const goal = await goalOf(db.manager, actor.teamId, goalId);
  const [shares]: [GoalShares & { finishedBefore: Share }] = await db.query(SHARES, [actor.teamId, goalId]);
  const { finishedBefore, ...rest } = shares;
  const history = (await stream.historyOf(goalId)) as Recorded<GoalEvent>[];
  return { goal, shares: rest, finishedBefore, history };
}

/** The closed goals of the team, newest first. */
export async function pastGoals(db: DataSource, { after, limit }: GoalPage, actor: Actor): Promise<PastGoal[]> {
  mayRead(actor);
  return db.query(PAST, [actor.teamId, after ?? null, limit]);
}

/** What these teams aim at, in no order. */
export const aimsOf = (db: DataSource, teamIds: readonly string[]): Promise<TeamAim[]> => db.query(AIMS, [teamIds]);

function mayRead(actor: Actor): void {
  if (!seesAll(actor)) throw new Refusal('forbidden', 'members-only', {}, 'Only the team reads this.');
}

/** SQL for the share of the goal `g` in what its team has of such items, of which one index knows column and time. */
const share = (which: string): string => `(
  select json_build_object('served', count(*) filter (where i.goal_id = g.id)::int, 'all', count(*)::int)
  from product_backlog.item i where i.team_id = g.team_id and i.removed_at is null and ${which})`;

/** SQL that is true of an item in work. */
const inWork = `i.column_id in (${IN_WORK.map((column) => `'${column}'`).join(', ')}) and i.set_aside is null`;

/** SQL that is true of an item that was finished while the goal was open, or lately where it still is. */
const finished = `i.column_id = 'done'
  and i.done_at > case when g.closed is null then now() - interval '${FINISHED_DAYS} days' else g.opened_at end
  and i.done_at <= coalesce((g.closed ->> 'at')::timestamptz, now())`;

const SHARES = `
  select ${share(inWork)} as wip, ${share(finished)} as finished,
    ${share(`${finished} and not ${recentlyDone('i')}`)} as "finishedBefore"
  from product_backlog.goal g where g.team_id = $1 and g.id = $2`;

const PAST = `
  select ${goalJson} as goal, ${share(finished)} as finished
  from product_backlog.goal g
  where g.team_id = $1 and g.closed is not null and ($2::uuid is null or g.id < $2)
  order by g.id desc limit $3`;

const AIMS = `
  select b.team_id as "teamId", ${settingsJson('b.team_id')} ->> 'vision' as vision, (
    select json_build_object('id', g.id, 'title', g.title, 'measure', g.measure, 'startsOn', g.starts_on,
      'endsOn', g.ends_on)
    from product_backlog.goal g where g.team_id = b.team_id and g.closed is null) as goal
  from product_backlog.backlog b where b.team_id = any($1::uuid[])`;
