import { Refusal, notFound } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type { EntityManager } from 'typeorm';
import type { ServiceEvent } from '../../contract/index.js';
import type { ActOf } from '../../domain/index.js';
import { SERVICE_SCHEMA } from '../tables.js';

/** So long a bulk can be undone. */
const KEPT = `interval '24 hours'`;

/** Keeps what an undo needs to know, and lets go of what is too old to be undone. */
export function keepActs(change: Change<ServiceEvent>, teamId: string, bulkId: string, acts: readonly ActOf[]): void {
  const values = [bulkId, teamId, change.now, JSON.stringify(acts)];
  change.send(
    prepared(
      change.write,
      `with gone as (update ${SERVICE_SCHEMA}.bulk_act set acts = null
         where team_id = $2 and acts is not null and at <= $3::timestamptz - ${KEPT})
       insert into ${SERVICE_SCHEMA}.bulk_act (id, team_id, at, acts) values ($1, $2, $3, $4)`,
      values,
    ),
  );
}

/** Refuses what was undone before, and what is too old. */
export async function actsOf(tx: EntityManager, teamId: string, bulkId: string, now: string): Promise<ActOf[]> {
  const [row] = await prepared<{ acts: ActOf[] | null; undone: boolean; old: boolean }>(
    tx,
    `select acts, undone_at is not null as undone, at <= $3::timestamptz - ${KEPT} as old
     from ${SERVICE_SCHEMA}.bulk_act where id = $1 and team_id is not distinct from $2`,
    [bulkId, teamId, now],
  );
  if (!row) throw notFound('bulk', bulkId);
  if (row.undone) throw new Refusal('conflict', 'already-undone', { bulk: bulkId }, 'It was undone already.');
  if (row.old || !row.acts) {
    throw new Refusal('conflict', 'too-late-to-undo', { bulk: bulkId }, 'It is more than 24 hours old.');
  }
  return row.acts;
}

export const noteUndone = (change: Change<ServiceEvent>, bulkId: string): void =>
  change.send(
    prepared(change.write, `update ${SERVICE_SCHEMA}.bulk_act set undone_at = $2, acts = null where id = $1`, [
      bulkId,
      change.now,
    ]),
  );
