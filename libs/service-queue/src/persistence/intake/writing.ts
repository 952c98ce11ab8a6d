import { prepared, type Change, type Given } from '@twotrack/shared/stream';
import type { ServiceEvent } from '../../contract/index.js';
import type { Stretch, Taken } from '../../domain/index.js';
import { alarmParts } from '../alarm.js';
import { groupParts } from '../folding/groups.js';
import { SERVICE_SCHEMA } from '../tables.js';
import { atOnce, bornParts, changedParts, columnParts } from '../ticket-writing.js';
import type { Sender } from './pending.js';

/** What was decided, sent without waiting: tickets, groups, episodes, outcomes. */
export function writeTaken(change: Change<ServiceEvent>, { teamId, integrationId }: Sender, taken: Taken): void {
  const { born, changed, episodes, outcomes, silenced } = taken;
  if (born.length + changed.length > 0) atOnce(change, teamId, ticketParts(taken, change.now));
  if (episodes.length > 0) send(change, WRITE_EPISODES, [teamId, integrationId, JSON.stringify(episodes)]);
  if (outcomes.length > 0) send(change, WRITE_OUTCOMES, [teamId, JSON.stringify(outcomes)]);
  if (silenced.length > 0) send(change, WRITE_SILENCED, [JSON.stringify(silenced)]);
}

/** How far the receipts are, when all that was decided of them is written. */
export function writeProgress(change: Change<ServiceEvent>, batch: readonly Stretch[]): void {
  const receipts = batch.map(({ receiptId, to, total, remark }) => ({ receiptId, to, total, remark }));
  send(change, WRITE_PROGRESS, [receipts.map(({ receiptId }) => receiptId), JSON.stringify(receipts)]);
}

const send = (change: Change<ServiceEvent>, sql: string, values: readonly unknown[]): void =>
  change.send(prepared(change.write, sql, values));

const ticketParts =
  ({ born, changed, ways, groups, lastNumber }: Taken, now: string) =>
  (given: Given): string[] => [
    ...bornParts(given, born, lastNumber, now),
    ...changedParts(
      given,
      changed.map(({ ticket }) => ticket),
    ),
    ...columnParts(given, ways),
    ...groupParts(given, groups),
    ...alarmParts(given, [...born.map(({ ticket }) => ({ ticket, was: null })), ...changed]),
  ];

const WRITE_EPISODES = `
  insert into ${SERVICE_SCHEMA}.episode (team_id, integration_id, id, fingerprint, ticket_id, started_at, ended_at,
    previous_end, course)
  select $1::uuid, $2::uuid, id, fingerprint, "ticketId", "startedAt", "endedAt", "previousEnd", course
  from jsonb_to_recordset($3)
    as e(id uuid, fingerprint text, "ticketId" uuid, "startedAt" timestamptz, "endedAt" timestamptz,
      "previousEnd" timestamptz, course jsonb)
  on conflict (id) do update set started_at = excluded.started_at, ended_at = excluded.ended_at,
    course = excluded.course`;

const WRITE_SILENCED = `
  insert into ${SERVICE_SCHEMA}.silenced (silence_id, ticket_id)
  select distinct "silenceId", "ticketId" from jsonb_to_recordset($1) as s("silenceId" uuid, "ticketId" uuid)
  on conflict do nothing`;

// worked again, it says something else than it did in quarantine
const WRITE_OUTCOMES = `
  insert into ${SERVICE_SCHEMA}.outcome (team_id, receipt_id, ordinal, fingerprint, outcome, ticket_id, ticket_key, notes)
  select $1::uuid, "receiptId", ordinal, fingerprint, outcome, "ticketId", "ticketKey", notes
  from jsonb_to_recordset($2) as o("receiptId" uuid, ordinal int, fingerprint text, outcome text, "ticketId" uuid,
    "ticketKey" text, notes jsonb)
  on conflict (receipt_id, ordinal) do update set (fingerprint, outcome, ticket_id, ticket_key, notes) =
    row(excluded.fingerprint, excluded.outcome, excluded.ticket_id, excluded.ticket_key, excluded.notes)`;

const WRITE_PROGRESS = `
  update ${SERVICE_SCHEMA}.inbound b set worked = r."to", remark = r.remark, status = case
    when r."to" < r.total then 'pending'
    when exists (select from ${SERVICE_SCHEMA}.outcome o where o.receipt_id = b.id and o.outcome = 'quarantined')
      then 'quarantined'
    else 'done' end
  from jsonb_to_recordset($2) as r("receiptId" uuid, "to" int, total int, remark text)
  where b.id = r."receiptId" and b.id = any($1::uuid[])`;
