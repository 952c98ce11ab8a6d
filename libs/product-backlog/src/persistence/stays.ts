import { EntitySchema, type DataSource } from 'typeorm';
import { IN_WORK } from '../domain/index.js';
import { PRODUCT_SCHEMA, key, moment, uuid, type OfTeam } from './columns.js';
import { firstRow } from './first-row.js';

/** A stretch of time that an item was in work, ended. Rows are written by the database when an item leaves. */
export const StayTable = new EntitySchema<OfTeam & { itemId: string; from: string; to: string }>({
  name: 'Stay',
  schema: PRODUCT_SCHEMA,
  tableName: 'stay',
  columns: {
    teamId: key(uuid('team_id')),
    to: key(moment('to_at')),
    itemId: key(uuid('item_id')),
    from: moment('from_at'),
  },
});

/** Hours that items of a team were in work in the last so many days, each item counted once at a time (B5). */
export async function hoursInWork(db: DataSource, teamId: string, days: number, toldNow?: string): Promise<number> {
  const row = await firstRow<{ hours: number }>(db.manager, reading, [teamId, days, IN_WORK, toldNow ?? null]);
  return row!.hours;
}

const moments = `(select n as until, n - make_interval(days => $2) as since
  from (select coalesce($4::timestamptz, now()) as n) told)`;

/** Undoing a move may bring back a stay that had ended: what it has in common with another counts once. */
const reading = `
  with m as ${moments}, stays as (
    select s.item_id, s.from_at, s.to_at from product_backlog.stay s
    where s.team_id = $1 and s.to_at > (select since from m)
    union all
    select i.id, i.entered_column_at, m.until from m, product_backlog.item i
    where i.team_id = $1 and i.column_id = any($3::text[]) and i.removed_at is null and i.set_aside is null
  ), counted as (
    select unnest(range_agg(tstzrange(greatest(s.from_at, m.since), least(s.to_at, m.until)))) as stretch
    from stays s, m where s.from_at < m.until and s.from_at < s.to_at group by s.item_id
  )
  select coalesce(sum(extract(epoch from upper(stretch) - lower(stretch))) / 3600, 0)::float8 as hours from counted`;
