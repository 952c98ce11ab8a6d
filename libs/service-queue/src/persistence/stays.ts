import type { DataSource } from 'typeorm';
import { SERVICE_SCHEMA } from './tables.js';

/** Hours that tickets of a team stood in Working in the last so many days, each ticket counted once at a time (B5). */
export async function hoursInWorking(db: DataSource, teamId: string, days: number, toldNow?: string): Promise<number> {
  const [row]: [{ hours: number }] = await db.query(reading, [teamId, days, toldNow ?? null]);
  return row.hours;
}

const moments = `(select n as until, n - make_interval(days => $2) as since
  from (select coalesce($3::timestamptz, now()) as n) told)`;

/** Undoing a move may bring back a stay that had ended: what it has in common with another counts once. */
const reading = `
  with m as ${moments}, stays as (
    select s.ticket_id, s.from_at, s.to_at from ${SERVICE_SCHEMA}.stay s
    where s.team_id = $1 and s.to_at > (select since from m)
    union all
    select t.id, t.entered_column_at, m.until from m, ${SERVICE_SCHEMA}.ticket t
    where t.team_id = $1 and t.column_id = 'working' and t.parent_id is null
  ), counted as (
    select unnest(range_agg(tstzrange(greatest(s.from_at, m.since), least(s.to_at, m.until)))) as stretch
    from stays s, m where s.from_at < m.until and s.from_at < s.to_at group by s.ticket_id
  )
  select coalesce(sum(extract(epoch from upper(stretch) - lower(stretch))) / 3600, 0)::float8 as hours from counted`;
