import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ServiceQueue } from '@twotrack/service-queue';
import type { BusinessCalendar, SeverityPolicyDraft, Ticket } from '@twotrack/service-queue/contract';
import { applyEvent, boardOf, standardPolicy, viewOf } from '@twotrack/service-queue/domain';
import { ask, eventsSince, newQueue, openTestDesk, refusalOf, viewAt, wording, type TestDesk } from './desk.js';

/** Tuesday, 15:00 in Berlin. */
const TUESDAY = '2026-11-17T14:00:00.000Z';

let desk: TestDesk;
let now: string;
let office: string;
beforeAll(async () => {
  const real = await openTestDesk();
  desk = { ...real, queues: new ServiceQueue(real.db, () => now) };
});
afterAll(() => desk.close());

const day = [{ from: '09:00', to: '17:00' }];
const calendar = (holidays: BusinessCalendar['holidays'] = []): BusinessCalendar => ({
  id: 'berlin',
  name: 'Berlin',
  zone: 'Europe/Berlin',
  week: [day, day, day, day, day, [], []],
  holidays,
});
const REPENTANCE = { date: '2026-11-18', name: 'Buß- und Bettag' };

/** SEV3 in the queue: response in 4 h, resolution in 8 h, by the calendar. */
const withOffice = (holidays?: BusinessCalendar['holidays']): SeverityPolicyDraft => ({
  ...standardPolicy,
  calendars: [calendar(holidays)],
  queues: {
    [office]: { calendar: 'berlin', sla: { ...standardPolicy.sla, 3: { response: 240, resolution: 480 } } },
  },
});

const activate = async (policy: SeverityPolicyDraft): Promise<number> => {
  const answer = await desk.queues.activatePolicy({ policy, reason: 'as agreed' }, ask(desk.admin));
  await desk.queues.recalculation.idle();
  return answer.policy.version;
};
const open = async (queue: string): Promise<Ticket> =>
  (await desk.queues.openTicket(wording({ queue }), ask(desk.bao))).ticket;
const toldOf = async ({ id }: Ticket) =>
  (await desk.queues.ticket(id, desk.bao)).history.map(({ type, at }) => [type, at]);

/** What a board makes of the events is what it would read (L2). */
async function isTold(by: () => Promise<unknown>): Promise<void> {
  const before = await viewAt(desk);
  await by();
  const after = await viewAt(desk);
  const board = boardOf(before.view);
  for (const event of (await eventsSince(desk, before)).filter(({ seq }) => seq <= after.seq)) applyEvent(board, event);
  const sorted = (view: typeof after.view) => ({
    ...view,
    tickets: view.tickets.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  });
  expect(sorted(viewOf(board))).toEqual(sorted(after.view));
}

describe('a queue with a calendar', () => {
  it('S8 makes its due times in open hours, explains them, and the clock warns and breaches in them', async () => {
    now = TUESDAY;
    office = await newQueue(desk);
    await activate(withOffice([REPENTANCE]));
    const ticket = await open(office);
    expect(ticket).toMatchObject({
      severity: 3,
      responseDue: '2026-11-19T10:00:00.000Z',
      resolutionDue: '2026-11-19T14:00:00.000Z',
      due: '2026-11-19T10:00:00.000Z',
    });
    const { clocks, safeFrom } = await desk.queues.ticket(ticket.id, desk.bao);
    expect(safeFrom).toMatch(/Z$/);
    expect(clocks[1]!.open!.days).toMatchObject([
      { name: 'Tue', minutes: 120 },
      { name: 'Wed', closed: 'Buß- und Bettag' },
      { name: 'Thu', minutes: 360 },
    ]);
    for (const at of ['2026-11-19T08:59:59.999Z', '2026-11-19T09:00:00.000Z', '2026-11-19T10:00:00.000Z']) {
      now = at;
      await isTold(() => desk.queues.ringDue());
    }
    expect(await toldOf(ticket)).toEqual([
      ['sla-breached', '2026-11-19T10:00:00.000Z'],
      ['sla-warned', '2026-11-19T09:00:00.000Z'],
      ['ticket-opened', TUESDAY],
    ]);
  });

  it('S8 S6 a calendar edited later is another version: open tickets follow it and name it, resolved ones keep theirs', async () => {
    now = TUESDAY;
    await activate(withOffice([REPENTANCE]));
    const [ticket, done, plain] = [await open(office), await open(office), (await openPlain())!];
    const resolved = await desk.queues.moveTicket(done.id, { from: 'queue', column: 'resolved' }, ask(desk.bao));
    now = '2026-11-18T16:00:00.000Z';
    let version = 0;
    await isTold(async () => (version = await activate(withOffice())));
    const tickets = new Map((await viewAt(desk)).view.tickets.map((one) => [one.id, one]));
    expect(tickets.get(ticket.id)).toMatchObject({
      policyVersion: version,
      resolutionDue: '2026-11-18T14:00:00.000Z',
      retargeted: { at: now, from: 3, because: ['policy'] },
    });
    expect(tickets.get(done.id)).toEqual(resolved.ticket);
    expect(tickets.get(plain.id)).toMatchObject({
      policyVersion: version,
      due: plain.due,
      retargeted: null,
      marks: {},
    });
    await desk.queues.ringDue();
    const { history } = await desk.queues.ticket(ticket.id, desk.bao);
    expect(history[0]).toMatchObject({ type: 'sla-breached', at: now, because: { because: ['policy'] } });
  });

  it('S8 a ticket sent there keeps its report and pauses, is aimed at the hours there, and back at the plain ones', async () => {
    now = TUESDAY;
    await activate(withOffice([REPENTANCE]));
    const ticket = (await openPlain())!;
    const from = ticket.queueId;
    now = '2026-11-17T15:00:00.000Z';
    await isTold(() => desk.queues.rerouteTicket(ticket.id, { from, queue: office }, ask(desk.bao)));
    const there = (await viewAt(desk)).view.tickets.find(({ id }) => id === ticket.id)!;
    expect(there).toMatchObject({
      reportedAt: TUESDAY,
      resolutionDue: '2026-11-19T14:00:00.000Z',
      retargeted: { at: now, because: ['queue'] },
    });
    const back = await desk.queues.rerouteTicket(ticket.id, { from: office, queue: from }, ask(desk.bao));
    expect(back.ticket).toMatchObject({ due: ticket.due, resolutionDue: ticket.resolutionDue, marks: {} });
  });

  it('S8 a version that no clock could run by is refused with the path of the fault, and leaves no trace', async () => {
    const before = await viewAt(desk);
    const faulty = { ...withOffice(), queues: { '0193a000-0000-7000-8000-0000000000ff': { calendar: 'berlin' } } };
    expect(await refusalOf(activate(faulty))).toMatchObject({
      code: 'policy-incomplete',
      facts: {
        faults: [{ path: 'queues.0193a000-0000-7000-8000-0000000000ff', message: 'is not a queue of this team' }],
      },
    });
    expect(await viewAt(desk)).toEqual(before);
  });
});

const openPlain = async (): Promise<Ticket> => (await desk.queues.openTicket(wording(), ask(desk.bao))).ticket;
