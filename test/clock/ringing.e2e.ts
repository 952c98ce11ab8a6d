import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ServiceQueue } from '@twotrack/service-queue';
import type { ServiceView, Ticket } from '@twotrack/service-queue/contract';
import { alarmsOf as alarmsDue, applyEvent, boardOf, standardPolicy, viewOf } from '@twotrack/service-queue/domain';
import {
  DOWN_FOR_ALL,
  KNOWN,
  ask,
  connect,
  eventsSince,
  openTestDesk,
  openTicket,
  refusalOf,
  viewAt,
  workOn,
  type TestDesk,
  type ViewAt,
} from '../service-queue/desk.js';
import { alarmsOf, letPass, rungFor } from './time.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

const resolve = async ({ id, column }: Ticket) =>
  (await desk.queues.moveTicket(id, { from: column, column: 'resolved' }, ask(desk.bao))).ticket;
const now = async (id: string) => (await desk.queues.ticket(id, desk.bao)).ticket;
const typesOf = async (id: string) => (await rungFor(desk.db, [id])).map(({ type }) => type);
const sorted = (view: ServiceView) => ({ ...view, tickets: view.tickets.toSorted((a, b) => (a.id < b.id ? -1 : 1)) });

/** L2: what the events make of an earlier snapshot is the snapshot. */
async function makesTheSnapshot(before: ViewAt): Promise<void> {
  const after = await viewAt(desk);
  const board = boardOf(before.view);
  for (const event of await eventsSince(desk, before)) applyEvent(board, event);
  expect(sorted(viewOf(board))).toEqual(sorted(after.view));
}

describe('an alarm', () => {
  it('is set and cleared with what moves its time, and is what the ticket says', async () => {
    const ticket = await openTicket(desk);
    const rows = async () =>
      desk.db.query(
        `select kind, to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as due
         from service_queue.alarm where card_id = $1`,
        [ticket.id],
      );
    const agree = async () => {
      const due = Object.fromEntries((await rows()).map(({ kind, due }: { kind: string; due: string }) => [kind, due]));
      expect(due).toEqual(alarmsDue(await now(ticket.id)));
      return Object.keys(due).sort();
    };
    expect(await agree()).toEqual(['age', 'sla']);
    await desk.queues.acknowledgeTicket(ticket.id, {}, ask(desk.bao));
    expect(await agree()).toEqual(['age', 'sla']);
    const move = (from: Ticket['column'], column: Ticket['column']) =>
      desk.queues.moveTicket(ticket.id, { from, column, reason: 'the vendor answers' }, ask(desk.bao));
    await move('queue', 'working');
    expect(await agree()).toEqual(['sla']);
    await move('working', 'waiting');
    expect(await agree()).toEqual([]);
    await move('waiting', 'queue');
    expect(await agree()).toEqual(['age', 'sla']);
    await move('queue', 'resolved');
    expect(await agree()).toEqual(['close']);
  });

  it('is found by an index on its due time, whatever the number of cards', async () => {
    await desk.db.query(
      `insert into service_queue.alarm select $1, gen_random_uuid(), 'sla', now() + i * interval '1 minute'
       from generate_series(1, 20000) i`,
      [desk.teamId],
    );
    await desk.db.query('analyze service_queue.alarm');
    const plan: { 'QUERY PLAN': string }[] = await desk.db.query(
      `explain select * from service_queue.alarm a where a.due_at <= now() and a.team_id <> all('{}'::uuid[])
       order by a.due_at limit 500`,
    );
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Index Scan using alarm_due on alarm a/);
    const sent: string[] = [];
    const db = await connect(desk.url);
    const query = db.query.bind(db);
    db.query = ((text: string, values: unknown[]) => (sent.push(text), query(text, values))) as typeof db.query;
    await new ServiceQueue(db).ringDue();
    await db.destroy();
    expect(sent).toHaveLength(1);
    const [planned] = await desk.db.query(`explain (format json) ${sent[0]}`, [[], 500]);
    const said = JSON.stringify(planned);
    expect(said).toContain('alarm_due');
    expect(said).not.toMatch(/Seq Scan|"Sort"|on ticket/);
    await desk.db.query(`delete from service_queue.alarm where due_at > now() and card_id not in
      (select id from service_queue.ticket)`);
  });

  it('that is not due any more has no effect, and is set right', async () => {
    const ticket = await openTicket(desk);
    const before = await viewAt(desk);
    await desk.db.query(`update service_queue.alarm set due_at = now() - interval '1 minute' where card_id = $1`, [
      ticket.id,
    ]);
    expect(await desk.queues.ringDue()).toBe(0);
    expect(await viewAt(desk)).toEqual(before);
    expect(await desk.queues.ringDue()).toBe(0);
    expect((await alarmsOf(desk.db, ticket.id)).map(({ kind }) => kind)).toEqual(['age', 'sla']);
  });
});

