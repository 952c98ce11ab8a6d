import type { Change, Given } from '@twotrack/shared/stream';
import type { ServiceEvent, Ticket } from '../../contract/index.js';
import type { Done } from '../../domain/index.js';
import { alarmParts } from '../alarm.js';
import { rowsOf, type Rows } from '../rows.js';
import { SERVICE_SCHEMA, ticketTable } from '../tables.js';
import { atOnce, columnParts } from '../ticket-writing.js';

/** Writes the tickets of a bulk in one statement: only what changed of any of them, which is half of the cost of a storm. */
export const writeDone = (change: Change<ServiceEvent>, teamId: string, done: readonly Done[]): void =>
  atOnce(change, teamId, (given) => [
    changedPart(given, done),
    ...columnParts(
      given,
      done.map(({ way }) => way),
    ),
    ...alarmParts(
      given,
      done.map(({ was, way: { ticket } }) => ({ was, ticket })),
    ),
  ]);

const ALL = Object.keys(ticketTable.options.columns) as (keyof Ticket)[];

function changedPart(given: Given, done: readonly Done[]): string {
  const changed = ALL.filter((field) => done.some(({ was, way: { ticket } }) => was[field] !== ticket[field]));
  const fields: (keyof Ticket)[] = ['id', ...changed];
  const rows = rowsWith(fields);
  const news = done.map(({ way: { ticket } }) => Object.fromEntries(fields.map((field) => [field, ticket[field]])));
  return `update ${SERVICE_SCHEMA}.ticket t set (${rows.columns}) = row(${rows.values('r')})
    from jsonb_to_recordset(${given(JSON.stringify(news))}) as r(${rows.record})
    where t.id = r.id and t.id = any(${given(done.map(({ was }) => was.id))}::uuid[])
      and t.team_id is not distinct from $1`;
}

const known = new Map<string, Rows>();

function rowsWith(fields: readonly (keyof Ticket)[]): Rows {
  const name = fields.join();
  const rows =
    known.get(name) ??
    rowsOf(
      ticketTable,
      Object.keys(ticketTable.options.columns).filter((field) => !fields.includes(field as keyof Ticket)),
    );
  known.set(name, rows);
  return rows;
}
