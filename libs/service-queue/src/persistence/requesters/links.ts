import type { Actor } from '@twotrack/shared';
import type { DataSource } from 'typeorm';
import { SERVICE_SCHEMA } from '../tables.js';

/** The form that a token opens. */
export interface FormFound {
  readonly id: string;
  readonly teamId: string;
  readonly queueId: string;
}

/** The ticket that a token opens, and whoever comes by it: somebody without any role (A4). */
export interface LinkFound {
  readonly ticketId: string;
  readonly actor: Actor;
  /** What was seen is seen as long as this is the same. */
  readonly seen: string;
}

/** Who comes by which link. What is wrong, old or revoked is null alike. */
export class Links {
  constructor(private readonly db: DataSource) {}

  async form(hash: Buffer): Promise<FormFound | null> {
    const [row] = await this.db.query(
      `select f.id, f.team_id as "teamId", f.queue_id as "queueId" from ${SERVICE_SCHEMA}.request_form f
       where f.token_hash = $1 and f.revoked_at is null`,
      [hash],
    );
    return row ?? null;
  }

  async follower(hash: Buffer): Promise<LinkFound | null> {
    const [row] = await this.db.query(
      `select f.id, f.name, f.team_id as "teamId", f.ticket_id as "ticketId", f.opened_at as "openedAt",
         t.version || '.' || coalesce(p.version, 0) || '.' || d.revision as seen
       from ${SERVICE_SCHEMA}.follower f
       join ${SERVICE_SCHEMA}.ticket t on t.id = f.ticket_id
       join ${SERVICE_SCHEMA}.desk d on d.team_id = f.team_id
       left join ${SERVICE_SCHEMA}.ticket p on p.id = t.parent_id
       where f.token_hash = $1`,
      [hash],
    );
    if (!row) return null;
    const { id, name, teamId, ticketId, openedAt, seen } = row;
    if (openedAt === null) {
      await this.db.query(`update ${SERVICE_SCHEMA}.follower set opened_at = now() where id = $1`, [id]);
    }
    return { ticketId, actor: { id, name, teamId, roles: [] }, seen };
  }

  /** Another link in place of one that never reached anybody; false where it did, or was revoked. */
  async giveAgain(ticketId: string, hash: Buffer): Promise<boolean> {
    const [rows] = await this.db.query(
      `update ${SERVICE_SCHEMA}.follower set token_hash = $2
       where ticket_id = $1 and opened_at is null and token_hash is not null returning id`,
      [ticketId, hash],
    );
    return rows.length > 0;
  }
}
