import { createHash } from 'node:crypto';
import type { Who } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type { DataSource, EntityManager, EntitySchema } from 'typeorm';
import type { ProductEvent } from '../contract/index.js';
import type { OfTeam } from './columns.js';
import { firstRow } from './first-row.js';
import { jsonOf, nameOf } from './rows.js';

/** A way in for people outside, in force; of its token only the first characters are known. */
export interface PublicLink {
  hint: string;
  madeBy: Who;
  madeAt: string;
}

/** What is kept of a token: its hash to know it by, its first characters to tell it from others. */
export interface TokenKept {
  readonly hash: Buffer;
  readonly hint: string;
}

const HINT = 8;
/** 256 random bits need no slow hash. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
export const kept = (token: string): TokenKept => ({ hash: hashOf(token), hint: token.slice(0, HINT) });

/** The public links of one kind, of which a team has one at most. */
export class PublicLinks {
  private readonly reading: string;
  private readonly writing: string;
  private readonly deleting: string;
  private readonly finding: string;

  constructor(table: EntitySchema<PublicLink & OfTeam & { tokenHash: Buffer }>) {
    const name = nameOf(table);
    this.reading = `select ${jsonOf(table, 'l', ['teamId', 'tokenHash'])} as link from ${name} l where l.team_id = $1`;
    this.writing = `insert into ${name} (team_id, token_hash, hint, made_by, made_at) values ($1, $2, $3, $4, $5)
      on conflict (team_id) do update set token_hash = excluded.token_hash, hint = excluded.hint,
        made_by = excluded.made_by, made_at = excluded.made_at`;
    this.deleting = `delete from ${name} where team_id = $1`;
    this.finding = `select team_id as "teamId" from ${name} where token_hash = $1`;
  }

  /** The link in force, if there is one. */
  async of(tx: EntityManager, teamId: string): Promise<PublicLink | null> {
    const row = await firstRow<{ link: PublicLink }>(tx, this.reading, [teamId]);
    return row?.link ?? null;
  }

  /** In the place of the one before, which opens nothing any more. */
  keep(change: Change<ProductEvent>, teamId: string, { hint, madeBy, madeAt }: PublicLink, hash: Buffer): void {
    change.send(prepared(change.write, this.writing, [teamId, hash, hint, JSON.stringify(madeBy), madeAt]));
  }

  remove(change: Change<ProductEvent>, teamId: string): void {
    change.send(prepared(change.write, this.deleting, [teamId]));
  }

  /** The team that a token opens; null where it is wrong, old or revoked. */
  async teamBehind(db: DataSource, hash: Buffer): Promise<string | null> {
    const [row] = await db.query(this.finding, [hash]);
    return row?.teamId ?? null;
  }
}
