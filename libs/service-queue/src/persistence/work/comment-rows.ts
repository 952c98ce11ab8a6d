import { prepared, type Change } from '@twotrack/shared/stream';
import type { EntityManager } from 'typeorm';
import type { Comment, ServiceEvent } from '../../contract/index.js';
import { iso } from '../rows.js';
import { SERVICE_SCHEMA } from '../tables.js';

const COLUMNS = `c.id, c.ticket_id as "ticketId", c.text, c.public, c.by, ${iso('c.at')} as at,
  ${iso('c.edited_at')} as "editedAt", ${iso('c.removed_at')} as "removedAt"`;

/** Puts comments as they now stand, without waiting for it. */
export function writeComments(change: Change<ServiceEvent>, teamId: string, comments: readonly Comment[]): void {
  if (comments.length === 0) return;
  change.send(prepared(change.write, WRITE, [teamId, JSON.stringify(comments)]));
}

const WRITE = `
  insert into ${SERVICE_SCHEMA}.comment (team_id, id, ticket_id, text, public, by, at, edited_at, removed_at)
  select $1::uuid, id, "ticketId", text, public, by, at, "editedAt", "removedAt"
  from jsonb_to_recordset($2) as c(id uuid, "ticketId" uuid, text text, public boolean, by jsonb, at timestamptz,
    "editedAt" timestamptz, "removedAt" timestamptz)
  on conflict (id) do update set (text, edited_at, removed_at) =
    row(excluded.text, excluded.edited_at, excluded.removed_at)`;

/** Those of these comments that are of this team. */
export const commentsByIds = (tx: EntityManager, teamId: string, ids: readonly string[]): Promise<Comment[]> =>
  prepared(
    tx,
    `select ${COLUMNS} from ${SERVICE_SCHEMA}.comment c
     where c.id = any($2::uuid[]) and c.team_id is not distinct from $1`,
    [teamId, ids],
  );

/** A page of a ticket's comments, newest first, straight off the index: their ids grow with time. */
export const commentsOf = (
  tx: EntityManager,
  ticketId: string,
  { publicOnly, after, limit }: { publicOnly: boolean; after: string | null; limit: number },
): Promise<Comment[]> =>
  tx.query(
    `select ${COLUMNS} from ${SERVICE_SCHEMA}.comment c
     where c.ticket_id = $1 and ($2::uuid is null or c.id < $2) and (c.public or not $3) order by c.id desc limit $4`,
    [ticketId, after, publicOnly, limit],
  );
