import { notFound } from '@twotrack/shared';
import { prepared } from '@twotrack/shared/stream';
import type { EntityManager } from 'typeorm';
import type { BulkTickets, Ticket } from '../../contract/index.js';
import { ticketRows } from '../desk.js';
import { SERVICE_SCHEMA } from '../tables.js';

/** What a bulk is about: every id that was named, in order, and those of them that are here (A3). */
export interface Selection {
  readonly ids: readonly string[];
  readonly tickets: ReadonlyMap<string, Ticket>;
}

/** The tickets named; or a parent with what lies open under it, where that was reported by `until`. */
export async function selected(
  tx: EntityManager,
  teamId: string,
  { ids, folded, until, limit, after }: Pick<BulkTickets, 'ids' | 'folded' | 'until' | 'limit' | 'after'>,
): Promise<Selection> {
  if (folded === undefined) return ticketsByIds(tx, teamId, ids!);
  if (limit !== undefined) {
    const page = await ticketsWhere(tx, PAGE, [teamId, folded, until ?? null, after ?? null, limit]);
    if (!(await ticketsByIds(tx, teamId, [folded])).tickets.has(folded)) throw notFound('ticket', folded);
    return { ids: page.map(({ id }) => id).sort(), tickets: mapOf(page) };
  }
  const group = mapOf(
    await ticketsWhere(tx, `t.team_id is not distinct from $1 and ${IN_GROUP}`, [teamId, folded, until ?? null]),
  );
  if (!group.has(folded)) throw notFound('ticket', folded);
  return { ids: [...group.keys()].sort(), tickets: group };
}

export async function ticketsByIds(tx: EntityManager, teamId: string, ids: readonly string[]): Promise<Selection> {
  const where = 't.team_id is not distinct from $1 and t.id = any($2::uuid[])';
  const named = [...new Set(ids.map((id) => id.toLowerCase()))].sort();
  return { ids: named, tickets: mapOf(await ticketsWhere(tx, where, [teamId, named])) };
}

const IN_GROUP = `(t.id = $2 or (t.parent_id = $2 and t.resolved_at is null
  and ($3::timestamptz is null or t.reported_at <= $3)))`;

// found by the group first: in the order of all ids PostgreSQL would look through the whole table
const PAGE = `t.team_id is not distinct from $1 and t.id = any(array(
  with under as materialized (select t.id from ${SERVICE_SCHEMA}.ticket t
    where t.team_id is not distinct from $1 and ${IN_GROUP})
  select id from under where $4::uuid is null or id > $4 order by id limit $5))`;

const ticketsWhere = async (tx: EntityManager, where: string, values: unknown[]): Promise<Ticket[]> => {
  const sql = `select ${ticketRows.json('t')} as ticket from ${SERVICE_SCHEMA}.ticket t where ${where}`;
  return (await prepared<{ ticket: Ticket }>(tx, sql, values)).map(({ ticket }) => ticket);
};

const mapOf = (tickets: readonly Ticket[]): Map<string, Ticket> =>
  new Map(tickets.map((ticket) => [ticket.id, ticket]));
