import type { DataSource } from 'typeorm';
import type { FixEffect, ProblemCost } from '../../contract/index.js';
import { iso } from '../rows.js';
import { SERVICE_SCHEMA } from '../tables.js';

const WEEKS = 12;
/** Before and after are compared over no more days than these. */
const EFFECT_DAYS_MAX = 90;

const MISSES = `(select count(distinct n ->> 'clock') from jsonb_array_elements(t.told) n where n ->> 'told' = 'breached')`;

/** Measured over the index of a problem's tickets and of their events. */
export async function costOf(db: DataSource, problemId: string): Promise<ProblemCost> {
  const [row] = await db.query(
    `with linked as (
       select t.id, t.reported_at, t.resolved_at, ${MISSES}::int as misses from ${SERVICE_SCHEMA}.ticket t
       where t.problem_id = $1
     ), stays as (
       select e.at, e.body #>> '{ticket,column}' as column_id,
         lead(e.at, 1, now()) over (partition by e.card_id order by e.seq) as until
       from linked l join ${SERVICE_SCHEMA}.event e on e.card_id = l.id where e.body ? 'ticket'
     )
     select count(*)::int as tickets, count(*) filter (where resolved_at is null)::int as "openTickets",
       coalesce(sum(misses), 0)::int as "slaMisses",
       (select coalesce(sum(extract(epoch from until - at)) / 3600, 0)::float from stays
        where column_id = 'working') as "hoursInWorking",
       (select coalesce(json_agg(w order by w.from), '[]') from (
          select ${iso(`date_trunc('week', reported_at, 'UTC')`)} as from, count(*)::int as tickets,
            sum(misses)::int as "slaMisses"
          from linked group by date_trunc('week', reported_at, 'UTC')
          order by date_trunc('week', reported_at, 'UTC') desc limit ${WEEKS}) w) as weeks
     from linked`,
    [problemId],
  );
  return row;
}

/** As many days before the fix as have passed since, and at least one. */
export async function effectOf(db: DataSource, problemId: string, shippedAt: string): Promise<FixEffect> {
  const [row] = await db.query(
    `select d.days, count(*) filter (where t.reported_at < $2)::int as before,
       count(*) filter (where t.reported_at >= $2)::int as after
     from (select greatest(1, least(${EFFECT_DAYS_MAX}, ceil(extract(epoch from now() - $2::timestamptz) / 86400)))::int
       as days) d
     left join ${SERVICE_SCHEMA}.ticket t on t.problem_id = $1
       and t.reported_at >= $2::timestamptz - make_interval(days => d.days)
       and t.reported_at < $2::timestamptz + make_interval(days => d.days)
     group by d.days`,
    [problemId, shippedAt],
  );
  return row;
}
