import type { EntityManager } from 'typeorm';
import { columnRows, queueRows, ticketRows } from './desk.js';
import { SERVICE_SCHEMA } from './tables.js';

/**
 * The service view of a team, put together by PostgreSQL as the events write it (L2). With a reporter: what somebody
 * who only asks may see, own tickets and bare columns (L7).
 */
export async function viewText(tx: EntityManager, teamId: string, reporterId: string | null): Promise<string> {
  const columns = reporterId === null ? columnRows.json('c') : BARE_COLUMN;
  const [row]: { text: string }[] = await tx.query(
    `select json_build_object(
       'queues', (select json_agg(${queueRows.json('q')} order by q.position)
         from ${SERVICE_SCHEMA}.queue q where q.team_id = $1),
       'columns', (select json_agg(${columns} order by array_position($3::text[], c.id))
         from ${SERVICE_SCHEMA}.board_column c where c.team_id = $1),
       'tickets', (select coalesce(json_agg(${ticketRows.json('t')}), '[]') from (${ON_BOARD}) t
         where $2::text is null or t.reported_by ->> 'id' = $2),
       'policy', (select p.policy from ${SERVICE_SCHEMA}.severity_policy p
         where p.team_id = $1 and p.version = d.policy_version),
       'storm', (select s.storm from ${SERVICE_SCHEMA}.storm s
         where s.team_id = $1 and s.ended_at is null and $2::text is null)
     )::text as text from ${SERVICE_SCHEMA}.desk d where d.team_id = $1`,
    [teamId, reporterId, ['triage', 'queue', 'working', 'waiting', 'resolved']],
  );
  return row!.text;
}

// two ranges of two indexes: what was closed long ago costs nothing
const ON_BOARD = `
  select * from ${SERVICE_SCHEMA}.ticket where team_id = $1 and column_id in ('triage', 'queue', 'working', 'waiting')
    and parent_id is null
  union all
  select r.* from ${SERVICE_SCHEMA}.ticket r where r.team_id = $1 and r.resolved_at is not null and r.closed_at is null
    and r.parent_id is null`;

const BARE_COLUMN = `json_build_object('id', c.id, 'name', c.name, 'policy', '', 'limit', null,
  'queueLimits', json_build_object(), 'expedite', null, 'breaches', json_build_array())`;
