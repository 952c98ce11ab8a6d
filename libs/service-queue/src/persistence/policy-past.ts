import { streamOf } from '@twotrack/shared';
import type { DataSource } from 'typeorm';
import type { DisputesSeen, PastTicket } from '../domain/index.js';
import { iso } from './rows.js';
import { SERVICE_SCHEMA } from './tables.js';

const BATCH = 1_000;

/**
 * The tickets reported from one moment until before another (ISO 8601), batch by batch in the order of their keys, so
 * that no history is too long. What lies under a parent is left out: the parent stands for it (S11).
 */
export async function* pastTickets(
  db: DataSource,
  teamId: string,
  from: string,
  to: string,
): AsyncGenerator<PastTicket[]> {
  for (let after = ''; ;) {
    const batch: PastTicket[] = await db.query(PAST, [teamId, after, from, to, BATCH]);
    if (batch.length > 0) yield batch;
    if (batch.length < BATCH) return;
    after = batch.at(-1)!.key;
  }
}

const PAST = `
  select t.id, t.key, t.title, t.queue_id as "queueId", t.facts, t.severity, t.policy_version as "policyVersion",
    ${iso('t.reported_at')} as "reportedAt",
    array(select jsonb_object_keys(coalesce(t.marks -> 'disputed', '{}'))) as disputed
  from ${SERVICE_SCHEMA}.ticket t
  where t.team_id = $1 and t.key > $2 and t.reported_at >= $3 and t.reported_at < $4 and t.parent_id is null
  order by t.key limit $5`;

/** The disputes raised since a moment, from the log, and those of them that a correction of the fact has closed. */
export async function disputesSince(db: DataSource, teamId: string, since: string): Promise<DisputesSeen> {
  const rows: { fact: string; tickets: string[]; disputed: number; corrected: number }[] = await db.query(
    `select d.body ->> 'fact' as fact, array_agg(distinct d.card_id) as tickets, count(*)::int as disputed,
       count(*) filter (where exists (select from ${SERVICE_SCHEMA}.event c
         where c.card_id = d.card_id and c.seq > d.seq and c.body -> 'was' ? (d.body ->> 'fact')
           and c.type = 'facts-corrected'
           and not exists (select from ${SERVICE_SCHEMA}.event w
             where w.card_id = d.card_id and w.seq > d.seq and w.seq < c.seq
               and w.type = 'dispute-withdrawn' and w.body ->> 'fact' = d.body ->> 'fact')))::int as corrected
     from ${SERVICE_SCHEMA}.event d
     where d.stream_id = $1 and d.type = 'fact-disputed' and d.at >= $2
     group by 1`,
    [streamOf('service', teamId), since],
  );
  return {
    facts: new Map(rows.map(({ fact, disputed, corrected }) => [fact, { disputed, corrected }])),
    tickets: new Set(rows.flatMap(({ tickets }) => tickets)),
  };
}
