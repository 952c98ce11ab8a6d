import type { DataSource } from 'typeorm';
import type { IntegrationKind } from '../../contract/index.js';
import type { Reading, Unpacked } from '../../domain/index.js';
import { readAlertmanager } from '../../domain/intake-alertmanager.js';
import { readGeneric } from '../../domain/intake-generic.js';
import { readPagerduty } from '../../domain/intake-pagerduty.js';
import { iso } from '../rows.js';
import { SERVICE_SCHEMA } from '../tables.js';

/** Bodies read at once: so many, and about so many bytes; the first one is read whatever its size. */
const MOST = 250;
const BYTES = 4_000_000;

/** A sender with work to be done. */
export interface Sender {
  readonly integrationId: string;
  readonly teamId: string;
  readonly name: string;
  readonly kind: IntegrationKind;
  readonly queueId: string | null;
  /** Since when it has not spoken although it always did. */
  readonly quietSince: string | null;
}

/** The senders of whom something waits. */
export const waitingSenders = (db: DataSource): Promise<{ id: string }[]> =>
  db.query(
    `select i.id from ${SERVICE_SCHEMA}.integration i where exists (
       select from ${SERVICE_SCHEMA}.inbound b where b.integration_id = i.id and b.status = 'pending')`,
  );

export async function senderOf(db: DataSource, integrationId: string): Promise<Sender> {
  const [row]: Sender[] = await db.query(
    `select id as "integrationId", team_id as "teamId", name, kind, queue_id as "queueId",
       ${iso('quiet_since')} as "quietSince"
     from ${SERVICE_SCHEMA}.integration where id = $1`,
    [integrationId],
  );
  return row!;
}

/** What waits of one sender, in the order in which it came, taken apart. */
export async function pendingOf(db: DataSource, { integrationId, kind }: Sender): Promise<Unpacked[]> {
  const rows: (Omit<Unpacked, 'reading'> & { receivedAt: string; body: Buffer })[] = await db.query(
    `select b.id as "receiptId", b.attempt, b.worked, ${iso('b.received_at')} as "receivedAt", b.body,
       (select coalesce(array_agg(o.ordinal), '{}') from ${SERVICE_SCHEMA}.outcome o
        where o.receipt_id = b.id and o.outcome <> 'quarantined' and b.attempt > 1) as settled
     from (select f.*, sum(size) over (order by number) - size as before
       from (select * from ${SERVICE_SCHEMA}.inbound where integration_id = $1 and status = 'pending'
         order by number limit $2) f) b
     where b.before < $3 order by b.number`,
    [integrationId, MOST, BYTES],
  );
  return rows.map(({ receivedAt, body, ...row }) => ({ ...row, reading: read(kind, body, receivedAt, row.receiptId) }));
}

function read(kind: IntegrationKind, body: Buffer, receivedAt: string, receiptId: string): Unpacked['reading'] {
  const said = json(body);
  if (said === undefined) return { alerts: [{ fingerprint: null, unread: 'It is not JSON.' }], remark: null };
  return READERS[kind](said, receivedAt, receiptId);
}

const READERS: Record<IntegrationKind, (said: unknown, receivedAt: string, receiptId: string) => Reading> = {
  alertmanager: readAlertmanager,
  grafana: readAlertmanager,
  pagerduty: readPagerduty,
  generic: readGeneric,
};

/** Undefined where it is not JSON. */
export function json(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
