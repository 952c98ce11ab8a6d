import { Refusal, type Actor } from '@twotrack/shared';
import { prepared, type Change, type EventStream } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { Integration, ServiceEvent } from '../../contract/index.js';
import { IntakeWork, type Stretch, type Unpacked } from '../../domain/index.js';
import type { Desks } from '../desk.js';
import { mendTimes } from '../folding/groups.js';
import { noteArrivals } from '../folding/weather.js';
import { SERVICE_SCHEMA } from '../tables.js';
import { orderOf } from '../tickets.store.js';
import { iso } from '../rows.js';
import { setAlarms } from './alarms.js';
import { groundOf } from './ground.js';
import { integrationJson } from './integrations.store.js';
import { pendingOf, senderOf, waitingSenders, type Sender } from './pending.js';
import { writeProgress, writeTaken } from './writing.js';

/** Another process was faster: what waits is to be read anew. */
export const WORKED_MEANWHILE = 'worked-meanwhile';

/** The database writes so many alerts while the next ones are decided. */
const SLICE = 32;

/** Works off what was taken in: a batch of alerts is one change, so it happens wholly and once. */
export class WorkStore {
  constructor(
    private readonly db: DataSource,
    private readonly stream: EventStream<ServiceEvent>,
    private readonly desks: Desks,
  ) {}

  waiting = (): Promise<{ id: string }[]> => waitingSenders(this.db);
  sender = (integrationId: string): Promise<Sender> => senderOf(this.db, integrationId);
  pending = (sender: Sender): Promise<Unpacked[]> => pendingOf(this.db, sender);

  /** Refuses with `worked-meanwhile` where a stretch is no longer the next one of its receipt. */
  async workOff(sender: Sender, batch: readonly Stretch[]): Promise<void> {
    const { teamId, integrationId, name, queueId } = sender;
    const actor: Actor = { id: integrationId, name, teamId, roles: [] };
    const [{ receiptId, attempt, from }] = batch as [Stretch];
    const asking = { actor, key: `intake ${receiptId} ${attempt} ${from} ${batch.at(-1)!.receiptId}` };
    const order = { ...orderOf(asking, { intake: asking.key }), ...ahead(this.desks, teamId) };
    await this.stream.change(order, async (change) => {
      const desk = await this.desks.read(change, teamId);
      const parts = batch.flatMap((stretch) => stretch.parts);
      // in one flight: in a storm each wait is one more turn behind the requests that come in
      const [ground] = await Promise.all([groundOf(change, sender, desk, parts), mustBeNext(change, batch)]);
      const work = new IntakeWork(ground, { actor, queueId, now: change.now, newId });
      for (let from = 0; from < parts.length; from += SLICE) {
        if (from > 0) await sendOnTheWay(change, sender, work);
        for (const part of parts.slice(from, from + SLICE)) work.workOff(part);
      }
      await mendTimes(change, ground.groups);
      work.settle();
      writeTaken(change, sender, work.take());
      setAlarms(change, teamId, 'settle', work.settling);
      writeProgress(change, batch);
      this.desks.forget(change);
      if (sender.quietSince) await spokeAgain(change, sender);
      for (const { event, card } of work.events) change.record(event, card);
      noteArrivals(change, this.desks, teamId, desk, work.arrivals);
      return {};
    });
  }
}

/** It had fallen quiet; whoever works its first body off says that it speaks. */
async function spokeAgain(change: Change<ServiceEvent>, { integrationId }: Sender): Promise<void> {
  const [row] = await prepared<{ integration: Integration; was: string }>(
    change.write,
    `update ${SERVICE_SCHEMA}.integration i set quiet_since = null
     from (select id, quiet_since from ${SERVICE_SCHEMA}.integration where id = $1) o
     where i.id = o.id and o.quiet_since is not null
     returning ${integrationJson('i')} as integration, ${iso('o.quiet_since')} as was`,
    [integrationId],
  );
  if (row) change.record({ type: 'integration-spoke', ...row });
}

const ahead = (desks: Desks, teamId: string) => ({
  ahead: (tx: Parameters<Desks['lay']>[0], cards: readonly string[]) => desks.lay(tx, teamId, cards),
});

async function mustBeNext(change: Change<ServiceEvent>, batch: readonly Stretch[]): Promise<void> {
  const rows = await prepared<{ id: string; attempt: number; worked: number }>(
    change.read,
    `select id, attempt, worked from ${SERVICE_SCHEMA}.inbound where id = any($1::uuid[]) and status = 'pending'`,
    [batch.map(({ receiptId }) => receiptId)],
  );
  const next = new Map(rows.map((row) => [row.id, row]));
  const stale = batch.some(({ receiptId, attempt, from }) => {
    const row = next.get(receiptId);
    return row?.attempt !== attempt || row.worked !== from;
  });
  if (stale) throw new Refusal('conflict', WORKED_MEANWHILE, {});
}

/** What is decided so far is written while the rest is decided: what is sent leaves with the turn of the loop. */
async function sendOnTheWay(change: Change<ServiceEvent>, sender: Sender, work: IntakeWork): Promise<void> {
  writeTaken(change, sender, work.take());
  await new Promise((resolve) => setImmediate(resolve));
}
