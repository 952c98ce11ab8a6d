import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { notFound } from '@twotrack/shared';
import { Audit } from './audit.js';
import { Callers } from './callers.js';
import type { Scope } from './caller.js';
import { freshSecret, hashOf } from './secret.js';

/** A token as it may be listed: never its secret, which is shown once. */
export interface TokenView {
  readonly id: string;
  readonly name: string;
  /** Its first characters, to tell it from others. */
  readonly hint: string;
  readonly scopes: Scope[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
}

export interface CreateToken {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresInDays?: number | undefined;
}

/** API tokens of people: for scripts, in the Authorization header only. */
@Injectable()
export class Tokens {
  constructor(
    private readonly db: DataSource,
    private readonly audit: Audit,
    private readonly callers: Callers,
  ) {}

  async create(personId: string, { name, scopes, expiresInDays }: CreateToken): Promise<{ id: string; token: string }> {
    const token = freshSecret('tt_');
    const id = uuidv7();
    await this.db.query(
      `insert into identity.api_token (id, hash, hint, name, person_id, scopes, expires_at)
       values ($1, $2, $3, $4, $5, $6, now() + make_interval(days => $7::int))`,
      [id, hashOf(token), token.slice(0, 8), name, personId, scopes, expiresInDays ?? null],
    );
    await this.audit.note('token-created', personId, { token: id, name, scopes });
    return { id, token };
  }

  list(personId: string): Promise<TokenView[]> {
    return this.db.query(
      `select id, name, hint, scopes, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt"
       from identity.api_token where person_id = $1 and revoked_at is null order by created_at`,
      [personId],
    );
  }

  async revoke(personId: string, tokenId: string): Promise<void> {
    const [, count]: [unknown, number] = await this.db.query(
      'update identity.api_token set revoked_at = now() where id = $1 and person_id = $2 and revoked_at is null',
      [tokenId, personId],
    );
    if (count === 0) throw notFound('token', tokenId);
    this.callers.forget();
    await this.audit.note('token-revoked', personId, { token: tokenId });
  }
}
