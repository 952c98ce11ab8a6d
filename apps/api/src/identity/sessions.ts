import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Audit } from './audit.js';
import { Callers, SESSION_ALIVE } from './callers.js';
import { freshSecret, hashOf } from './secret.js';

/** Signing in by a one-time link, and out again. */
@Injectable()
export class Sessions {
  constructor(
    private readonly db: DataSource,
    private readonly audit: Audit,
    private readonly callers: Callers,
  ) {}

  /** A link's token, good once and for at most 60 minutes (security.md 5). */
  async makeSignInLink(personId: string): Promise<string> {
    const token = freshSecret();
    await this.db.query(
      `insert into identity.link (hash, purpose, person_id, expires_at) values ($1, 'sign-in', $2, now() + interval '60 minutes')`,
      [hashOf(token), personId],
    );
    return token;
  }

  /**
   * A link for whoever invites to hand on. Null for somebody of another team, or who has signed in before: it would let
   * whoever invites act as them there (A3).
   */
  async makeFirstSignInLink(personId: string, teamId: string): Promise<string | null> {
    const known: unknown[] = await this.db.query(
      `select 1 from identity.membership where person_id = $1 and team_id <> $2
       union all select 1 from identity.audit where person_id = $1 and what = 'signed-in' limit 1`,
      [personId, teamId],
    );
    return known.length > 0 ? null : this.makeSignInLink(personId);
  }

  /** The session's secret for the cookie, or null where the link is unknown, used or too old. */
  async signIn(linkToken: string): Promise<string | null> {
    const [[used]]: [{ personId: string }[]] = await this.db.query(
      `update identity.link l set used_at = now() from identity.person p
       where l.hash = $1 and l.purpose = 'sign-in' and l.used_at is null and l.expires_at > now()
         and p.id = l.person_id and p.disabled_at is null
       returning p.id as "personId"`,
      [hashOf(linkToken)],
    );
    if (!used) return null;
    return this.begin(used.personId);
  }

  /** Forgets sessions and links that nobody can use any more. */
  async sweep(): Promise<void> {
    await this.db.query(`delete from identity.session s where not (${SESSION_ALIVE})`);
    await this.db.query(`delete from identity.link where expires_at < now() - interval '1 day'`);
  }

  async begin(personId: string): Promise<string> {
    const secret = freshSecret();
    const id = uuidv7();
    await this.db.query('insert into identity.session (hash, id, person_id) values ($1, $2, $3)', [
      hashOf(secret),
      id,
      personId,
    ]);
    await this.audit.note('signed-in', personId, { session: id });
    return secret;
  }

  async end(sessionId: string, personId: string): Promise<void> {
    await this.db.query('delete from identity.session where id = $1 and person_id = $2', [sessionId, personId]);
    this.callers.forget();
    await this.audit.note('signed-out', personId, { session: sessionId });
  }
}
