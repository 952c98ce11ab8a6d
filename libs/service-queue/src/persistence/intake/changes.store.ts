import { createHash } from 'node:crypto';
import { Refusal, type Actor, type Answer } from '@twotrack/shared';
import { prepared, type EventStream } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { ChangeRecord, FindChanges, ServiceEvent } from '../../contract/index.js';
import { onlyInsiders } from '../../domain/index.js';
import { readPagerdutyChange } from '../../domain/intake-pagerduty.js';
import { SERVICE_SCHEMA } from '../tables.js';
import { orderOf } from '../tickets.store.js';
import { badToken } from './inbox.js';

/** A change as it was sent, by which integration. */
export interface Reported {
  readonly tokenHash: Buffer;
  /** As sent, parsed. */
  readonly said: unknown;
}

/** Keeps what was reported as changed; reads it by time. */
export class ChangesStore {
  constructor(
    private readonly db: DataSource,
    private readonly stream: EventStream<ServiceEvent>,
  ) {}

  /** Committed when this resolves. What names its moment is the same change however often it is sent (L4). */
  async reportChange({ tokenHash, said }: Reported): Promise<Answer<{ change: ChangeRecord }>> {
    const [sender] = await this.db.query(
      `select id, name, team_id as "teamId" from ${SERVICE_SCHEMA}.integration
       where token_hash = $1 and kind = 'pagerduty' and revoked_at is null`,
      [tokenHash],
    );
    if (!sender) throw badToken();
    const { id: integrationId, name: integration, teamId } = sender as { id: string; name: string; teamId: string };
    const actor: Actor = { id: integrationId, name: integration, teamId, roles: [] };
    const asking = { actor, key: keyOf(said) };
    return this.stream.change(orderOf(asking, { reportChange: integrationId }), async (change) => {
      const read = readPagerdutyChange(said, change.now);
      if ('faults' in read)
        throw new Refusal('invalid', 'not-a-change', { faults: read.faults }, read.faults.join('; '));
      const record = { id: newId(), receivedAt: change.now, integrationId, integration, ...read };
      change.send(
        prepared(
          change.write,
          `insert into ${SERVICE_SCHEMA}.change_record (id, team_id, at, change) values ($1, $2, $3, $4)`,
          [...[record.id, teamId, record.at, JSON.stringify(record)]],
        ),
      );
      change.record({ type: 'change-reported', change: record });
      return { change: record };
    });
  }

  async find({ from, to, limit }: FindChanges, actor: Actor): Promise<ChangeRecord[]> {
    onlyInsiders(actor);
    const rows: { change: ChangeRecord }[] = await this.db.query(
      `select change from ${SERVICE_SCHEMA}.change_record
       where team_id = $1 and at >= coalesce($2::timestamptz, '-infinity') and at < coalesce($3::timestamptz, 'infinity')
       order by at desc, id desc limit $4`,
      [actor.teamId, from ?? null, to ?? null, limit],
    );
    return rows.map(({ change }) => change);
  }
}

/** The same words at the same moment are one change; without a moment each is its own. */
function keyOf(said: unknown): string {
  const moment = (said as { payload?: { timestamp?: unknown } } | null)?.payload?.timestamp;
  if (typeof moment !== 'string') return `change ${newId()}`;
  return `change ${createHash('sha256').update(JSON.stringify(said)).digest('base64url')}`;
}
