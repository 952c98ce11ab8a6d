import type { DataSource } from 'typeorm';
import { v7 as newId } from 'uuid';
import { Refusal } from '@twotrack/shared';
import type { IntegrationKind } from '../../contract/index.js';
import { SERVICE_SCHEMA } from '../tables.js';

/** A body as it came, and what is wrong with it at first sight. */
export interface Arrived {
  readonly kind: IntegrationKind;
  readonly tokenHash: Buffer;
  readonly body: Buffer;
  readonly size: number;
  readonly fault: string | null;
}

/** Who sent it, and by which receipt it is known. */
export interface Taken {
  readonly receipt: string;
  readonly integrationId: string;
}

/**
 * Keeps a body: committed when this resolves, in one statement that also knows the sender (S12). Whatever the token does
 * not open is refused, whatever the reason.
 */
export async function takeIn(db: DataSource, { kind, tokenHash, body, size, fault }: Arrived): Promise<Taken> {
  const [row]: Taken[] = await db.query(
    `insert into ${SERVICE_SCHEMA}.inbound (id, team_id, integration_id, status, remark, body, size)
     select $1, i.team_id, i.id, $4, $5, $6, $7 from ${SERVICE_SCHEMA}.integration i
     where i.token_hash = $2 and i.kind = $3 and i.revoked_at is null
     returning id as receipt, integration_id as "integrationId"`,
    [newId(), tokenHash, kind, fault === null ? 'pending' : 'quarantined', fault, body, size],
  );
  if (!row) throw badToken();
  return row;
}

export const badToken = (): Refusal =>
  new Refusal('unauthenticated', 'bad-token', {}, 'Send the token of an integration of this kind.');
