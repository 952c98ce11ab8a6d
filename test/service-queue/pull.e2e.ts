import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ServiceQueue } from '@twotrack/service-queue';
import type { Ticket } from '@twotrack/service-queue/contract';
import { inOrder } from '@twotrack/service-queue/domain';
import {
  DOWN_FOR_ALL,
  KNOWN,
  ask,
  connect,
  newQueue,
  openTestDesk,
  openTicket,
  refusalOf,
  viewAt,
  type TestDesk,
} from './desk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

const waiting = async (): Promise<Ticket[]> =>
  inOrder(
    'queue',
    (await viewAt(desk)).view.tickets.filter((ticket) => ticket.column === 'queue'),
  );

interface Sent {
  readonly text: string;
  readonly values: unknown[];
}

/** The plan of the statement about tickets that a command sends, as the command sends it. */
async function planOf(about: string, command: (queues: ServiceQueue) => Promise<unknown>): Promise<string> {
  const sent: Sent[] = [];
  const db = await connect(desk.url);
  const { master: pool } = db.driver as unknown as { master: pg.Pool };
  pool.on('acquire', (client) => {
    const query = client.query.bind(client) as (...said: unknown[]) => unknown;
    client.query = ((...said: [string | Sent, unknown[]?]) => {
      const [asked, values = []] = said;
      sent.push(typeof asked === 'string' ? { text: asked, values } : asked);
      return query(...said);
    }) as typeof client.query;
  });
  await command(new ServiceQueue(db));
  await db.destroy();
  const { text, values } = sent.find((one) => one.text.includes(about))!;
  const rows: { 'QUERY PLAN': string }[] = await desk.db.query(`explain (analyze, timing off) ${text}`, values);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

describe('pulling the next ticket', () => {
  it('S9 gives the first of column Queue by the calculated order, claimed by whoever asked', async () => {
    await openTicket(desk);
    const worst = await openTicket(desk, { facts: DOWN_FOR_ALL });
    const [first, second] = await waiting();
    expect(first!.id).toBe(worst.id);
    const { ticket } = await desk.queues.pullNext(null, {}, ask(desk.dana));
    expect(ticket).toMatchObject({ id: worst.id, column: 'working', assignee: desk.dana.id, severity: 1 });
    expect(ticket!.respondedAt).not.toBeNull();
    expect((await desk.queues.pullNext(null, {}, ask(desk.bao))).ticket!.id).toBe(second!.id);
  });

  it('S9 of one queue gives none of another', async () => {
    const network = await newQueue(desk);
    await openTicket(desk, { facts: DOWN_FOR_ALL });
    const mine = await openTicket(desk, { queue: network });
    expect((await desk.queues.pullNext(network, {}, ask(desk.bao))).ticket!.id).toBe(mine.id);
    expect((await desk.queues.pullNext(network, {}, ask(desk.bao))).ticket).toBeNull();
  });

  it('S9 passes over what somebody else has claimed in the queue, and takes what the asker has', async () => {
    const own = await newQueue(desk);
    const [claimed, free] = [await openTicket(desk, { queue: own }), await openTicket(desk, { queue: own })];
    await desk.queues.assignTicket(claimed.id, { from: null, to: desk.dana.id }, ask(desk.dana));
    expect((await desk.queues.pullNext(own, {}, ask(desk.bao))).ticket!.id).toBe(free.id);
    expect((await desk.queues.pullNext(own, {}, ask(desk.bao))).ticket).toBeNull();
    expect((await desk.queues.pullNext(own, {}, ask(desk.dana))).ticket!.id).toBe(claimed.id);
  });

  it('S9 two processes pulling at once never get the same one', async () => {
    const own = await newQueue(desk);
    const made = await Promise.all(Array.from({ length: 40 }, () => openTicket(desk, { queue: own })));
    const other = await connect(desk.url);
    const processes = [desk.queues, new ServiceQueue(other)];
    const pulls = Array.from({ length: 60 }, (_, i) => {
      return processes[i % 2]!.pullNext(own, {}, ask(i % 3 ? desk.bao : desk.dana));
    });
    const got = (await Promise.all(pulls)).flatMap(({ ticket }) => ticket?.id ?? []);
    await other.destroy();
    expect(got).toHaveLength(40);
    expect(new Set(got)).toEqual(new Set(made.map(({ id }) => id)));
  });

  it('W2 a full Working column refuses two processes pulling at once beyond its limit', async () => {
    const own = await newQueue(desk);
    await Promise.all(Array.from({ length: 20 }, () => openTicket(desk, { queue: own })));
    const limit = { count: 3, mode: 'block' } as const;
    await desk.queues.setColumnLimit('working', { limit, queue: own }, ask(desk.admin));
    const other = await connect(desk.url);
    const processes = [desk.queues, new ServiceQueue(other)];
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) => processes[i % 2]!.pullNext(own, {}, ask(desk.bao))),
    );
    await other.destroy();
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    const working = (await viewAt(desk)).view.tickets.filter((t) => t.queueId === own && t.column === 'working');
    expect(working).toHaveLength(3);
    expect(await refusalOf(desk.queues.pullNext(own, {}, ask(desk.bao)))).toMatchObject({
      code: 'wip-limit-reached',
      facts: { column: 'working', queueId: own, limit: 3, mode: 'block', count: 3, holders: expect.any(Array) },
    });
  });

  it('S7 among 10,000 tickets walks the index: no sort, no scan of the track', async () => {
    const own = await newQueue(desk);
    const sample = await openTicket(desk, { queue: own, facts: KNOWN });
    const same = 'kind, title, service, column_id, facts, severity, policy_version, reported_by, pauses, version';
    const columns = `${same}, waits, told, expedited, marks`;
    await desk.db.query(
      `insert into service_queue.ticket (id, team_id, key, effective_class, reported_at, due, entered_column_at, queue_id, ${columns})
       select gen_random_uuid(), team_id, 'X-' || i, 1 + i % 5, reported_at + i * interval '1 second',
         case when i % 7 > 0 then due + i * interval '1 second' end, entered_column_at,
         case when i % 20 = 0 then queue_id else md5((i % 20)::text)::uuid end, ${columns}
       from service_queue.ticket, generate_series(1, 10000) i where id = $1`,
      [sample.id],
    );
    await desk.db.query('analyze service_queue.ticket');
    for (const queueId of [null, own]) {
      const plan = await planOf(`t.column_id = 'queue'`, (queues) => queues.pullNext(queueId, {}, ask(desk.bao)));
      const index = queueId ? 'ticket_order_of_queue' : 'ticket_order';
      expect(plan).toMatch(new RegExp(`Index Scan using ${index} on ticket t .*actual rows=1(\\.00)? loops=1`));
      expect(plan).not.toMatch(/Sort|Seq Scan on ticket|Bitmap Heap Scan on ticket/);
    }
    const behind = await planOf('t.policy_version <', (queues) => queues.recalculateSome(desk.teamId));
    expect(behind).toContain('Index Scan using ticket_to_recalculate');
    expect(behind).not.toMatch(/Sort|Seq Scan/);
  });
});
