import { notFound, type Actor } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import type { ChildPage, Children, ServiceEvent, Ticket } from '../../contract/index.js';
import { onlyInsiders } from '../../domain/index.js';
import { ticketRows } from '../desk.js';
import { SERVICE_SCHEMA } from '../tables.js';

/** These tickets of the team, in the order in which they are named. Refuses where one of them is not there (A3). */
export async function ticketsNamed(
  change: Change<ServiceEvent>,
  teamId: string,
  ids: readonly string[],
): Promise<Ticket[]> {
  const rows = await prepared<{ ticket: Ticket }>(
    change.read,
    `select ${ticketRows.json('t')} as ticket from ${SERVICE_SCHEMA}.ticket t
     where t.team_id is not distinct from $1 and t.id = any($2::uuid[])`,
    [teamId, ids],
  );
  const found = new Map(rows.map(({ ticket }) => [ticket.id, ticket]));
  return [...new Set(ids)].map((id) => {
    const ticket = found.get(id);
    if (!ticket) throw notFound('ticket', id);
    return ticket;
  });
}

/** Everything that lies under it in this way, in the order in which it was reported. */
export async function ticketsUnder(
  change: Change<ServiceEvent>,
  parentId: string,
  as: 'folded' | 'merged',
): Promise<Ticket[]> {
  const rows = await prepared<{ ticket: Ticket }>(
    change.read,
    `select ${ticketRows.json('t')} as ticket from ${SERVICE_SCHEMA}.ticket t
     where t.parent_id = $1 and t.marks -> 'under' ->> 'as' = $2 order by t.reported_at, t.id`,
    [parentId, as],
  );
  return rows.map(({ ticket }) => ticket);
}

/** A page of what lies under a ticket of the asker's team. */
export async function childrenOf(
  db: DataSource,
  parentId: string,
  { after, limit }: ChildPage,
  actor: Actor,
): Promise<Children> {
  onlyInsiders(actor);
  const rows: { ticket: Ticket }[] = await db.query(CHILDREN, [actor.teamId, parentId, after ?? null, limit]);
  if (rows.length === 0) await mustBeHere(db, parentId, actor);
  const tickets = rows.map(({ ticket }) => ticket);
  return { tickets, next: tickets.length === limit ? tickets.at(-1)!.id : null };
}

async function mustBeHere(db: DataSource, ticketId: string, { teamId }: Actor): Promise<void> {
  const sql = `select from ${SERVICE_SCHEMA}.ticket where id = $1 and team_id is not distinct from $2`;
  const rows: unknown[] = await db.query(sql, [ticketId, teamId]);
  if (rows.length === 0) throw notFound('ticket', ticketId);
}

const CHILDREN = `
  select ${ticketRows.json('t')} as ticket from ${SERVICE_SCHEMA}.ticket t
  where t.parent_id = $2 and t.team_id is not distinct from $1 and ($3::uuid is null or (t.reported_at, t.id) > (
    select a.reported_at, a.id from ${SERVICE_SCHEMA}.ticket a where a.id = $3 and a.team_id is not distinct from $1))
  order by t.reported_at, t.id limit $4`;
