import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Role } from '@twotrack/shared';
import type { Caller, Membership, Scope } from './caller.js';
import { hashOf } from './secret.js';

/** A session ends after 12 h without use and after 7 days at the latest (security.md 6); expiry stands in the WHERE. */
export const SESSION_ALIVE = `s.seen_at > now() - interval '12 hours' and s.created_at > now() - interval '7 days'`;
export const TOKEN_ALIVE = `t.revoked_at is null and (t.expires_at is null or t.expires_at > now())`;

const MEMBERSHIPS = `
  coalesce((select json_agg(json_build_object('teamId', m.team_id, 'slug', team.slug, 'team', team.name, 'roles', m.roles)
    order by team.created_at)
    from identity.membership m join identity.team team on team.id = m.team_id where m.person_id = p.id), '[]') as memberships`;

/** What a caller was let in with, in the words of `Callers.stillGood`. */
export const rightsOf = ({ memberships }: Caller): string =>
  memberships
    .map(({ teamId, roles }) => `${teamId}={${roles.join(',')}}`)
    .sort()
    .join(';');

/** How long an answer may be used again: revocation must hold within 5 s (L7). */
const FRESH_MS = 2_000;
const KEPT_MAX = 10_000;

/** Who a cookie or a bearer token belongs to. Each way in asks here, so one check covers every path. */
@Injectable()
export class Callers {
  private readonly kept = new Map<string, { until: number; caller: Promise<Caller | null> }>();

  constructor(private readonly db: DataSource) {}

  bySession = (secret: string): Promise<Caller | null> => this.keep(`s ${secret}`, () => this.findSession(secret));
  byToken = (secret: string): Promise<Caller | null> => this.keep(`t ${secret}`, () => this.findToken(secret));

  /** Whatever was known may have changed: ask the database next time. */
  forget(): void {
    this.kept.clear();
  }

  /** Those of the sessions and tokens that are still good, each with what its person may do now, as one comparable text. */
  async stillGood(ids: readonly string[]): Promise<Map<string, string>> {
    const rows: { id: string; rights: string }[] = await this.db.query(
      `select g.id, coalesce((select string_agg(m.team_id || '=' || m.roles::text, ';' order by m.team_id)
         from identity.membership m where m.person_id = g.person_id), '') as rights
       from (select s.id, s.person_id from identity.session s where s.id = any($1) and ${SESSION_ALIVE}
         union all select t.id, t.person_id from identity.api_token t where t.id = any($1) and ${TOKEN_ALIVE}) g
       join identity.person p on p.id = g.person_id where p.disabled_at is null`,
      [ids],
    );
    return new Map(rows.map(({ id, rights }) => [id, rights]));
  }

  private keep(key: string, find: () => Promise<Caller | null>): Promise<Caller | null> {
    const now = Date.now();
    const known = this.kept.get(key);
    if (known && known.until > now) return known.caller;
    if (this.kept.size >= KEPT_MAX) this.kept.clear();
    const caller = find();
    this.kept.set(key, { until: now + FRESH_MS, caller });
    caller.catch(() => this.kept.delete(key));
    return caller;
  }

  private async findSession(secret: string): Promise<Caller | null> {
    const [row]: (PersonRow & { via: string; stale: boolean })[] = await this.db.query(
      `select p.id, p.name, s.id as via, s.seen_at < now() - interval '1 minute' as stale, ${MEMBERSHIPS}
       from identity.session s join identity.person p on p.id = s.person_id
       where s.hash = $1 and p.disabled_at is null and ${SESSION_ALIVE}`,
      [hashOf(secret)],
    );
    if (!row) return null;
    if (row.stale) await this.db.query('update identity.session set seen_at = now() where id = $1', [row.via]);
    return callerOf(row, { kind: 'session', id: row.via }, null);
  }

  private async findToken(secret: string): Promise<Caller | null> {
    const [row]: (PersonRow & { via: string; scopes: Scope[]; stale: boolean })[] = await this.db.query(
      `select p.id, p.name, t.id as via, t.scopes, ${MEMBERSHIPS},
         t.last_used_at is null or t.last_used_at < now() - interval '1 minute' as stale
       from identity.api_token t join identity.person p on p.id = t.person_id
       where t.hash = $1 and p.disabled_at is null and ${TOKEN_ALIVE}`,
      [hashOf(secret)],
    );
    if (!row) return null;
    if (row.stale) await this.db.query('update identity.api_token set last_used_at = now() where id = $1', [row.via]);
    return callerOf(row, { kind: 'token', id: row.via }, row.scopes);
  }
}

interface PersonRow {
  id: string;
  name: string;
  memberships: (Omit<Membership, 'roles'> & { roles: Role[] })[];
}

const callerOf = (row: PersonRow, via: Caller['via'], scopes: Caller['scopes']): Caller => ({
  id: row.id,
  name: row.name,
  memberships: row.memberships,
  via,
  scopes,
});
