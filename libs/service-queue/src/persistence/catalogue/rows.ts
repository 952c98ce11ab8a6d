import { prepared, together, type Change } from '@twotrack/shared/stream';
import { v7 as newId } from 'uuid';
import type { Service, ServiceEvent } from '../../contract/index.js';
import type { Surroundings } from '../../domain/index.js';
import type { Desks } from '../desk.js';
import { SERVICE_SCHEMA } from '../tables.js';

/** Every service of a team, those taken out too, and by what they are checked. */
export async function surroundings(
  change: Change<ServiceEvent>,
  desks: Desks,
  teamId: string,
): Promise<Surroundings & { services: Service[] }> {
  const { settings } = await desks.read(change, teamId);
  const sql = `select service from ${SERVICE_SCHEMA}.service where team_id = $1`;
  const rows = await prepared<{ service: Service }>(change.read, sql, [teamId]);
  return { services: rows.map(({ service }) => service), queues: settings.queues, policy: settings.policy };
}

/** A service as it is written; `names` are those under which open tickets may know it: the clock carries it to them. */
export interface Put {
  readonly service: Service;
  readonly names: readonly string[];
}

/** Writes services, revises the desk, and sets the clock on their open tickets. */
export function putServices(change: Change<ServiceEvent>, desks: Desks, teamId: string, puts: readonly Put[]): void {
  const rows = puts.map(({ service, names }) => ({
    ...service,
    service,
    names: names.map((name) => name.toLowerCase()),
  }));
  change.send(
    together(change.write, (given) => {
      const team = given(teamId);
      return [
        `insert into ${SERVICE_SCHEMA}.service as s (id, team_id, service, retired_at, carrying)
         select id, ${team}::uuid, service, "retiredAt", names
         from jsonb_to_recordset(${given(JSON.stringify(rows))})
           as r(id uuid, service jsonb, "retiredAt" timestamptz, names text[])
         on conflict (id) do update set service = excluded.service, retired_at = excluded.retired_at, carried_to = null,
           carrying = array(select distinct unnest(s.carrying || excluded.carrying))`,
        `update ${SERVICE_SCHEMA}.desk set revision = ${given(newId())} where team_id = ${team}`,
        `insert into ${SERVICE_SCHEMA}.alarm (team_id, card_id, kind, due_at)
         select ${team}::uuid, id, '${CARRIES}', ${given(change.now)}::timestamptz
         from unnest(${given(rows.map(({ id }) => id))}::uuid[]) as i(id)
         on conflict (card_id, kind) do update set due_at = excluded.due_at`,
      ];
    }),
  );
  desks.forget(change);
}

/** The kind of alarm by which the clock carries a service to its tickets. */
export const CARRIES = 'service';
