import type { Actor } from '@twotrack/shared';
import type { DataSource } from 'typeorm';

/** The request that a token opens, and whoever comes by it: somebody without any role (A4). */
export interface LinkFound {
  readonly requestId: string;
  readonly actor: Actor;
}

const linkBy = `
  select l.request_id as "requestId", l.team_id as "teamId", l.opened_at is not null as opened, r.requester
  from product_backlog.follow_link l join product_backlog.request r on r.id = l.request_id where l.token_hash = $1`;
const opening = 'update product_backlog.follow_link set opened_at = now() where request_id = $1 and opened_at is null';

/** Null where it is wrong, old or revoked. That a link was opened is kept: no other is given in its place from then on. */
export async function follower(db: DataSource, hash: Buffer): Promise<LinkFound | null> {
  const [row] = await db.query(linkBy, [hash]);
  if (!row) return null;
  const { requestId, teamId, opened, requester } = row;
  if (!opened) await db.query(opening, [requestId]);
  return { requestId, actor: { ...requester, teamId, roles: [] } };
}

const giving = `update product_backlog.follow_link set token_hash = $2
  where request_id = $1 and opened_at is null and token_hash is not null returning request_id`;

/** Another link in place of one that never reached anybody; false where it did, or was revoked. */
export async function giveAgain(db: DataSource, requestId: string, hash: Buffer): Promise<boolean> {
  const [rows] = await db.query(giving, [requestId, hash]);
  return rows.length > 0;
}
