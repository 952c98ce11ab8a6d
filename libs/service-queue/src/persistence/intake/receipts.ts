import { notFound, type Actor, type Answer, type Asking } from '@twotrack/shared';
import type { EventStream } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import type { FindReceipts, Receipt, ServiceEvent } from '../../contract/index.js';
import { onlyAdmins, onlyTheTeam } from '../../domain/index.js';
import { iso } from '../rows.js';
import { SERVICE_SCHEMA } from '../tables.js';
import { orderOf } from '../tickets.store.js';

/** Outcomes shown with a receipt in a list; all of them with the receipt itself. */
const SHOWN = 20;

/** What became of everything that was sent (S12). */
export class Receipts {
  constructor(
    private readonly db: DataSource,
    private readonly stream: EventStream<ServiceEvent>,
  ) {}

  /** For its sender, known by the token. */
  async ofSender(receiptId: string, tokenHash: Buffer): Promise<Receipt | null> {
    const [row] = await this.read(`where b.id = $2 and i.token_hash = $3 and i.revoked_at is null`, null, [
      receiptId,
      tokenHash,
    ]);
    return row ?? null;
  }

  async receipt(receiptId: string, actor: Actor): Promise<Receipt> {
    onlyTheTeam(actor);
    const [row] = await this.read('where b.id = $2 and b.team_id = $3', null, [receiptId, actor.teamId]);
    if (!row) throw notFound('receipt', receiptId);
    return row;
  }

  async teamOf(receiptId: string): Promise<string | null> {
    const sql = `select team_id as team from ${SERVICE_SCHEMA}.inbound where id = $1`;
    const [row]: { team: string }[] = await this.db.query(sql, [receiptId]);
    return row?.team ?? null;
  }

  find({ alert, status, after, limit }: FindReceipts, actor: Actor): Promise<Receipt[]> {
    onlyTheTeam(actor);
    return this.read(
      `where b.team_id = $2 and ($3::text is null or b.status = $3)
         and ($4::text is null or b.id in (select receipt_id from ${SERVICE_SCHEMA}.outcome
           where team_id = $2 and fingerprint = $4))
         and ($5::uuid is null or b.number < (select number from ${SERVICE_SCHEMA}.inbound where id = $5 and team_id = $2))
       order by b.number desc limit $6`,
      SHOWN,
      [actor.teamId, status ?? null, alert ?? null, after ?? null, limit],
    );
  }

  /** Puts it back into the line. Nothing happens to one that still waits, or that has had its effect. */
  replayReceipt(receiptId: string, asking: Asking): Promise<Answer<{ receipt: string }>> {
    return this.stream.change(orderOf(asking, { replayReceipt: receiptId }), async (change) => {
      const { actor } = asking;
      onlyAdmins(actor);
      const sql = `select status from ${SERVICE_SCHEMA}.inbound where id = $1 and team_id = $2`;
      const [row]: { status: string }[] = await change.read.query(sql, [receiptId, actor.teamId]);
      if (!row) throw notFound('receipt', receiptId);
      if (row.status !== 'quarantined') return { receipt: receiptId };
      await change.write.query(
        `update ${SERVICE_SCHEMA}.inbound set status = 'pending', attempt = attempt + 1, worked = 0 where id = $1`,
        [receiptId],
      );
      change.record({ type: 'receipt-replayed', receiptId });
      return { receipt: receiptId };
    });
  }

  private read(where: string, outcomes: number | null, values: readonly unknown[]): Promise<Receipt[]> {
    return this.db.query(
      `select b.id as receipt, b.integration_id as "integrationId", i.name as integration,
         ${iso('b.received_at')} as "receivedAt", b.status, b.remark, b.size,
         (select coalesce(json_agg(o order by o.ordinal), '[]') from (
            select ordinal, fingerprint, outcome, ticket_key as "ticketKey", notes from ${SERVICE_SCHEMA}.outcome
            where receipt_id = b.id order by ordinal limit $1) o) as outcomes
       from ${SERVICE_SCHEMA}.inbound b join ${SERVICE_SCHEMA}.integration i on i.id = b.integration_id ${where}`,
      [outcomes, ...values],
    );
  }
}
