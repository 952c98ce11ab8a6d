import { Refusal, streamOf, type Actor } from '@twotrack/shared';
import type { DataSource } from 'typeorm';
import type { BreachPage, BreachRecord } from '../contract/index.js';
import { seesAll } from '../domain/index.js';

/**
 * The breaches of a team's limits, and of the ceiling of its backlog (P12), from the log (W6): each event of one carries
 * it, written at its own time. It lasted until the column, or the order, was back within that limit.
 */
export async function breachesOf(db: DataSource, { after, limit }: BreachPage, actor: Actor): Promise<BreachRecord[]> {
  if (!seesAll(actor)) throw new Refusal('forbidden', 'members-only', {}, 'Only the team reads this.');
  return db.query(BREACHES, [streamOf('product', actor.teamId), actor.teamId, after ?? null, limit]);
}

const iso = (instant: string) => `to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const SAME = (one: string) => `${one} ->> 'itemId' = b.breach ->> 'itemId' and ${one} ->> 'at' = b.breach ->> 'at'`;

const BREACHES = `
  select e.seq::int, coalesce(c.id, 'order') as column, coalesce(c.name, 'the order') as "columnName",
    b.breach ->> 'itemId' as "itemId", i.key, i.title,
    b.breach -> 'by' as by, b.breach ->> 'at' as at,
    b.breach ->> 'reason' as reason, b.breach -> 'limit' as limit,
    case when c.id is null then (
      select ${iso('r.at')} from product_backlog.event r
      where r.stream_id = $1 and r.type = 'ceiling-restored' and r.seq > e.seq order by r.seq limit 1)
    when exists (select from jsonb_array_elements(c.breaches) still where ${SAME('still')}) then null else (
      select ${iso('r.at')} from product_backlog.event r
      where r.stream_id = $1 and r.type = 'limit-restored' and r.seq > e.seq
        and r.body -> 'column' ->> 'id' = c.id
        and not exists (select from jsonb_array_elements(r.body -> 'column' -> 'breaches') still where ${SAME('still')})
      order by r.seq limit 1) end as until
  from (select * from product_backlog.event
    where stream_id = $1 and type in ('limit-breached', 'ceiling-breached')
      and ($3::bigint is null or seq < $3) order by seq desc limit $4) e
  left join product_backlog.board_column c on c.team_id = $2 and c.id = e.body -> 'column' ->> 'id'
  cross join lateral jsonb_array_elements(
    coalesce(e.body -> 'column' -> 'breaches', jsonb_build_array(e.body -> 'breach'))) b (breach)
  join product_backlog.item i on i.id = (b.breach ->> 'itemId')::uuid
  where b.breach ->> 'at' = ${iso('e.at')}
  order by e.seq desc`;
