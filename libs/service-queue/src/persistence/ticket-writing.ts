import type { Change } from '@twotrack/shared/stream';
import type { ColumnId, ServiceEvent, Ticket } from '../contract/index.js';
import {
  limitReached,
  passage,
  type Floor,
  type Gate,
  type Passage,
  type Station,
  type Reached,
} from '../domain/index.js';
import { alarmParts } from './alarm.js';
import { columnRows, ticketRows } from './desk.js';
import { iso } from './rows.js';
import { prepared } from '@twotrack/shared/stream';
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
export const writeTickets = (
  change: Change<ServiceEvent>,
  teamId: string,
  tickets: readonly Ticket[],
  ways: readonly Way[],
  /** As they were, where that is known. */
  before: readonly (Ticket | null)[] = [],
): void =>
  atOnce(change, teamId, (given) => [
    `update ${SERVICE_SCHEMA}.ticket t set (${ticketRows.columns}) = row(${ticketRows.values('r')})
     from ${rowsFrom(tickets, given)} as r(${ticketRows.record})
     where t.id = r.id and t.team_id is not distinct from $1`,
    ...columnParts(given, ways),
    ...alarmParts(
      given,
      tickets.map((ticket, i) => ({ ticket, was: before[i] ?? undefined })),
    ),
  ]);

/** One row is said to be one row: of a set the planner expects a hundred, and reads the whole table for them. */
const rowsFrom = (tickets: readonly Ticket[], given: Given): string =>
  tickets.length === 1
    ? `jsonb_to_record(${given(JSON.stringify(tickets[0]))})`
    : `jsonb_to_recordset(${given(JSON.stringify(tickets))})`;

/** Writes a new ticket with its details, its number and the use of the rule that routed it, in one statement. */
export const writeNewTicket = (
  change: Change<ServiceEvent>,
  teamId: string,
  { ticket, details, ruleId, number }: { ticket: Ticket; details: string; ruleId: string | null; number: number },
  way: Way,
): void =>
  atOnce(change, teamId, (given) => [
    `insert into ${SERVICE_SCHEMA}.ticket (team_id, ${ticketRows.columns})
     select $1::uuid, ${ticketRows.values('r')}
     from jsonb_to_record(${given(JSON.stringify(ticket))}) as r(${ticketRows.record})`,
    `update ${SERVICE_SCHEMA}.desk set last_number = ${given(number)} where team_id = $1`,
    ...(details ? [storyPart(given, ticket.id, details)] : []),
    ...(ruleId
      ? [
          `update ${SERVICE_SCHEMA}.routing_rule set matched = matched + 1, last_matched_at = ${given(change.now)}
           where team_id = $1 and id = ${given(ruleId)}`,
        ]
      : []),
    ...columnParts(given, [way]),
    ...alarmParts(given, [{ ticket, was: null }]),
  ]);

export const writeStory = (change: Change<ServiceEvent>, teamId: string, ticketId: string, details: string) =>
  atOnce(change, teamId, (given) => [storyPart(given, ticketId, details)]);

type Way = Pick<Passage, 'counts' | 'columns'>;
/** Names a value in SQL: `$2`. The team is `$1`. */
export type Given = (value: unknown) => string;

/** Several writes to different tables in one statement: one round trip. */
export function atOnce(change: Change<ServiceEvent>, teamId: string, parts: (given: Given) => string[]): void {
  const values: unknown[] = [teamId];
  const all = parts((value) => `$${values.push(value)}`);
  const before = all.slice(0, -1).map((part, i) => `part_${i} as (${part})`);
  change.send(prepared(change.write, `${before.length > 0 ? `with ${before.join(', ')} ` : ''}${all.at(-1)}`, values));
}

const storyPart = (given: Given, ticketId: string, details: string): string =>
  `insert into ${SERVICE_SCHEMA}.story (id, team_id, details) values (${given(ticketId)}, $1, ${given(details)})
   on conflict (id) do update set details = excluded.details`;

/** The columns that changed, each as it stands last, and the counters. */
export function columnParts(given: Given, ways: readonly Way[]): string[] {
  const columns = [...new Map(ways.flatMap((way) => way.columns).map((column) => [column.id, column])).values()];
  const sums = new Map<string, { columnId: Station; queueId: string; by: number }>();
  for (const { columnId, queueId, by } of ways.flatMap((way) => way.counts)) {
    const place = `${columnId} ${queueId}`;
    sums.set(place, { columnId, queueId, by: (sums.get(place)?.by ?? 0) + by });
  }
  return [
    ...(columns.length > 0
      ? [
          `update ${SERVICE_SCHEMA}.board_column c set (${columnRows.columns}) = row(${columnRows.values('r')})
           from jsonb_to_recordset(${given(JSON.stringify(columns))}) as r(${columnRows.record})
           where c.id = r.id and c.team_id = $1`,
        ]
      : []),
    ...(sums.size > 0
      ? [
          `insert into ${SERVICE_SCHEMA}.occupancy as o (team_id, column_id, queue_id, count)
           select $1::uuid, "columnId", "queueId", "by"
           from jsonb_to_recordset(${given(JSON.stringify([...sums.values()]))})
             as n("columnId" text, "queueId" uuid, "by" int)
           on conflict (team_id, column_id, queue_id) do update set count = o.count + excluded.count`,
        ]
      : []),
  ];
}

const holdersOf = (change: Change<ServiceEvent>, teamId: string, full: Reached): Promise<object[]> =>
  change.read.query(
    `select t.id, t.key, t.title, t.assignee, t.severity, ${iso('t.entered_column_at')} as "enteredColumnAt"
     from ${SERVICE_SCHEMA}.ticket t
     where t.team_id = $1 and t.column_id = $2 and ($3::uuid is null or t.queue_id = $3)
       and t.closed_at is null and t.parent_id is null and t.expedited = $4
     order by t.effective_class, t.due, t.reported_at, t.id limit ${HOLDERS_NAMED}`,
    [teamId, full.columnId satisfies ColumnId, full.queueId, full.lane !== undefined],
  );
