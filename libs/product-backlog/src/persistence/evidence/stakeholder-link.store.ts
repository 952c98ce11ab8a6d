import type { Actor } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type { DataSource, EntityManager } from 'typeorm';
import type { ProductEvent, StakeholderLink } from '../../contract/index.js';
import * as domain from '../../domain/index.js';
import { firstRow } from '../first-row.js';
import { jsonOf } from '../rows.js';
import { StakeholderLinkTable } from './tables.js';

/** What is kept of a token: its hash to know it by, its first characters to tell it from others. */
export interface TokenKept {
  readonly hash: Buffer;
  readonly hint: string;
}

const reading = `select ${jsonOf(StakeholderLinkTable, 'l', ['teamId', 'tokenHash'])} as link
  from product_backlog.stakeholder_link l where l.team_id = $1`;

/** The link in force, if there is one. */
export async function linkOf(tx: EntityManager, teamId: string): Promise<StakeholderLink | null> {
  const row = await firstRow<{ link: StakeholderLink }>(tx, reading, [teamId]);
  return row?.link ?? null;
}

const writing = `insert into product_backlog.stakeholder_link (team_id, token_hash, hint, made_by, made_at)
  values ($1, $2, $3, $4, $5) on conflict (team_id) do update set token_hash = excluded.token_hash,
    hint = excluded.hint, made_by = excluded.made_by, made_at = excluded.made_at`;

export async function make(
  change: Change<ProductEvent>,
  actor: Actor,
  { hash, hint }: TokenKept,
): Promise<{ link: StakeholderLink }> {
  const was = await linkOf(change.read, actor.teamId);
  const event = domain.makeStakeholderLink(was, hint, actor, change.now);
  const { madeBy, madeAt } = event.link;
  change.send(prepared(change.write, writing, [actor.teamId, hash, hint, JSON.stringify(madeBy), madeAt]));
  change.record(event);
  return { link: event.link };
}

const deleting = 'delete from product_backlog.stakeholder_link where team_id = $1';

export async function revoke(change: Change<ProductEvent>, actor: Actor): Promise<{ link: null }> {
  const event = domain.revokeStakeholderLink(await linkOf(change.read, actor.teamId), actor);
  if (event) {
    change.send(prepared(change.write, deleting, [actor.teamId]));
    change.record(event);
  }
  return { link: null };
}

const finding = 'select team_id as "teamId" from product_backlog.stakeholder_link where token_hash = $1';

/** The team that a token shows; null where it is wrong, old or revoked. */
export async function teamBehind(db: DataSource, hash: Buffer): Promise<string | null> {
  const [row] = await db.query(finding, [hash]);
  return row?.teamId ?? null;
}
