import { clockOf } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type { ServiceEvent, Silence, Ticket } from '../../contract/index.js';
import { muted, silenceable, silenceEnded, silencesOf, unmuted } from '../../domain/index.js';
import type { Alarm } from '../alarm.js';
import { ticketRows, type Desks } from '../desk.js';
import { clearAlarms, setAlarms, stillDue } from '../intake/alarms.js';
import { takeSteps } from '../intake/tickets.js';
import { SERVICE_SCHEMA } from '../tables.js';
import { putEnded } from './silences.store.js';

/** Tickets in one commit: the rest is for the next ring, which is due at once. */
const BATCH = 250;

type Told = (ticket: Ticket) => ServiceEvent;

/** The clock begins a silence, goes through the tickets that stand already, and ends it in its time (S13). */
export const ringSilences =
  (desks: Desks) =>
  async (change: Change<ServiceEvent>, teamId: string, alarms: readonly Alarm[]): Promise<number> => {
    const due = await stillDue(change, alarms);
    const silences = await prepared<{ silence: Silence }>(
      change.read,
      `select silence from ${SERVICE_SCHEMA}.silence where id = any($1::uuid[]) and team_id = $2 order by id`,
      [due, teamId],
    );
    for (const { silence } of silences) await ring(change, desks, teamId, silence);
    return due.length;
  };

async function ring(change: Change<ServiceEvent>, desks: Desks, teamId: string, silence: Silence): Promise<void> {
  const { id, to, endedAt } = silence;
  if (endedAt === null && to <= change.now) {
    await putEnded(change, desks, teamId, silenceEnded(silence, clockOf(teamId), change.now));
    return setAlarms(change, teamId, 'silence', new Map([[id, change.now]]));
  }
  const more = await (endedAt === null ? begin : letGo)(change, desks, teamId, silence);
  if (more) return setAlarms(change, teamId, 'silence', new Map([[id, change.now]]));
  if (endedAt === null) setAlarms(change, teamId, 'silence', new Map([[id, to]]));
  else clearAlarms(change, 'silence', [id]);
}

/** Those that stand already and that it holds for; true where more are left. Labels are known only of what comes in. */
async function begin(change: Change<ServiceEvent>, desks: Desks, teamId: string, silence: Silence): Promise<boolean> {
  if (silence.matchers.some(({ field }) => field.startsWith('label:'))) return false;
  const standing = await prepared<{ ticket: Ticket }>(change.read, STANDING, [teamId, silence.id]);
  const its = standing
    .map(({ ticket }) => ticket)
    .filter((ticket) => silencesOf([silence], silenceable(ticket), change.now).length > 0);
  const some = its.slice(0, BATCH);
  if (some.length === 0) return false;
  const desk = await desks.read(change, teamId);
  const values = [silence.id, some.map(({ id }) => id)];
  change.send(prepared(change.write, NOTE, values));
  const steps = some.flatMap((was) => {
    const now = muted(was, [silence]);
    const tell: Told = (ticket) => ({ type: 'ticket-muted', ticket, until: silence.to, silenceId: silence.id });
    return now === was ? [] : [{ was, now: { ...now, version: was.version + 1 }, tell }];
  });
  await takeSteps(change, desks, desk, clockOf(teamId), steps);
  return its.length > BATCH;
}

/** Its tickets, each held back by those silences that are left for it; true where more are left. */
async function letGo(change: Change<ServiceEvent>, desks: Desks, teamId: string, silence: Silence): Promise<boolean> {
  const rows = await prepared<{ ticket: Ticket; left: Silence[] }>(change.read, HELD, [teamId, silence.id, BATCH]);
  if (rows.length === 0) return false;
  const desk = await desks.read(change, teamId);
  change.send(prepared(change.write, FORGET, [silence.id, rows.map(({ ticket }) => ticket.id)]));
  const steps = rows
    .filter(({ ticket }) => (ticket.alert?.mutedUntil ?? '') > change.now && !ticket.closedAt)
    .map(({ ticket: was, left }) => {
      const now = unmuted(was, left, change.now);
      const until = now.alert!.mutedUntil ?? null;
      const tell: Told = (ticket) => ({ type: 'ticket-muted', ticket, until, silenceId: silence.id });
      return { was, now, tell };
    });
  await takeSteps(change, desks, desk, clockOf(teamId), steps);
  return rows.length === BATCH;
}

const STANDING = `
  select ${ticketRows.json('t')} as ticket from ${SERVICE_SCHEMA}.ticket t
  where t.team_id = $1 and t.resolved_at is null and t.alert is not null
    and not exists (select from ${SERVICE_SCHEMA}.silenced s where s.silence_id = $2 and s.ticket_id = t.id)
  order by t.id`;

const HELD = `
  select ${ticketRows.json('t')} as ticket,
    (select coalesce(json_agg(o.silence), '[]') from ${SERVICE_SCHEMA}.silenced d
     join ${SERVICE_SCHEMA}.silence o on o.id = d.silence_id
     where d.ticket_id = t.id and o.over_at is null) as left
  from ${SERVICE_SCHEMA}.ticket t
  where t.id = any(array(select ticket_id from ${SERVICE_SCHEMA}.silenced where silence_id = $2 order by ticket_id limit $3))
    and t.team_id is not distinct from $1 order by t.id`;

const NOTE = `
  insert into ${SERVICE_SCHEMA}.silenced (silence_id, ticket_id) select $1, unnest($2::uuid[]) on conflict do nothing`;

const FORGET = `delete from ${SERVICE_SCHEMA}.silenced where silence_id = $1 and ticket_id = any($2::uuid[])`;
