import { clockOf } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type { Integration, ServiceEvent, Ticket } from '../../contract/index.js';
import { HABIT, LISTENS_EVERY, heardBefore, quietAlert, quietSince } from '../../domain/index.js';
import type { Alarm } from '../alarm.js';
import { ticketRows, type Desks } from '../desk.js';
import { iso } from '../rows.js';
import { SERVICE_SCHEMA } from '../tables.js';
import { clearAlarms, setAlarms, stillDue } from './alarms.js';
import { integrationJson } from './integrations.store.js';
import { takeSteps } from './tickets.js';

/** Alerts flagged in one commit. */
const BATCH = 250;
/** Bodies looked at, and cleared, in one ring. */
const CLEARED = 1_000;
const BODIES_KEPT_DAYS = 30;

/** What senders do not say: an alert that should have been told again, and a sender that always spoke. */
export const ringQuiet =
  (desks: Desks) =>
  async (change: Change<ServiceEvent>, teamId: string, alarms: readonly Alarm[]): Promise<number> => {
    const due = await stillDue(change, alarms);
    for (const id of due) await listen(change, desks, teamId, id);
    return due.length;
  };

interface Heard {
  readonly integration: Integration;
  readonly quietSince: string | null;
  readonly spoke: string[];
}

async function listen(change: Change<ServiceEvent>, desks: Desks, teamId: string, id: string): Promise<void> {
  const [heard] = await prepared<Heard>(change.read, HEARD, [teamId, id]);
  if (!heard || heard.integration.revokedAt) return clearAlarms(change, 'quiet', [id]);
  const more = await flagAlerts(change, desks, teamId, heard.integration);
  const since = quietSince(heard.spoke, change.now);
  if (since && !heard.quietSince) {
    change.send(
      prepared(change.write, `update ${SERVICE_SCHEMA}.integration set quiet_since = $2 where id = $1`, [id, since]),
    );
    change.record({ type: 'integration-quiet', integration: heard.integration, since });
  }
  change.send(prepared(change.write, CLEAR_BODIES, [id, change.now, CLEARED]));
  setAlarms(change, teamId, 'quiet', new Map([[id, more ? change.now : listensAt(change.now)]]));
}

/** True where more are left. */
async function flagAlerts(
  change: Change<ServiceEvent>,
  desks: Desks,
  teamId: string,
  { id, kind }: Integration,
): Promise<boolean> {
  const before = heardBefore(kind, change.now);
  if (before === null) return false;
  const rows = await prepared<{ ticket: Ticket }>(change.read, FORGOTTEN, [teamId, id, before, BATCH]);
  const desk = await desks.read(change, teamId);
  const steps = rows.map(({ ticket: was }) => ({
    was,
    now: quietAlert(was, was.alert!.lastSeenAt),
    tell: (ticket: Ticket): ServiceEvent => ({ type: 'ticket-quiet', ticket }),
  }));
  await takeSteps(change, desks, desk, clockOf(teamId), steps);
  return rows.length === BATCH;
}

export const listensAt = (now: string): string => new Date(Date.parse(now) + LISTENS_EVERY * 60_000).toISOString();

const HEARD = `
  select ${integrationJson('i')} as integration, ${iso('i.quiet_since')} as "quietSince",
    array(select ${iso('b.received_at')} from ${SERVICE_SCHEMA}.inbound b where b.integration_id = i.id
      order by b.number desc limit ${HABIT.most}) as spoke
  from ${SERVICE_SCHEMA}.integration i where i.id = $2 and i.team_id = $1`;

const FORGOTTEN = `
  select ${ticketRows.json('t')} as ticket from ${SERVICE_SCHEMA}.ticket t
  where t.id = any(array(select e.ticket_id from ${SERVICE_SCHEMA}.episode e
      where e.integration_id = $2 and e.ended_at is null))
    and t.team_id is not distinct from $1 and t.resolved_at is null
    and t.alert ->> 'lastSeenAt' < $3 and t.alert -> 'quietSince' is null and t.alert -> 'flappingSince' is null
  order by t.id limit $4`;

// what is done is known by its receipt; in quarantine the body is still needed
const CLEAR_BODIES = `
  with old as (
    select b.id, b.number, b.status from ${SERVICE_SCHEMA}.inbound b
    where b.integration_id = $1 and b.number > (select cleared_to from ${SERVICE_SCHEMA}.integration where id = $1)
      and b.received_at < $2::timestamptz - interval '${BODIES_KEPT_DAYS} days'
    order by b.number limit $3),
  cleared as (
    update ${SERVICE_SCHEMA}.inbound b set body = '' from old where b.id = old.id and old.status = 'done')
  update ${SERVICE_SCHEMA}.integration set cleared_to = (select max(number) from old)
  where id = $1 and exists (select from old)`;
