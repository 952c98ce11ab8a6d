import { createHmac, timingSafeEqual } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { SERVICE_SCHEMA } from '../tables.js';

/** A body with what its sender signed it by. */
export interface Signed {
  readonly integrationId: string;
  readonly body: Buffer;
  /** Hexadecimal. */
  readonly signature: string;
  /** Seconds since 1970 as text, where the sender signs the moment too; null where it does not. */
  readonly timestamp: string | null;
}

/** A signed moment may be so far from now, in seconds: what was sent once is not sent again later by another. */
const APART = 5 * 60;

/**
 * By which a sender signs what it sends. It follows from the hash of its token, which is all that is kept: the secret
 * is on no disk by itself, and who reads the database learns no token from it.
 */
export const signingSecretOf = (tokenHash: Buffer): string =>
  createHmac('sha256', tokenHash).update('twotrack signature').digest('hex');

/** The hash of the token of the integration that signed it; null where it did not, or too long ago. */
export async function signerOf(db: DataSource, signed: Signed, nowMs: number): Promise<Buffer | null> {
  const [row]: { hash: Buffer }[] = await db.query(
    `select token_hash as hash from ${SERVICE_SCHEMA}.integration
     where id = $1 and kind = 'grafana' and revoked_at is null`,
    [signed.integrationId],
  );
  return row && isSignedBy(signingSecretOf(row.hash), signed, nowMs) ? row.hash : null;
}

export function isSignedBy(
  secret: string,
  { body, signature, timestamp }: Omit<Signed, 'integrationId'>,
  nowMs: number,
) {
  if (timestamp !== null && !(Math.abs(nowMs / 1_000 - Number(timestamp)) <= APART)) return false;
  const mac = createHmac('sha256', secret);
  if (timestamp !== null) mac.update(`${timestamp}:`);
  const expected = mac.update(body).digest();
  const said = Buffer.from(/^[0-9a-f]{64}$/i.test(signature) ? signature : '', 'hex');
  return said.length === expected.length && timingSafeEqual(said, expected);
}
