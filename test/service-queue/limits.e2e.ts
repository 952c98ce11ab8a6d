import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Refusal } from '@twotrack/shared';
import { ServiceQueue } from '@twotrack/service-queue';
import { applyEvent, boardOf, viewOf } from '@twotrack/service-queue/domain';
import type { ColumnId, ServiceView } from '@twotrack/service-queue/contract';
import {
  ask,
  connect,
  eventsSince,
  generalQueue,
  newQueue,
  openTestDesk,
  openTicket,
  refusalOf,
  viewAt,
  workOn,
  type TestDesk,
} from './desk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

const toWorking = (ticketId: string, reason?: string) =>
  desk.queues.moveTicket(ticketId, { from: 'queue', column: 'working', reason }, ask(desk.bao));
const sorted = (view: ServiceView) => ({ ...view, tickets: view.tickets.toSorted((a, b) => (a.id < b.id ? -1 : 1)) });
const working = async () => (await viewAt(desk)).view.columns.find((column) => column.id === 'working')!;

describe('a full column', () => {
  it('W3 refuses with the limit, the count and who holds the tickets, and changes nothing', async () => {
    const held = await workOn(desk);
    await desk.queues.setColumnLimit('working', { limit: { count: 1, mode: 'block' } }, ask(desk.admin));
    const { id } = await openTicket(desk);
    const before = await viewAt(desk);
    const asking = ask(desk.bao);
    const refused = await refusalOf(desk.queues.moveTicket(id, { from: 'queue', column: 'working' }, asking));
    const { key, title, assignee, severity, enteredColumnAt } = held;
    expect(refused).toMatchObject({
      kind: 'conflict',
      code: 'wip-limit-reached',
      facts: {
        column: 'working',
        limit: 1,
        mode: 'block',
        count: 1,
        holders: [{ id: held.id, key, title, assignee, severity, enteredColumnAt }],
      },
    });
    expect(await viewAt(desk)).toEqual(before);
    await desk.queues.setColumnLimit('working', { limit: null }, ask(desk.admin));
    const retried = await desk.queues.moveTicket(id, { from: 'queue', column: 'working' }, asking);
    expect(retried).toMatchObject({ ticket: { column: 'working' } });
    expect(retried).not.toHaveProperty('replayed');
  });

  it('W6 an override is a fact with its reason, until the column is back within its limit', async () => {
    const limit = { count: 1, mode: 'block-unless-reason' } as const;
    const own = await newQueue(desk);
    await desk.queues.setColumnLimit('working', { limit, queue: own }, ask(desk.admin));
    const [first, second] = [await workOn(desk, { queue: own }), await openTicket(desk, { queue: own })];
    expect(await refusalOf(toWorking(second.id, 'too short'))).toMatchObject({ code: 'wip-limit-reached' });
    const before = await viewAt(desk);
    await toWorking(second.id, 'the whole shop is down');
    const reason = 'the whole shop is down';
    const breach = { ticketId: second.id, queueId: own, by: { name: 'Bao' }, reason, limit };
    expect((await working()).breaches).toMatchObject([breach]);
    await desk.queues.moveTicket(first.id, { from: 'working', column: 'resolved' }, ask(desk.bao));
    expect((await working()).breaches).toEqual([]);
    expect((await eventsSince(desk, before)).map((event) => event.type)).toEqual([
      'ticket-moved',
      'limit-breached',
      'ticket-moved',
      'limit-restored',
    ]);
  });

  it('W1 where tickets enter, a limit only warns: the ticket is taken and the breach told', async () => {
    const own = await newQueue(desk);
    const mode = (mode: 'warn' | 'block') =>
      desk.queues.setColumnLimit('queue', { limit: { count: 1, mode }, queue: own }, ask(desk.admin));
    expect(await refusalOf(mode('block'))).toMatchObject({ kind: 'invalid', code: 'limit-may-only-warn' });
    await mode('warn');
    await openTicket(desk, { queue: own });
    const before = await viewAt(desk);
    const { id } = await openTicket(desk, { queue: own });
    expect(await eventsSince(desk, before)).toMatchObject([
      { type: 'ticket-opened' },
      { type: 'limit-breached', column: { id: 'queue', breaches: [{ ticketId: id, queueId: own }] } },
    ]);
  });

  it('W6 in Resolved counts what is still on the board', async () => {
    const own = await newQueue(desk);
    const limit = { count: 1, mode: 'warn' } as const;
    await desk.queues.setColumnLimit('resolved', { limit, queue: own }, ask(desk.admin));
    const resolve = async () => {
      const { id } = await openTicket(desk, { queue: own });
      return (await desk.queues.moveTicket(id, { from: 'queue', column: 'resolved' }, ask(desk.bao))).ticket.id;
    };
    const breaches = async () => (await viewAt(desk)).view.columns.find(({ id }) => id === 'resolved')!.breaches;
    const long = `with gone as (update service_queue.ticket set resolved_at = now() - interval '6 days' where id = $1)
      update service_queue.alarm set due_at = now() - interval '1 day' where card_id = $1`;
    await desk.db.query(long, [await resolve()]);
    await desk.queues.ringDue();
    await resolve();
    expect(await breaches()).toEqual([]);
    const third = await resolve();
    expect(await breaches()).toMatchObject([{ ticketId: third, queueId: own }]);
  });

  it('W2 holds in a process that has not heard of the limit', async () => {
    const other = await connect(desk.url);
    const theirs = new ServiceQueue(other);
    const own = await newQueue(desk);
    await theirs.openTicket({ kind: 'incident', title: 'x', facts: {}, queue: own }, ask(desk.bao));
    const [held, next] = [await workOn(desk, { queue: own }), await openTicket(desk, { queue: own })];
    await desk.queues.setColumnLimit('working', { limit: { count: 1, mode: 'block' }, queue: own }, ask(desk.admin));
    const move = theirs.moveTicket(next.id, { from: 'queue', column: 'working' }, ask(desk.bao));
    expect(((await refusalOf(move)) as unknown as Refusal).facts).toMatchObject({ holders: [{ id: held.id }] });
    await other.destroy();
  });
});

