import { streamOf, type Actor } from '@twotrack/shared';
import type { DataSource } from 'typeorm';
import type { BreachPage, BreachRecord } from '../contract/index.js';
import { onlyInsiders } from '../domain/index.js';
import { iso } from './rows.js';
import { SERVICE_SCHEMA } from './tables.js';

/**
 * The breaches of a team's limits from the log (W6): each event of one carries the column with it, written at its own
 * time. It lasted until the column was back within that limit.
 */
export async function breachesOf(db: DataSource, { after, limit }: BreachPage, actor: Actor): Promise<BreachRecord[]> {
  onlyInsiders(actor);
  return db.query(BREACHES, [streamOf('service', actor.teamId), actor.teamId, after ?? null, limit]);
}

const SAME = (one: string) => `${one} ->> 'ticketId' = b.breach ->> 'ticketId' and ${one} ->> 'at' = b.breach ->> 'at'
  and ${one} -> 'queueId' = b.breach -> 'queueId'`;

const BREACHES = `
  select e.seq::int, e.body -> 'column' ->> 'id' as column, e.body -> 'column' ->> 'name' as "columnName",
    b.breach ->> 'ticketId' as "ticketId", t.key, t.title, b.breach ->> 'queueId' as "queueId",
    coalesce((b.breach -> 'expedite')::boolean, false) as expedite, b.breach -> 'by' as by, b.breach ->> 'at' as at,
    b.breach ->> 'reason' as reason, b.breach -> 'limit' as limit,
    case when exists (select from jsonb_array_elements(c.breaches) still where ${SAME('still')}) then null else (
      select ${iso('r.at')} from ${SERVICE_SCHEMA}.event r
      where r.stream_id = $1 and r.type = 'limit-restored' and r.seq > e.seq
        and r.body -> 'column' ->> 'id' = c.id
        and not exists (select from jsonb_array_elements(r.body -> 'column' -> 'breaches') still where ${SAME('still')})
      order by r.seq limit 1) end as until
  from (select * from ${SERVICE_SCHEMA}.event
    where stream_id = $1 and type = 'limit-breached'
      and ($3::bigint is null or seq < $3) order by seq desc limit $4) e
  join ${SERVICE_SCHEMA}.board_column c on c.team_id = $2 and c.id = e.body -> 'column' ->> 'id'
  cross join lateral jsonb_array_elements(e.body -> 'column' -> 'breaches') b (breach)
  join ${SERVICE_SCHEMA}.ticket t on t.id = (b.breach ->> 'ticketId')::uuid
  where b.breach ->> 'at' = ${iso('e.at')}
  order by e.seq desc, b.breach ->> 'queueId' nulls first`;
