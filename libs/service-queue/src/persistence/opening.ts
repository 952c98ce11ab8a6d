import { streamOf } from '@twotrack/shared';
import type { EventStream } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { ServiceEvent } from '../contract/index.js';
import { catchAllQueue, firstColumns, firstFolding, standardPolicy } from '../domain/index.js';
import { columnRows, queueRows } from './desk.js';
import { SERVICE_SCHEMA } from './tables.js';

/** Makes a team's service track: desk, catch-all queue, five columns, the standard policy. Idempotent. */
export async function openDesk(db: DataSource, stream: EventStream<ServiceEvent>, teamId: string): Promise<void> {
  await db.transaction(async (tx) => {
    await stream.open(streamOf('service', teamId), tx);
    const made: unknown[] = await tx.query(
      `insert into ${SERVICE_SCHEMA}.desk (team_id, key_prefix, last_number, policy_version, revision)
       values ($1, 'SRV', 0, 1, $2) on conflict do nothing returning team_id`,
      [teamId, newId()],
    );
    if (made.length === 0) return;
    await tx.query(
      `with queues as (insert into ${SERVICE_SCHEMA}.queue (team_id, ${queueRows.columns})
         select $1::uuid, ${queueRows.values('r')} from jsonb_to_record($2) as r(${queueRows.record})),
       columns as (insert into ${SERVICE_SCHEMA}.board_column (team_id, ${columnRows.columns})
         select $1::uuid, ${columnRows.values('r')} from jsonb_to_recordset($3) as r(${columnRows.record})),
       folding as (insert into ${SERVICE_SCHEMA}.folding (team_id, version, folding, set_at, set_by, reason)
         values ($1, 1, $6, now(), $5, 'What every team starts with.'))
       insert into ${SERVICE_SCHEMA}.severity_policy (team_id, version, policy, activated_at, activated_by, reason)
       values ($1, 1, $4, now(), $5, 'The team was opened.')`,
      [
        teamId,
        JSON.stringify(catchAllQueue(newId())),
        JSON.stringify(firstColumns()),
        JSON.stringify({ ...standardPolicy, version: 1 }),
        JSON.stringify({ id: 'clock', name: 'The clock' }),
        JSON.stringify(firstFolding(newId())),
      ],
    );
  });
}
