import { together, type Change, type Given } from '@twotrack/shared/stream';
import type { EntityManager } from 'typeorm';
import type { ColumnId, ServiceEvent, Ticket } from '../contract/index.js';
import {
  limitReached,
  passage,
  type Born,
  type Floor,
  type Gate,
  type Passage,
  type Station,
  type Reached,
} from '../domain/index.js';
import { alarmParts } from './alarm.js';
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
export const writeTickets = (
  change: Change<ServiceEvent>,
  teamId: string,
  tickets: readonly Ticket[],
  ways: readonly Way[],
): void =>
  atOnce(change, teamId, (given) => [
    ...changedParts(given, tickets),
    ...columnParts(given, ways),
    ...alarmParts(
      given,
      tickets.map((ticket) => ({ ticket })),
    ),
  ]);

/** Tickets that stand already, found by their ids: of a join alone the planner reads the whole table. */
export const changedParts = (given: Given, tickets: readonly Ticket[]): string[] =>
  tickets.length === 0
    ? []
    : [
        `update ${SERVICE_SCHEMA}.ticket t set (${ticketRows.columns}) = row(${ticketRows.values('r')})
         from jsonb_to_recordset(${given(JSON.stringify(tickets))}) as r(${ticketRows.record})
         where t.id = r.id and t.id = any(${given(tickets.map(({ id }) => id))}::uuid[])
           and t.team_id is not distinct from $1`,
      ];

/** New tickets with their details, the last of their numbers and the uses of the rules that routed them. */
export function bornParts(given: Given, born: readonly Born[], lastNumber: number, now: string): string[] {
  if (born.length === 0) return [];
  const stories = born.filter(({ details }) => details).map(({ ticket: { id }, details }) => ({ id, details }));
  const uses = new Map<string, number>();
  for (const { ruleId } of born) if (ruleId) uses.set(ruleId, (uses.get(ruleId) ?? 0) + 1);
  return [
    `insert into ${SERVICE_SCHEMA}.ticket (team_id, ${ticketRows.columns})
     select $1::uuid, ${ticketRows.values('r')}
     from jsonb_to_recordset(${given(JSON.stringify(born.map(({ ticket }) => ticket)))}) as r(${ticketRows.record})`,
    `update ${SERVICE_SCHEMA}.desk set last_number = ${given(lastNumber)} where team_id = $1`,
    ...(stories.length > 0
      ? [
          `insert into ${SERVICE_SCHEMA}.story (id, team_id, details) select id, $1::uuid, details
           from jsonb_to_recordset(${given(JSON.stringify(stories))}) as s(id uuid, details text)`,
        ]
      : []),
    ...(uses.size > 0
      ? [
          `update ${SERVICE_SCHEMA}.routing_rule u set matched = u.matched + n.count::int, last_matched_at = ${given(now)}
           from jsonb_each_text(${given(JSON.stringify(Object.fromEntries(uses)))}) as n(rule, count)
           where u.team_id = $1 and u.id = n.rule::uuid`,
        ]
      : []),
  ];
}

export const writeStory = (change: Change<ServiceEvent>, teamId: string, ticketId: string, details: string) =>
  atOnce(change, teamId, (given) => [storyPart(given, ticketId, details)]);

export type Way = Pick<Passage, 'counts' | 'columns'>;
export type { Given };

/** Several writes to different tables in one statement, in which the team is `$1`. */
export const atOnce = (change: Change<ServiceEvent>, teamId: string, parts: (given: Given) => string[]): void =>
  change.send(atOnceIn(change.write, teamId, parts));

export const atOnceIn = (tx: EntityManager, teamId: string, parts: (given: Given) => string[]): Promise<unknown> =>
  together(tx, (given) => {
    given(teamId);
    return parts(given);
  });

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