describe('what time does to a ticket', () => {
  it('S7 raises it, S8 warns and tells the breach, S13 closes it: each an event with the ticket as it then stands (L2)', async () => {
    const ticket = await openTicket(desk);
    const before = await viewAt(desk);
    await letPass(desk.db, [ticket.id], '3 hours 5 minutes');
    const moved = await viewAt(desk);
    await desk.queues.ringDue();
    await letPass(desk.db, [ticket.id], '1 hour');
    await desk.queues.ringDue();
    await letPass(desk.db, [ticket.id], '9 hours');
    await desk.queues.ringDue();
    expect(await typesOf(ticket.id)).toEqual(['sla-warned', 'sla-breached', 'ticket-aged']);
    expect(await now(ticket.id)).toMatchObject({ severity: 3, effectiveClass: 2, agesAt: null });
    const events = await eventsSince(desk, before);
    expect(events.map(({ by }) => by)).toEqual(events.map(() => ({ id: 'clock', name: 'The clock' })));
    expect(moved.view.tickets).toHaveLength(before.view.tickets.length);

    const resolved = await resolve(await now(ticket.id));
    await letPass(desk.db, [ticket.id], '5 days');
    const stood = await viewAt(desk);
    expect(stood.view.tickets.map(({ id }) => id)).toContain(ticket.id);
    await desk.queues.ringDue();
    expect(await now(ticket.id)).toMatchObject({ column: 'resolved', closedAt: expect.any(String) });
    expect((await viewAt(desk)).view.tickets.map(({ id }) => id)).not.toContain(ticket.id);
    await makesTheSnapshot(stood);
    expect(await alarmsOf(desk.db, resolved.id)).toEqual([]);
  });

  it('L2 the events of a whole batch make the snapshot again, one commit for all of them', async () => {
    const tickets: Ticket[] = [];
    for (let i = 0; i < 12; i++) tickets.push(await openTicket(desk));
    await letPass(
      desk.db,
      tickets.map(({ id }) => id),
      '13 hours',
    );
    await desk.queues.renameQueue(tickets[0]!.queueId, { name: 'Everything' }, ask(desk.admin));
    const before = await viewAt(desk);
    await desk.queues.ringDue();
    await makesTheSnapshot(before);
    const ids = new Set(tickets.map(({ id }) => id));
    const events = (await eventsSince(desk, before)).filter((event) => 'ticket' in event && ids.has(event.ticket.id));
    expect(new Set(events.map(({ at }) => at)).size).toBe(1);
    expect(events.filter(({ type }) => type === 'ticket-aged')).toHaveLength(12);
    expect(events.filter(({ type }) => type === 'sla-breached')).toHaveLength(12);
  });

  it('is caught up in order of due time after a stop', async () => {
    const [late, later, latest] = [await openTicket(desk), await openTicket(desk), await openTicket(desk)];
    await letPass(desk.db, [late.id], '4 hours 20 minutes');
    await letPass(desk.db, [latest.id], '5 hours 20 minutes');
    await letPass(desk.db, [later.id], '4 hours 40 minutes');
    await desk.queues.ringDue();
    const rung = await rungFor(desk.db, [late.id, later.id, latest.id]);
    expect(rung.map(({ card }) => card)).toEqual([latest.id, later.id, late.id]);
  });

  it('S8 facts that put a due time into the past breach at once and name the change', async () => {
    const ticket = await openTicket(desk);
    await letPass(desk.db, [ticket.id], '2 hours');
    const told: string[] = [];
    desk.queues.whenAlarmSet((at) => told.push(at));
    const { version } = await now(ticket.id);
    const facts = { usersAffected: { value: 900 } };
    const { ticket: worse } = await desk.queues.correctFacts(ticket.id, { version, facts }, ask(desk.bao));
    expect(worse.severity).toBe(2);
    expect(told.some((at) => Date.parse(at) <= Date.now())).toBe(true);
    await desk.queues.ringDue();
    const [breached] = (await desk.queues.ticket(ticket.id, desk.bao)).history;
    expect(breached).toMatchObject({
      type: 'sla-breached',
      clock: 'response',
      because: { from: 3, because: ['usersAffected'] },
    });
  });

  it('S7 another policy calculates the ageing anew', async () => {
    const ticket = await openTicket(desk);
    await letPass(desk.db, [ticket.id], '13 hours');
    await desk.queues.ringDue();
    expect(await now(ticket.id)).toMatchObject({ effectiveClass: 2 });
    const policy = { ...standardPolicy, ageing: 30 };
    await desk.queues.activatePolicy({ policy, reason: 'more patience' }, ask(desk.admin));
    await desk.queues.recalculation.idle();
    const patient = await now(ticket.id);
    expect(patient).toMatchObject({ effectiveClass: 3, agesAt: expect.any(String) });
    expect((await alarmsOf(desk.db, ticket.id)).map(({ kind }) => kind)).toContain('age');
    await desk.queues.activatePolicy({ policy: standardPolicy, reason: 'as before' }, ask(desk.admin));
    await desk.queues.recalculation.idle();
  });
});

