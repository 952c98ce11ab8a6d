import { randomUUID } from 'node:crypto';
import type { Actor, Asking, Recorded, Role } from '@twotrack/shared';
import { ensureEventPartitions } from '@twotrack/shared/stream';
import { SERVICE_SCHEMA, ServiceQueue, serviceQueueEntities, serviceQueueMigrations } from '@twotrack/service-queue';
import { OpenTicket, type ServiceEvent, type ServiceView, type Ticket } from '@twotrack/service-queue/contract';
import { DataSource } from 'typeorm';
import { createTestDatabase } from '../support/database.js';

/** A service track of one team on a real database, and the people who use it. */
export interface TestDesk {
  readonly db: DataSource;
  readonly url: string;
  readonly queues: ServiceQueue;
  readonly teamId: string;
  readonly admin: Actor;
  readonly bao: Actor;
  readonly dana: Actor;
  readonly requester: Actor;
  close(): Promise<void>;
}

export async function openTestDesk(): Promise<TestDesk> {
  const { url, drop } = await createTestDatabase();
  const db = await connect(url);
  await db.runMigrations({ transaction: 'each' });
  await ensureEventPartitions(db, SERVICE_SCHEMA);
  const queues = new ServiceQueue(db);
  const teamId = randomUUID();
  await queues.open(teamId);
  return {
    db,
    url,
    queues,
    teamId,
    admin: person(teamId, 'Ada', ['admin']),
    bao: person(teamId, 'Bao', ['member']),
    dana: person(teamId, 'Dana', ['product-owner']),
    requester: person(teamId, 'Rita', ['requester']),
    close: async () => {
      await queues.recalculation.idle();
      await db.destroy();
      await drop();
    },
  };
}

/** Another process, as far as the database can tell. */
export const connect = (url: string): Promise<DataSource> =>
  new DataSource({
    type: 'postgres',
    url,
    entities: serviceQueueEntities,
    migrations: serviceQueueMigrations,
    extra: { max: 8, pipeline: true },
  }).initialize();

export const person = (teamId: string, name: string, roles: Role[]): Actor => ({
  id: randomUUID(),
  name,
  teamId,
  roles,
});

export const ask = (actor: Actor, key: string = randomUUID()): Asking => ({ actor, key });

/** Every fact known, so that it goes straight to Queue (S9); SEV3 as it stands. */
export const KNOWN = {
  tier: { value: 'T2' },
  usersAffected: { value: 12 },
  degradation: { value: 'degraded' },
  workaround: { value: 'none' },
  environment: { value: 'production' },
  dataLoss: { value: false },
  security: { value: false },
  legalOrSafety: { value: false },
};
export const DOWN_FOR_ALL = {
  ...KNOWN,
  tier: { value: 'T0' },
  usersAffected: { value: 900 },
  degradation: { value: 'down' },
};

export const wording = (more: Partial<OpenTicket> = {}): OpenTicket =>
  OpenTicket.parse({ kind: 'incident', title: 'Checkout is slow', facts: KNOWN, ...more });

export const openTicket = async (desk: TestDesk, more: Partial<OpenTicket> = {}): Promise<Ticket> =>
  (await desk.queues.openTicket(wording(more), ask(desk.bao))).ticket;

/** A ticket of its own in Working, somebody's. */
export async function workOn(desk: TestDesk, more: Partial<OpenTicket> = {}): Promise<Ticket> {
  const ticket = await openTicket(desk, more);
  const answer = await desk.queues.moveTicket(ticket.id, { from: ticket.column, column: 'working' }, ask(desk.bao));
  return answer.ticket;
}

export const refusalOf = async (refused: Promise<unknown>): Promise<Record<string, unknown>> =>
  refused.then(
    (answer) => ({ notRefused: answer }),
    (thrown: unknown) => thrown as Record<string, unknown>,
  );

export interface ViewAt {
  readonly seq: number;
  readonly epoch: number;
  readonly view: ServiceView;
}

export async function viewAt(desk: TestDesk, actor: Actor = desk.bao): Promise<ViewAt> {
  const { head, text } = await desk.queues.snapshot(actor);
  return { seq: head.seq, epoch: head.epoch, view: JSON.parse(text) };
}

export const eventsSince = async (
  desk: TestDesk,
  { epoch, seq }: ViewAt,
  actor: Actor = desk.bao,
): Promise<readonly Recorded<ServiceEvent>[]> => (await desk.queues.since(actor, epoch, seq)).events;

export const generalQueue = async (desk: TestDesk): Promise<string> => (await viewAt(desk)).view.queues[0]!.id;

export const newQueue = async (desk: TestDesk, name: string = randomUUID()): Promise<string> =>
  (await desk.queues.createQueue({ name }, ask(desk.admin))).queue.id;
