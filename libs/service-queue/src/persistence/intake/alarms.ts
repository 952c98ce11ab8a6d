import { prepared, type Change } from '@twotrack/shared/stream';
import type { ServiceEvent } from '../../contract/index.js';
import type { Alarm } from '../alarm.js';
import { SERVICE_SCHEMA } from '../tables.js';

/** When the clock is to come by for what is no moment of a ticket: of each id one alarm of a kind. */
export function setAlarms(
  change: Change<ServiceEvent>,
  teamId: string,
  kind: 'settle' | 'silence' | 'quiet',
  dueAt: ReadonlyMap<string, string>,
): void {
  if (dueAt.size === 0) return;
  change.send(
    prepared(
      change.write,
      `insert into ${SERVICE_SCHEMA}.alarm (team_id, card_id, kind, due_at)
       select $1::uuid, a.id, $2, a.due from unnest($3::uuid[], $4::timestamptz[]) as a(id, due)
       on conflict (card_id, kind) do update set due_at = excluded.due_at`,
      [teamId, kind, [...dueAt.keys()], [...dueAt.values()]],
    ),
  );
}

export function clearAlarms(change: Change<ServiceEvent>, kind: string, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const sql = `delete from ${SERVICE_SCHEMA}.alarm where card_id = any($1::uuid[]) and kind = $2`;
  change.send(prepared(change.write, sql, [ids, kind]));
}

/** Which of these are still due, behind the turnstile. */
export async function stillDue(change: Change<ServiceEvent>, alarms: readonly Alarm[]): Promise<string[]> {
  const [{ kind } = { kind: '' }] = alarms;
  const rows = await prepared<{ id: string }>(
    change.read,
    `select card_id as id from ${SERVICE_SCHEMA}.alarm
     where card_id = any($1::uuid[]) and kind = $2 and due_at <= $3 order by due_at, card_id`,
    [alarms.map(({ cardId }) => cardId), kind, change.now],
  );
  return rows.map(({ id }) => id);
}
