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

interface Waiting {
  readonly arrived: Arrived;
  readonly taken: (taken: Taken) => void;
  readonly refused: (why: unknown) => void;
}

/** Statements under way at once: while one is committed, the next ones gather. */
const LANES = 2;
/** What waits together is kept together: so many bodies, and about so many bytes. */
const MOST = 64;
const BYTES = 500_000;

/** What may wait to be kept, in bytes: beyond that the database cannot keep up, and the sender is told to come again. */
export const MOST_WAITING = 64_000_000;
/** What a waiting body costs beside itself. */
const EACH = 2_000;

/** Keeps bodies; in a storm many with one commit. */
export class Inbox {
  private readonly waiting: Waiting[] = [];
  private lanes = 0;
  private bytes = 0;

  constructor(private readonly db: DataSource) {}

  /** Committed when this resolves (S12). Whatever the token does not open is refused, whatever the reason. */
  take(arrived: Arrived): Promise<Taken> {
    const bytes = arrived.body.length + EACH;
    if (this.bytes + bytes > MOST_WAITING) return Promise.reject(overloaded());
    this.bytes += bytes;
    return new Promise<Taken>((taken, refused) => {
      this.waiting.push({ arrived, taken, refused });
      if (this.lanes < LANES) void this.work();
    }).finally(() => (this.bytes -= bytes));
  }

  private async work(): Promise<void> {
    this.lanes++;
    while (this.waiting.length > 0) await this.keep(this.waiting.splice(0, this.fitting()));
    this.lanes--;
  }

  private fitting(): number {
    let bytes = 0;
    const tooMany = this.waiting.findIndex(({ arrived }) => (bytes += arrived.body.length) > BYTES);
    return Math.min(MOST, tooMany === -1 ? this.waiting.length : Math.max(1, tooMany));
  }

  private async keep(group: readonly Waiting[]): Promise<void> {
    try {
      const kept = await keepAll(
        this.db,
        group.map(({ arrived }) => arrived),
      );
      group.forEach(({ taken, refused }, i) => (kept[i] ? taken(kept[i]) : refused(badToken())));
    } catch (thrown) {
      for (const { refused } of group) refused(thrown);
    }
  }
}

/** In one statement that also knows the senders; null for a token that is none. */
async function keepAll(db: DataSource, group: readonly Arrived[]): Promise<(Taken | null)[]> {
  const receipts = group.map(() => newId());
  const values = group.flatMap(({ kind, tokenHash, body, size, fault }, i) => [
    ...[receipts[i], tokenHash, kind, fault === null ? 'pending' : 'quarantined', fault, body, size],
  ]);
  const rows: Taken[] = await db.query(
    `insert into ${SERVICE_SCHEMA}.inbound (id, team_id, integration_id, status, remark, body, size)
     select a.id, i.team_id, i.id, a.status, a.remark, a.body, a.size
     from (values ${group.map((_, i) => rowAt(7 * i)).join(', ')})
       as a(place, id, token_hash, kind, status, remark, body, size)
     join ${SERVICE_SCHEMA}.integration i on i.token_hash = a.token_hash and i.kind = a.kind and i.revoked_at is null
     order by a.place
     returning id as receipt, integration_id as "integrationId"`,
    values,
  );
  const byReceipt = new Map(rows.map((row) => [row.receipt, row]));
  return receipts.map((receipt) => byReceipt.get(receipt) ?? null);
}

const TYPES = ['uuid', 'bytea', 'text', 'text', 'text', 'bytea', 'int'];
const rowAt = (from: number): string => `(${from}, ${TYPES.map((type, i) => `$${from + i + 1}::${type}`).join(', ')})`;

export const badToken = (): Refusal =>
  new Refusal('unauthenticated', 'bad-token', {}, 'Send the token of an integration of this kind.');

export const OVERLOADED = 'overloaded';

const overloaded = (): Refusal =>
  new Refusal('unavailable', OVERLOADED, {}, 'More comes in than can be kept just now. Send it again.');
