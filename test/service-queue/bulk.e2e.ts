import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BulkTickets, type BulkReport, type Ticket } from '@twotrack/service-queue/contract';
import {
  DOWN_FOR_ALL,
  ask,
  eventsSince,
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

const many = async (count: number, more = {}): Promise<Ticket[]> => {
  const tickets = await Promise.all(Array.from({ length: count }, () => openTicket(desk, more)));
  return tickets.sort((a, b) => (a.id < b.id ? -1 : 1));
};
const idsOf = (tickets: readonly Ticket[]): string[] => tickets.map(({ id }) => id);
const bulk = (ids: readonly string[], said: object, by = desk.bao, more = {}): Promise<BulkReport> =>
  desk.queues.work.bulkTickets(BulkTickets.parse({ ids, command: said, ...more }), desk.dana.id, ask(by));
const undo = (bulkId: string | null, by = desk.bao) => desk.queues.work.undoBulk(bulkId!, {}, ask(by));

async function standing(ids: readonly string[]): Promise<Map<string, Ticket>> {
  const { view } = await viewAt(desk);
  return new Map(view.tickets.filter(({ id }) => ids.includes(id)).map((ticket) => [ticket.id, ticket]));
}

/** All that matters of tickets: their versions count the changes, so they differ. */
async function courses(ids: readonly string[]): Promise<object[]> {
  const tickets = await standing(ids);
  return [...ids].sort().map((id) => ({ ...tickets.get(id), version: 0 }));
}

const outcomes = ({ results }: BulkReport) => results.map((result) => (result.ok ? 'ok' : result.code));

describe('a bulk', () => {
  it('S14 is one commit with an event and a result for each, in id order, whatever the order asked', async () => {
    const tickets = await many(20);
    const before = await viewAt(desk);
    const report = await bulk(idsOf(tickets).reverse(), { acknowledge: {} });
    expect(report).toMatchObject({ dryRun: false, done: 20, refused: 0, bulkId: expect.any(String) });
    expect(report.results).toEqual(tickets.map(({ id, key }) => ({ id, key, ok: true })));
    const events = await eventsSince(desk, before);
    expect(events.map((event) => [event.type, 'ticket' in event && event.ticket.id])).toEqual(
      tickets.map(({ id }) => ['ticket-acknowledged', id]),
    );
    expect(new Set(events.map(({ at }) => at)).size).toBe(1);
    expect(report).toMatchObject({ seq: before.seq + 20 });
  });

  it('S14 is partial: what is refused to one stops no other, and says why as the single command would', async () => {
    const tickets = await many(3);
    await desk.queues.acknowledgeTicket(tickets[1]!.id, {}, ask(desk.dana));
    const missing = randomUUID();
    const ids = [...idsOf(tickets), missing, tickets[0]!.id];
    const report = await bulk(ids, { acknowledge: {} });
    expect([report.done, report.refused]).toEqual([2, 2]);
    const of = (id: string) => report.results.filter((result) => result.id === id);
    expect(of(tickets[0]!.id)).toEqual([{ id: tickets[0]!.id, key: tickets[0]!.key, ok: true }]);
    expect(of(tickets[1]!.id)).toMatchObject([{ ok: false, code: 'already-acknowledged', key: tickets[1]!.key }]);
    expect(of(missing)).toMatchObject([{ ok: false, code: 'not-found', key: null }]);
  });

  it('A3 answers the ticket of another team in the list like a missing one', async () => {
    const teamId = randomUUID();
    await desk.queues.open(teamId);
    const theirs = { ...desk.bao, teamId };
    const foreign = (await desk.queues.openTicket({ kind: 'incident', title: 'Theirs', facts: {} }, ask(theirs)))
      .ticket;
    const [mine] = await many(1);
    const report = await bulk([foreign.id, mine!.id], { acknowledge: {} });
    const ofForeign = report.results.find(({ id }) => id === foreign.id);
    expect(ofForeign).toEqual({
      ...{ id: foreign.id, key: null, ok: false, code: 'not-found' },
      detail: `There is no ticket ${foreign.id} here.`,
    });
    expect((await desk.queues.ticket(foreign.id, theirs)).ticket).toEqual(foreign);
  });

  it('W2 S14 meets the limits one after the other: as many get in as fit, by id order, and a reason passes the door', async () => {
    const queue = await newQueue(desk);
    const block = { count: 2, mode: 'block-unless-reason' } as const;
    await desk.queues.setColumnLimit('working', { limit: block, queue }, ask(desk.admin));
    const tickets = await many(5, { queue });
    const report = await bulk(idsOf(tickets), { move: { column: 'working' } });
    const full = 'wip-limit-reached';
    expect(outcomes(report)).toEqual(['ok', 'ok', full, full, full]);
    expect(report.results[2]).toMatchObject({ detail: expect.stringContaining('holds 2 of 2') });
    const reason = 'all hands, the vendor is on the phone';
    const rest = await bulk(idsOf(tickets), { move: { column: 'working', reason } });
    expect(outcomes(rest)).toEqual(['already-there', 'already-there', 'ok', 'ok', 'ok']);
    const { columns } = (await viewAt(desk)).view;
    const breaches = columns.find(({ id }) => id === 'working')!.breaches.filter(({ queueId }) => queueId === queue);
    expect(breaches.map(({ reason }) => reason)).toEqual([reason, reason, reason]);
  });

  it('S14 a dry run writes nothing and says what would happen', async () => {
    const queue = await newQueue(desk);
    await desk.queues.setColumnLimit('working', { limit: { count: 1, mode: 'block' }, queue }, ask(desk.admin));
    const tickets = await many(2, { queue });
    const rows = () =>
      desk.db.query(`select (select count(*) from service_queue.event) as events,
        (select count(*) from service_queue.command) as commands, (select count(*) from service_queue.bulk_act) as bulks`);
    const [before, view] = [await rows(), await viewAt(desk)];
    const report = await bulk(idsOf(tickets), { move: { column: 'working' } }, desk.bao, { dryRun: true });
    expect(report).toMatchObject({ bulkId: null, dryRun: true, done: 1, refused: 1 });
    expect(report.results[0]).toMatchObject({ becomes: { column: 'working', assignee: desk.bao.id } });
    expect(outcomes(report)).toEqual(['ok', 'wip-limit-reached']);
    expect(await rows()).toEqual(before);
    expect(await viewAt(desk)).toEqual(view);
    const worse = await bulk(idsOf(tickets), { correctFacts: { facts: DOWN_FOR_ALL } }, desk.bao, { dryRun: true });
    expect(worse.results.map((one) => one.ok && one.becomes!.severity)).toEqual([1, 1]);
  });

  it('S14 where nothing could be done nothing is kept, and there is nothing to undo', async () => {
    const tickets = await many(2);
    const before = await viewAt(desk);
    const report = await bulk(idsOf(tickets), { unacknowledge: {} });
    expect(report).toMatchObject({ bulkId: null, done: 0, refused: 2 });
    expect(await viewAt(desk)).toEqual(before);
  });

  it('A2 is for members, and queues are those of the team', async () => {
    const ids = idsOf(await many(1));
    for (const by of [desk.admin, desk.requester]) {
      expect(await refusalOf(bulk(ids, { acknowledge: {} }, by))).toMatchObject({ code: 'members-only' });
    }
    const queue = randomUUID();
    for (const said of [{ reroute: { queue } }, { escalate: { to: { queue } } }]) {
      expect(await refusalOf(bulk(ids, said))).toMatchObject({ code: 'not-found', facts: { queue } });
    }
  });
});

describe('a bulk over what lies folded', () => {
  it('S11 S14 acts on the parent and what lies open under it, as far as it was seen', async () => {
    const [parent, ...children] = await many(4);
    const put = `update service_queue.ticket set parent_id = $1 where id = any($2::uuid[])`;
    await desk.db.query(put, [parent!.id, idsOf(children)]);
    const late = children[2]!;
    await desk.db.query(`update service_queue.ticket set reported_at = now() + interval '1 hour' where id = $1`, [
      late.id,
    ]);
    const acknowledge = (more: object) =>
      desk.queues.work.bulkTickets(
        BulkTickets.parse({ folded: parent!.id, command: { acknowledge: {} }, ...more }),
        null,
        ask(desk.bao),
      );
    const seen = await acknowledge({ until: new Date(Date.now() + 60_000).toISOString() });
    expect(seen.results.map(({ id }) => id)).toEqual(idsOf([parent!, children[0]!, children[1]!]).sort());
    const all = await acknowledge({});
    expect(all.results.filter(({ ok }) => ok).map(({ id }) => id)).toEqual([late.id]);
  });

  it('S14 goes over it page by page in the order of ids, each with its own undo', async () => {
    const [parent, ...children] = await many(6);
    const put = `update service_queue.ticket set parent_id = $1 where id = any($2::uuid[])`;
    await desk.db.query(put, [parent!.id, idsOf(children)]);
    const page = (after?: string) =>
      desk.queues.work.bulkTickets(
        BulkTickets.parse({ folded: parent!.id, limit: 4, ...(after && { after }), command: { acknowledge: {} } }),
        null,
        ask(desk.bao),
      );
    const all = idsOf([parent!, ...children]).sort();
    const first = await page();
    expect(first.results.map(({ id }) => id)).toEqual(all.slice(0, 4));
    const second = await page(all[3]);
    expect(second.results.map(({ id }) => id)).toEqual(all.slice(4));
    expect((await undo(second.bulkId)).done).toBe(2);
    expect((await page(all[3])).done).toBe(2);
    expect(BulkTickets.safeParse({ ids: all, limit: 2, command: { acknowledge: {} } }).success).toBe(false);
    const nowhere = { folded: randomUUID(), limit: 2, command: { acknowledge: {} } };
    expect(
      await refusalOf(desk.queues.work.bulkTickets(BulkTickets.parse(nowhere), null, ask(desk.bao))),
    ).toMatchObject({ code: 'not-found' });
  });
});

describe('one undo', () => {
  const doings: [string, object, () => Promise<Ticket[]>][] = [
    ['acknowledge', { acknowledge: {} }, () => many(3)],
    [
      'unacknowledge',
      { unacknowledge: {} },
      async () => {
        const tickets = await many(3);
        await bulk(idsOf(tickets), { acknowledge: {} }, desk.dana);
        return tickets;
      },
    ],
    ['assign', { assign: { to: randomUUID() } }, () => many(3)],
    ['move to Working', { move: { column: 'working' } }, () => many(3)],
    ['move to Waiting', { move: { column: 'waiting', reason: 'the vendor' } }, () => many(3)],
    ['move from Working to Queue', { move: { column: 'queue' } }, async () => [await workOn(desk), await workOn(desk)]],
    ['resolve', { resolve: {} }, async () => [await workOn(desk), ...(await many(2))]],
    ['snooze', { snooze: { until: new Date(Date.now() + 3_600_000).toISOString() } }, () => many(3)],
    [
      'unsnooze',
      { unsnooze: {} },
      async () => {
        const tickets = await many(2);
        await bulk(idsOf(tickets), { snooze: { untilEvent: true } });
        return tickets;
      },
    ],
    ['escalate to whoever is on call', { escalate: { to: 'on-call', reason: 'it grows' } }, () => many(3)],
    [
      'correct facts',
      { correctFacts: { facts: DOWN_FOR_ALL } },
      async () => [...(await many(2)), await openTicket(desk, { facts: { tier: { value: 'T0' } } })],
    ],
    ['comment', { comment: { text: 'We are on it', public: true } }, () => many(3)],
  ];

  it.each(doings)('S14 gives everything back after: %s', async (_, said, make) => {
    const ids = idsOf(await make());
    const before = await courses(ids);
    const { bulkId, done } = await bulk(ids, said);
    expect(done).toBe(ids.length);
    expect(await courses(ids)).not.toEqual(before);
    const report = await undo(bulkId, desk.bao);
    expect(report).toMatchObject({ done: ids.length, refused: 0, bulkId: null });
    const after = await courses(ids);
    // a correction that was taken back is named as the reason of the due times
    const named = 'correctFacts' in said;
    expect(after.map((one) => (named ? { ...one, retargeted: null } : one))).toEqual(before);
  });

  it('S14 gives back queues with their clocks, and says what it undid', async () => {
    const queue = await newQueue(desk);
    const ids = idsOf(await many(2));
    const before = await courses(ids);
    const { bulkId } = await bulk(ids, { reroute: { queue } });
    const at = await viewAt(desk);
    await undo(bulkId, desk.dana);
    expect(await courses(ids)).toEqual(before);
    const [event] = await eventsSince(desk, at);
    expect(event).toMatchObject({ type: 'ticket-restored', bulkId, by: { name: 'Dana' }, was: { queueId: queue } });
  });

  it('S14 leaves what somebody changed meanwhile, and gives back the rest', async () => {
    const tickets = await many(3);
    const { bulkId } = await bulk(idsOf(tickets), { acknowledge: {} });
    await desk.queues.unacknowledgeTicket(tickets[0]!.id, {}, ask(desk.dana));
    const moved = { from: 'queue', column: 'working' } as const;
    await desk.queues.moveTicket(tickets[1]!.id, moved, ask(desk.dana));
    await desk.queues.renameTicket(tickets[2]!.id, { version: 2, title: 'Another title' }, ask(desk.dana));
    const report = await undo(bulkId);
    expect(outcomes(report)).toEqual(['changed-meanwhile', 'ok', 'ok']);
    const now = await standing(idsOf(tickets));
    expect(now.get(tickets[1]!.id)).toMatchObject({ acknowledged: null, column: 'working', assignee: desk.dana.id });
    expect(now.get(tickets[2]!.id)).toMatchObject({ acknowledged: null, title: 'Another title' });
  });

  it('S14 W2 meets the limits on the way back, and a reason passes them', async () => {
    const queue = await newQueue(desk);
    const limit = { count: 1, mode: 'block-unless-reason' } as const;
    await desk.queues.setColumnLimit('working', { limit, queue }, ask(desk.admin));
    const held = await workOn(desk, { queue });
    const { bulkId } = await bulk([held.id], { move: { column: 'queue' } });
    await workOn(desk, { queue });
    const before = await viewAt(desk);
    expect(outcomes(await undo(bulkId))).toEqual(['wip-limit-reached']);
    expect(await viewAt(desk)).toEqual(before);
    const reason = 'it was not meant to leave';
    const report = await desk.queues.work.undoBulk(bulkId!, { reason }, ask(desk.bao));
    expect(outcomes(report)).toEqual(['ok']);
  });

  it('S14 is given once, and for 24 hours', async () => {
    const ids = idsOf(await many(1));
    const first = await bulk(ids, { acknowledge: {} });
    await undo(first.bulkId);
    expect(await refusalOf(undo(first.bulkId))).toMatchObject({ kind: 'conflict', code: 'already-undone' });
    const second = await bulk(ids, { acknowledge: {} });
    const aged = `update service_queue.bulk_act set at = at - interval '24 hours' where id = $1`;
    await desk.db.query(aged, [second.bulkId]);
    expect(await refusalOf(undo(second.bulkId))).toMatchObject({ kind: 'conflict', code: 'too-late-to-undo' });
    await bulk(ids, { unacknowledge: {} });
    const kept = await desk.db.query(`select acts from service_queue.bulk_act where id = $1`, [second.bulkId]);
    expect(kept).toEqual([{ acts: null }]);
  });
});