describe('the expedite lane', () => {
  it('W5 takes a SEV1 past a full Working by move and by pull, one at a time, and is free when that one leaves', async () => {
    await desk.queues.setColumnLimit('working', { limit: { count: 1, mode: 'block' } }, ask(desk.admin));
    while ((await viewAt(desk)).view.tickets.every(({ column }) => column !== 'working')) await workOn(desk);
    const [first, second] = [
      await openTicket(desk, { facts: DOWN_FOR_ALL }),
      await openTicket(desk, { facts: DOWN_FOR_ALL }),
    ];
    const usual = await openTicket(desk, { facts: KNOWN });
    const before = await viewAt(desk);
    const toWorking = (id: string, reason?: string) =>
      desk.queues.moveTicket(id, { from: 'queue', column: 'working', reason }, ask(desk.bao));
    expect(await refusalOf(toWorking(usual.id))).toMatchObject({ code: 'wip-limit-reached', facts: { count: 1 } });
    const pulled = await desk.queues.pullNext(null, {}, ask(desk.dana));
    expect(pulled.ticket).toMatchObject({ id: first.id, column: 'working', expedited: true });
    const refused = await refusalOf(toWorking(second.id));
    expect(refused).toMatchObject({
      code: 'wip-limit-reached',
      facts: { lane: 'expedite', limit: 1, count: 1, holders: [{ id: first.id }] },
    });
    expect(await refusalOf(desk.queues.pullNext(null, {}, ask(desk.bao)))).toMatchObject({
      facts: { lane: 'expedite' },
    });
    await desk.queues.moveTicket(first.id, { from: 'working', column: 'resolved' }, ask(desk.bao));
    expect(await now(first.id)).toMatchObject({ expedited: false });
    expect((await toWorking(second.id)).ticket.expedited).toBe(true);
    await makesTheSnapshot(before);
    await resolve(await now(second.id));
  });

  it('W5 its limit is set by the admin like that of a column; W6 passing it is a breach with its reason, until it ended', async () => {
    const lane = 'expedite' as const;
    const refused = desk.queues.setColumnLimit('waiting', { limit: null, lane }, ask(desk.admin));
    expect(await refusalOf(refused)).toMatchObject({ code: 'no-lane-here' });
    const limit = { count: 1, mode: 'block-unless-reason' } as const;
    const { column } = await desk.queues.setColumnLimit('working', { limit, lane }, ask(desk.admin));
    expect(column.expedite).toEqual(limit);
    const sev1 = async () => (await openTicket(desk, { facts: DOWN_FOR_ALL })).id;
    const [one, two] = [await sev1(), await sev1()];
    const reason = 'both halves of the shop are down';
    const toWorking = (id: string) =>
      desk.queues.moveTicket(id, { from: 'queue', column: 'working', reason }, ask(desk.bao));
    await toWorking(one);
    await toWorking(two);
    const page = { limit: 10 };
    const [open] = await desk.queues.breaches(page, desk.bao);
    expect(open).toMatchObject({
      ticketId: two,
      expedite: true,
      column: 'working',
      by: { name: 'Bao' },
      reason,
      limit,
      until: null,
    });
    await desk.queues.moveTicket(one, { from: 'working', column: 'resolved' }, ask(desk.bao));
    const [ended] = await desk.queues.breaches(page, desk.bao);
    expect(ended).toMatchObject({ seq: open!.seq, until: expect.stringMatching(/Z$/) });
    expect(ended!.until! >= ended!.at).toBe(true);
    expect(await desk.queues.breaches({ limit: 10, after: open!.seq }, desk.bao)).not.toContainEqual(ended);
    expect(await refusalOf(desk.queues.breaches(page, desk.requester))).toMatchObject({ kind: 'forbidden' });
  });
});