describe('many commands at once', () => {
  it('L2 the events make the snapshot again, and the counters are true, whatever came in whatever order', async () => {
    const columns: ColumnId[] = ['triage', 'queue', 'working', 'waiting', 'resolved'];
    const queues = [await generalQueue(desk), await newQueue(desk), await newQueue(desk)];
    for (const column of columns) {
      const limit = { count: 2, mode: column === 'waiting' ? 'block-unless-reason' : 'warn' } as const;
      await desk.queues.setColumnLimit(column, { limit }, ask(desk.admin));
    }
    const before = await viewAt(desk);
    const tickets = await Promise.all(
      Array.from({ length: 15 }, (_, i) => openTicket(desk, { queue: queues[i % 3]! })),
    );
    let random = 20_261_120;
    const pick = <T>(from: readonly T[]): T => {
      random = (random * 48_271) % 2_147_483_647;
      return from[random % from.length]!;
    };
    const act = (): Promise<unknown> => {
      const { id } = pick(tickets);
      const asking = ask(pick([desk.bao, desk.dana]));
      const reason = pick([undefined, 'it cannot wait any longer']);
      return pick([
        () => desk.queues.moveTicket(id, { from: pick(columns), column: pick(columns), reason }, asking),
        () => desk.queues.moveTicket(id, { from: pick(columns), column: pick(columns), reason }, asking),
        () => desk.queues.rerouteTicket(id, { from: pick(queues), queue: pick(queues) }, asking),
        () => desk.queues.pullNext(pick([null, ...queues]), { reason }, asking),
        () => desk.queues.acknowledgeTicket(id, {}, asking),
        () => desk.queues.unacknowledgeTicket(id, {}, asking),
        () =>
          desk.queues.setColumnLimit(
            pick(columns),
            { limit: pick([null, { count: 3, mode: 'warn' as const }]) },
            ask(desk.admin),
          ),
        () => desk.queues.openTicket({ kind: 'incident', title: randomUUID(), facts: {} }, asking),
      ])();
    };
    const outcomes = (await Promise.allSettled(Array.from({ length: 600 }, act))) as PromiseSettledResult<unknown>[];
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(outcomes.length - refused.length).toBeGreaterThan(150);
    for (const refusal of refused) expect(refusal).toMatchObject({ name: 'Refusal' });

    const after = await viewAt(desk);
    const board = boardOf(before.view);
    let seen = before;
    while (seen.seq < after.seq) {
      const events = await eventsSince(desk, seen);
      for (const event of events) applyEvent(board, event);
      seen = { ...seen, seq: events.at(-1)!.seq };
    }
    expect(sorted(viewOf(board))).toEqual(sorted(after.view));
    const untrue = await desk.db.query(
      `select * from (select case when expedited then 'expedite' else column_id end as column_id, queue_id, count(*)::int as stand
         from service_queue.ticket where closed_at is null group by 1, 2) t
       full join service_queue.occupancy o using (column_id, queue_id) where coalesce(stand, 0) <> coalesce(count, 0)`,
    );
    expect(untrue).toEqual([]);
  });
});
