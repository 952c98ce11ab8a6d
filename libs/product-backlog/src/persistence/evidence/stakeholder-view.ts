import type { DataSource } from 'typeorm';
import type { Planned, Shipped, StakeholderPage, StakeholderView } from '../../contract/index.js';
import { reachOf } from '../../domain/index.js';
import { throughputOf } from '../keep-readings.js';
import { settingsJson } from '../settings.store.js';
import { hitsOf } from './readings.js';

/** So many finished items are shown. */
const SHIPPED = 50;

/** What is shown outside, field by field: what is not named here stays inside. */
export async function stakeholderView(
  db: DataSource,
  teamId: string,
  { after, limit }: StakeholderPage,
  toldNow?: string,
): Promise<StakeholderView> {
  const now = toldNow ?? new Date().toISOString();
  const [[aim], order, [{ count }], shipped, throughput, hits]: [
    [Pick<StakeholderView, 'vision' | 'goal'>],
    Omit<Planned, 'reachAt'>[],
    [{ count: number }],
    Shipped[],
    Awaited<ReturnType<typeof throughputOf>>,
    StakeholderView['hits'],
  ] = await Promise.all([
    db.query(aiming, [teamId]),
    db.query(ordered, [teamId, after, limit]),
    db.query(counting, [teamId]),
    db.query(finished, [teamId, SHIPPED]),
    throughputOf(db, teamId, toldNow),
    hitsOf(db, teamId),
  ]);
  return {
    ...aim,
    hits,
    order: order.map((item) => ({ ...item, reachAt: reachOf(item.place, throughput, now) })),
    count,
    next: after + order.length < count && order.length > 0 ? after + order.length : null,
    shipped,
  };
}

const openGoal = `(select g.id from product_backlog.goal g where g.team_id = $1 and g.closed is null)`;
const servesGoal = `coalesce(i.goal_id = ${openGoal}, false) as "servesGoal"`;

const aiming = `
  select ${settingsJson('$1')} ->> 'vision' as vision, (
    select json_build_object('title', g.title, 'measure', g.measure, 'startsOn', g.starts_on, 'endsOn', g.ends_on)
    from product_backlog.goal g where g.team_id = $1 and g.closed is null) as goal`;

const ordered = `
  select ($2::int + row_number() over (order by i.rank))::int as place, i.title, i.type, ${servesGoal}
  from (select * from product_backlog.item o where o.team_id = $1 and o.rank is not null
        order by o.rank offset $2::int limit $3) i
  order by i.rank`;

const counting = `select count(*)::int as count from product_backlog.item where team_id = $1 and rank is not null`;

const finished = `
  select i.title, i.type, ${servesGoal},
    to_char(i.done_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "doneAt",
    case when i.marks -> 'bet' is not null
      then json_build_object('verdict', i.marks -> 'bet' -> 'verdict') end as bet
  from product_backlog.item i
  where i.team_id = $1 and i.column_id = 'done' and i.removed_at is null
  order by i.done_at desc, i.id desc limit $2`;
