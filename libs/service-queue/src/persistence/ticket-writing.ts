import type { Change } from '@twotrack/shared/stream';
import type { ColumnId, ServiceEvent, Ticket } from '../contract/index.js';
import { limitReached, passage, type Floor, type Gate, type Passage, type Reached } from '../domain/index.js';
import { columnRows, ticketRows } from './desk.js';
import { iso } from './rows.js';
import { SERVICE_SCHEMA } from './tables.js';

const HOLDERS_NAMED = 100;

/** Lets a ticket through its columns' doors, or refuses with who holds the tickets inside (W2, W3). */
export async function letThrough(
  change: Change<ServiceEvent>,
  teamId: string,
  floor: Floor,
  was: Ticket | null,
  ticket: Ticket,
  gate: Gate,
): Promise<Passage> {
  const way = passage(floor, was, ticket, gate);
  if (way.refused) throw limitReached(way.refused, await holdersOf(change, teamId, way.refused));
  return way;
}

/** Writes tickets that stand already, with what their ways did to the columns, in one statement. */
export async function writeTickets(
  change: Change<ServiceEvent>,
  teamId: string,
  tickets: readonly Ticket[],
  ways: readonly Pick<Passage, 'counts' | 'columns'>[],
): Promise<void> {
  await change.write.query(
    `with put as (update ${SERVICE_SCHEMA}.ticket t set (${ticketRows.columns}) = row(${ticketRows.values('r')})
       from jsonb_to_recordset($2) as r(${ticketRows.record}) where t.id = r.id and t.team_id = $1),
     ${countingSql(3)}`,
    [teamId, JSON.stringify(tickets), ...countingWith(ways)],
  );
}

/** Writes a new ticket with its details, its number and the use of the rule that routed it, in one statement. */
export async function writeNewTicket(
  change: Change<ServiceEvent>,
  teamId: string,
  born: { ticket: Ticket; details: string; ruleId: string | null; number: number },
  way: Passage,
): Promise<void> {
  await change.write.query(
    `with put as (insert into ${SERVICE_SCHEMA}.ticket (team_id, ${ticketRows.columns})
       select $1::uuid, ${ticketRows.values('r')} from jsonb_to_record($2) as r(${ticketRows.record})),
     told as (insert into ${SERVICE_SCHEMA}.story (id, team_id, details) values ($5, $1, $6)),
     numbered as (update ${SERVICE_SCHEMA}.desk set last_number = $7 where team_id = $1),
     used as (update ${SERVICE_SCHEMA}.routing_rule set matched = matched + 1, last_matched_at = $9
       where team_id = $1 and id = $8),
     ${countingSql(3)}`,
    [
      teamId,
      JSON.stringify(born.ticket),
      ...countingWith([way]),
      born.ticket.id,
      born.details,
      born.number,
      born.ruleId,
      change.now,
    ],
  );
}

/** The end of a statement: the columns that changed (the parameter after), and the counters (this one). */
const countingSql = (parameter: number): string => `
  shown as (update ${SERVICE_SCHEMA}.board_column c set (${columnRows.columns}) = row(${columnRows.values('r')})
    from jsonb_to_recordset($${parameter + 1}) as r(${columnRows.record}) where c.id = r.id and c.team_id = $1)
  insert into ${SERVICE_SCHEMA}.occupancy as o (team_id, column_id, queue_id, count)
  select $1::uuid, "columnId", "queueId", sum("by") from jsonb_to_recordset($${parameter}) as n("columnId" text, "queueId" uuid, "by" int)
  group by 1, 2, 3
  on conflict (team_id, column_id, queue_id) do update set count = o.count + excluded.count`;

/** A column that changed twice is written as it stands last. */
function countingWith(ways: readonly Pick<Passage, 'counts' | 'columns'>[]): [string, string] {
  const columns = new Map(ways.flatMap((way) => way.columns).map((column) => [column.id, column]));
  return [JSON.stringify(ways.flatMap((way) => way.counts)), JSON.stringify([...columns.values()])];
}

const holdersOf = (change: Change<ServiceEvent>, teamId: string, full: Reached): Promise<object[]> =>
  change.read.query(
    `select t.id, t.key, t.title, t.assignee, t.severity, ${iso('t.entered_column_at')} as "enteredColumnAt"
     from ${SERVICE_SCHEMA}.ticket t
     where t.team_id = $1 and t.column_id = $2 and ($3::uuid is null or t.queue_id = $3)
     order by t.effective_class, t.due, t.reported_at, t.id limit ${HOLDERS_NAMED}`,
    [teamId, full.columnId satisfies ColumnId, full.queueId],
  );
