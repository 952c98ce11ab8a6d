import { clockOf } from '@twotrack/shared';
import { prepared, together, type Change } from '@twotrack/shared/stream';
import type { ServiceEvent, Ticket } from '../../contract/index.js';
import { carried, factsChanged } from '../../domain/index.js';
import type { Alarm } from '../alarm.js';
import { ticketRows, type Desks } from '../desk.js';
import { refreshParents } from '../folding/refresh.js';
import { waysOf } from '../policy.store.js';
import { SERVICE_SCHEMA } from '../tables.js';
import { writeTickets } from '../ticket-writing.js';
import { CARRIES } from './rows.js';

/** Tickets looked at in one commit: a batch keeps the turnstile for well under a second. */
const BATCH = 500;

interface Carrying {
  readonly id: string;
  /** In small letters. */
  readonly names: string[];
  /** The last ticket that was looked at; null at the beginning. */
  readonly to: string | null;
}

/** The clock comes by: what the catalogue says of a service now goes to its open tickets, so many at a time. */
export const carryServices =
  (desks: Desks) =>
  async (change: Change<ServiceEvent>, teamId: string, alarms: readonly Alarm[]): Promise<number> => {
    const due = await stillDue(change, alarms);
    if (due.length === 0) return 0;
    const standing = new Map<string, Ticket>();
    const on: Carrying[] = [];
    for (const one of due) {
      const room = BATCH - standing.size;
      if (room === 0) break;
      const tickets = await ticketsOf(change, teamId, one, room);
      for (const ticket of tickets) standing.set(ticket.id, ticket);
      on.push({ ...one, to: tickets.length < room ? null : tickets.at(-1)!.id });
    }
    await judgeAnew(change, desks, teamId, [...standing.values()]);
    goOn(change, on);
    return Math.max(due.length, standing.size);
  };

async function judgeAnew(change: Change<ServiceEvent>, desks: Desks, teamId: string, standing: readonly Ticket[]) {
  const { settings, floor } = await desks.read(change, teamId);
  const steps = standing.flatMap((was) => {
    const now = carried(was, settings.policy, change.now);
    return now ? [{ was, now }] : [];
  });
  if (steps.length === 0) return;
  const by = clockOf(teamId);
  const was = steps.map((step) => step.was);
  const ways = waysOf(floor, was, steps.map((step) => step.now), { by, at: change.now, reason: null }); // prettier-ignore
  const tickets = ways.map((way) => way.ticket);
  writeTickets(change, teamId, tickets, ways);
  desks.forget(change);
  tickets.forEach((ticket, i) => {
    const { facts, severity } = was[i]!;
    const before = factsChanged(facts, ticket.facts).map((id) => [id, facts[id] ?? null]);
    const event = {
      type: 'ticket-catalogued' as const,
      ticket,
      was: Object.fromEntries(before),
      severityWas: severity,
    };
    change.record(event, ticket.id);
    for (const passing of ways[i]!.events) change.record(passing);
  });
  const written = tickets.map((now, i) => ({ was: was[i]!, now }));
  await refreshParents(change, desks, by, written);
}

/** The longest due first. */
const stillDue = (change: Change<ServiceEvent>, alarms: readonly Alarm[]): Promise<Carrying[]> =>
  prepared(
    change.read,
    `select s.id, s.carrying as names, s.carried_to as "to" from ${SERVICE_SCHEMA}.alarm a
     join ${SERVICE_SCHEMA}.service s on s.id = a.card_id
     where a.card_id = any($1::uuid[]) and a.kind = '${CARRIES}' and a.due_at <= $2 order by a.due_at, s.id`,
    [alarms.map(({ cardId }) => cardId), change.now],
  );

async function ticketsOf(change: Change<ServiceEvent>, teamId: string, { names, to }: Carrying, limit: number) {
  const rows = await prepared<{ ticket: Ticket }>(
    change.read,
    `select ${ticketRows.json('t')} as ticket from ${SERVICE_SCHEMA}.ticket t
     where t.team_id = $1 and lower(t.service) = any($2::text[]) and t.resolved_at is null
       and ($3::uuid is null or t.id > $3) order by t.id limit $4`,
    [teamId, names, to, limit],
  );
  return rows.map(({ ticket }) => ticket);
}

/** Those that have more tickets stay due; the others are through. */
function goOn(change: Change<ServiceEvent>, on: readonly Carrying[]): void {
  const through = on.filter(({ to }) => to === null).map(({ id }) => id);
  change.send(
    together(change.write, (given) => [
      `update ${SERVICE_SCHEMA}.service s set carried_to = r."to", carrying = case when r."to" is null then '{}' else s.carrying end
       from jsonb_to_recordset(${given(JSON.stringify(on))}) as r(id uuid, "to" uuid)
       where s.id = r.id and s.id = any(${given(on.map(({ id }) => id))}::uuid[])`,
      `delete from ${SERVICE_SCHEMA}.alarm where card_id = any(${given(through)}::uuid[]) and kind = '${CARRIES}'`,
    ]),
  );
}
