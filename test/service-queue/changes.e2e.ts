import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangePlan, Ticket } from '@twotrack/service-queue/contract';
import { DOWN_FOR_ALL, ask, eventsSince, openTestDesk, openTicket, refusalOf, viewAt, type TestDesk } from './desk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

const HOUR = 3_600_000;
const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString();
const planned = (from: number, to: number): ChangePlan => ({
  from: inHours(from),
  to: inHours(to),
  risk: 'medium',
  rollback: 'Put the old version back.',
});
const plan = async (ticket: Ticket, said: ChangePlan | null) =>
  (await desk.queues.timelines.planChange(ticket.id, { version: ticket.version, plan: said }, ask(desk.bao))).ticket;
const newChange = (title = 'Move the ledger') => openTicket(desk, { kind: 'change', title });
const now = async (id: string) => (await desk.queues.ticket(id, desk.bao)).ticket;
/** The window lies so many hours earlier, and nothing else of the ticket. */
const letWindowPass = async ({ id }: Ticket, hours: number): Promise<void> => {
  const { marks } = await now(id);
  const earlier = (at: string) => new Date(Date.parse(at) - hours * HOUR).toISOString();
  const moved = { ...marks.plan!, from: earlier(marks.plan!.from), to: earlier(marks.plan!.to) };
  await desk.db.query(`update service_queue.ticket set marks = $2 where id = $1`, [id, { ...marks, plan: moved }]);
  await desk.db.query(
    `update service_queue.alarm set due_at = due_at - make_interval(hours => $2) where card_id = $1 and kind = 'plan'`,
    [id, hours],
  );
};
const report = async (at: string, summary = 'payments-api 4.2 is out'): Promise<string> => {
  const id = randomUUID();
  const record = { id, at, receivedAt: at, summary, source: 'payments-api', links: [], details: {} };
  const change = { ...record, integrationId: randomUUID(), integration: 'Pipeline' };
  await desk.db.query(`insert into service_queue.change_record (id, team_id, at, change) values ($1, $2, $3, $4)`, [
    ...[id, desk.teamId, at, change],
  ]);
  return id;
};

describe('a change', () => {
  it('S16 carries a window, its risk and the way back; planned anew, and taken away', async () => {
    const before = await viewAt(desk);
    const said = planned(2, 4);
    const ticket = await plan(await newChange(), said);
    expect(ticket.marks.plan).toEqual(said);
    const again = await plan(ticket, { ...said, risk: 'high' });
    const none = await plan(again, null);
    expect(none.marks).toEqual({});
    const told = (await eventsSince(desk, before)).filter(({ type }) => type === 'change-planned');
    expect(told).toMatchObject([{ was: null }, { was: said }, { was: { ...said, risk: 'high' } }]);
  });

  it('S16 only a change is planned, by the version that was seen, and not once it is resolved', async () => {
    const incident = await openTicket(desk);
    expect(await refusalOf(plan(incident, planned(1, 2)))).toMatchObject({ code: 'not-a-change' });
    const change = await newChange();
    expect(await refusalOf(plan({ ...change, version: 9 }, planned(1, 2)))).toMatchObject({ code: 'stale-version' });
    await desk.queues.moveTicket(change.id, { from: change.column, column: 'resolved' }, ask(desk.bao));
    expect(await refusalOf(plan(await now(change.id), planned(1, 2)))).toMatchObject({ code: 'already-resolved' });
  });

  it('S16 the clock tells once when its window opens, and once when it closes', async () => {
    const ticket = await plan(await newChange(), planned(2, 4));
    const before = await viewAt(desk);
    const told = async () =>
      (await eventsSince(desk, before)).filter((event) => 'ticket' in event && event.ticket.id === ticket.id);
    await desk.queues.ringDue();
    expect(await told()).toEqual([]);
    await letWindowPass(ticket, 3);
    await desk.queues.ringDue();
    await desk.queues.ringDue();
    expect(await told()).toMatchObject([{ type: 'change-began', by: { id: 'clock' } }]);
    expect((await now(ticket.id)).marks.plan).toMatchObject({ beganAt: expect.any(String) });
    await letWindowPass(ticket, 2);
    await desk.queues.ringDue();
    await desk.queues.ringDue();
    expect((await told()).map(({ type }) => type)).toEqual(['change-began', 'change-ended']);
    expect(
      await desk.db.query(`select from service_queue.alarm where card_id = $1 and kind = 'plan'`, [ticket.id]),
    ).toEqual([]);
  });

  it('S16 a window that was missed whole is told at once, begin and end', async () => {
    const ticket = await plan(await newChange(), planned(-4, -2));
    const before = await viewAt(desk);
    await desk.queues.ringDue();
    const told = (await eventsSince(desk, before)).filter(
      (event) => 'ticket' in event && event.ticket.id === ticket.id,
    );
    expect(told.map(({ type }) => type)).toEqual(['change-began', 'change-ended']);
  });
});

describe('the timeline', () => {
  it('S16 shows storms, planned and reported changes and severe tickets, and what changed in the 4 hours before each', async () => {
    const [near, far] = [await report(inHours(-1)), await report(inHours(-9))];
    const change = await plan(await newChange(), planned(-2, 1));
    const severe = await openTicket(desk, { facts: DOWN_FOR_ALL });
    const mild = await openTicket(desk);
    const storm = {
      ...{ id: randomUUID(), startedAt: inHours(-7), endedAt: inHours(-6), lead: null, arrived: 60, singles: 60 },
      ...{ perMinute: Array(15).fill(4), groups: [], severities: {}, toldAt: inHours(-6) },
    };
    await desk.db.query(
      `insert into service_queue.storm (id, team_id, storm, started_at, ended_at) values ($1, $2, $3, $4, $5)`,
      [storm.id, desk.teamId, storm, storm.startedAt, storm.endedAt],
    );
    const line = await desk.queues.timelines.timeline({ from: inHours(-8), to: inHours(1) }, desk.bao);
    const ids = (list: { id: string }[]) => list.map(({ id }) => id);
    expect(ids(line.storms)).toEqual([storm.id]);
    expect(ids(line.reported)).toEqual([near, far]);
    expect(ids(line.planned)).toContain(change.id);
    expect(ids(line.severe)).toContain(severe.id);
    expect(ids(line.severe)).not.toContain(mild.id);
    expect(line.before[severe.id]).toEqual(expect.arrayContaining([near, change.id]));
    expect(line.before[severe.id]).not.toContain(far);
    expect(line.before[storm.id]).toEqual([far]);
    const then = await desk.queues.timelines.changesBefore({ at: storm.startedAt, hours: 4 }, desk.bao);
    expect(then).toMatchObject({ reported: [{ id: far }] });
    const asked = desk.queues.timelines.timeline({ from: inHours(-8), to: inHours(1) }, desk.requester);
    expect(await refusalOf(asked)).toMatchObject({ kind: 'forbidden' });
  });
});
