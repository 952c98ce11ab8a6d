import { prepared, type Change } from '@twotrack/shared/stream';
import type { EntityManager } from 'typeorm';
import type { Fact, ServiceEvent } from '../../contract/index.js';
import type { StatedFact } from '../../domain/index.js';
import { iso } from '../rows.js';
import { SERVICE_SCHEMA } from '../tables.js';

/** What a problem has stated on these tickets, by their ids. */
export async function statedOn(
  tx: EntityManager,
  problemId: string,
  ticketIds: readonly string[],
): Promise<ReadonlyMap<string, StatedFact>> {
  const rows = await prepared<{ ticketId: string; at: string; was: Fact | null }>(
    tx,
    `select f.ticket_id as "ticketId", ${iso('f.at')} as at, f.was from ${SERVICE_SCHEMA}.problem_fact f
     where f.ticket_id = any($2::uuid[]) and f.problem_id = $1`,
    [problemId, ticketIds],
  );
  return new Map(rows.map((row) => [row.ticketId, row]));
}

/** Keeps what is stated on these tickets from now on, and forgets what was. */
export function keepStated(
  change: Change<ServiceEvent>,
  problemId: string,
  ticketIds: readonly string[],
  stated: readonly StatedFact[],
): void {
  change.send(
    prepared(change.write, `delete from ${SERVICE_SCHEMA}.problem_fact where ticket_id = any($1::uuid[])`, [ticketIds]),
  );
  if (stated.length === 0) return;
  change.send(
    prepared(
      change.write,
      `insert into ${SERVICE_SCHEMA}.problem_fact (ticket_id, problem_id, at, was)
       select "ticketId", $1::uuid, at, was
       from jsonb_to_recordset($2::jsonb) as s("ticketId" uuid, at timestamptz, was jsonb)`,
      [problemId, JSON.stringify(stated)],
    ),
  );
}
