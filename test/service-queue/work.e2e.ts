import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Comment, Ticket } from '@twotrack/service-queue/contract';
import {
  DOWN_FOR_ALL,
  ask,
  eventsSince,
  newQueue,
  openTestDesk,
  openTicket,
  person,
  refusalOf,
  viewAt,
  wording,
  type TestDesk,
} from './desk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const snooze = (ticket: Ticket, command: { until?: string; untilEvent?: boolean }, by = desk.bao) =>
  desk.queues.work.snoozeTicket(ticket.id, { untilEvent: false, ...command }, ask(by));
const comment = (ticket: Ticket, said: { text: string; public: boolean }, by = desk.bao) =>
  desk.queues.work.addComment(ticket.id, said, ask(by));
const now = async ({ id }: Ticket): Promise<Ticket> => (await desk.queues.ticket(id, desk.bao)).ticket;

describe('snooze', () => {
  it('S9 pull passes over a snoozed ticket until its time comes, which the clock records', async () => {
    const queue = await newQueue(desk);
    const [first, second] = [await openTicket(desk, { queue }), await openTicket(desk, { queue })];
    const until = inAnHour();
    const { ticket } = await snooze(first, { until });
    expect(ticket.marks.snoozed).toMatchObject({ until, untilEvent: false, by: { name: 'Bao' } });
    expect(ticket).toMatchObject({ column: 'queue', due: first.due, agesAt: first.agesAt });
    const pulled = await desk.queues.pullNext(queue, {}, ask(desk.bao));
    expect(pulled.ticket!.id).toBe(second.id);
    expect((await desk.queues.pullNext(queue, {}, ask(desk.bao))).ticket).toBeNull();
    const at = await viewAt(desk);
    await desk.db.query(`update service_queue.alarm set due_at = now() where card_id = $1 and kind = 'snooze'`, [
      first.id,
    ]);
    await desk.db.query(
      `update service_queue.ticket set marks = jsonb_set(marks, '{snoozed,until}', to_jsonb($2::text)) where id = $1`,
      [first.id, new Date(Date.now() - 1_000).toISOString()],
    );
    await desk.queues.ringDue();
    const woken = (await eventsSince(desk, at)).find((event) => event.type === 'ticket-woken');
    expect(woken).toMatchObject({ by: { id: 'clock' }, was: { by: { name: 'Bao' } }, ticket: { id: first.id } });
    expect((await now(first)).marks).toEqual({});
    expect((await desk.queues.pullNext(queue, {}, ask(desk.bao))).ticket!.id).toBe(first.id);
    expect(
      await desk.db.query(`select from service_queue.alarm where card_id = $1 and kind = 'snooze'`, [first.id]),
    ).toEqual([]);
  });

  it('S9 ends when something happens that it waits for: a comment; and by hand', async () => {
    const [waits, sleeps] = [await openTicket(desk), await openTicket(desk)];
    await snooze(waits, { untilEvent: true });
    await snooze(sleeps, { until: inAnHour() });
    for (const ticket of [waits, sleeps]) await comment(ticket, { text: 'The vendor says…', public: false });
    expect([(await now(waits)).marks.snoozed, (await now(sleeps)).marks.snoozed?.untilEvent]).toEqual([
      undefined,
      false,
    ]);
    await desk.queues.work.unsnoozeTicket(sleeps.id, {}, ask(desk.dana));
    expect((await now(sleeps)).marks.snoozed).toBeUndefined();
    expect(await refusalOf(desk.queues.work.unsnoozeTicket(sleeps.id, {}, ask(desk.bao)))).toMatchObject({
      code: 'not-snoozed',
    });
  });

  it('S10 ends when its alert speaks again', async () => {
    const { intake } = desk.queues;
    const token = 'tti_a-token-for-this-test';
    await intake.createIntegration({ kind: 'generic', name: 'Monitor' }, token, ask(desk.admin));
    const tell = async () => {
      const body = Buffer.from(JSON.stringify({ summary: 'Disk full', dedup: 'disk' }));
      await intake.take('generic', { token, body, size: body.length, tooLarge: false });
      await intake.rounds.idle();
    };
    await tell();
    const ticket = (await viewAt(desk)).view.tickets.find(({ title }) => title === 'Disk full')!;
    await snooze(ticket, { untilEvent: true });
    await tell();
    expect(await now(ticket)).toMatchObject({ marks: {}, alert: { repeats: 1 } });
    await intake.rounds.end();
  });

  it('S2 is not for SEV1, unless an admin says so; what becomes SEV1 is in sight again', async () => {
    const severe = await openTicket(desk, { facts: DOWN_FOR_ALL });
    const command = { until: inAnHour() };
    expect(await refusalOf(snooze(severe, command))).toMatchObject({ kind: 'forbidden', code: 'sev1-stays-in-sight' });
    const chief = person(desk.teamId, 'Chief', ['member', 'admin']);
    expect((await snooze(severe, command, chief)).ticket.marks.snoozed).toMatchObject({ by: { name: 'Chief' } });
    const mild = await openTicket(desk);
    const { ticket } = await snooze(mild, command);
    const corrected = { version: ticket.version, facts: DOWN_FOR_ALL };
    const worse = await desk.queues.correctFacts(mild.id, corrected, ask(desk.bao));
    expect(worse.ticket).toMatchObject({ severity: 1, marks: {} });
  });

  it('S9 whoever moves a snoozed ticket has taken it up; times that are past, too far, or of resolved ones are refused', async () => {
    const ticket = await openTicket(desk);
    await snooze(ticket, { until: inAnHour() });
    const move = { from: 'queue', column: 'working' } as const;
    expect((await desk.queues.moveTicket(ticket.id, move, ask(desk.bao))).ticket.marks).toEqual({});
    const refused = async (until: string) => (await refusalOf(snooze(ticket, { until })))['code'];
    expect(await refused('2020-01-01T00:00:00Z')).toBe('time-is-past');
    expect(await refused('2999-01-01T00:00:00Z')).toBe('too-far-away');
    await desk.queues.moveTicket(ticket.id, { from: 'working', column: 'resolved' }, ask(desk.bao));
    expect(await refused(inAnHour())).toBe('already-resolved');
  });
});

describe('escalation', () => {
  const escalate = (ticket: Ticket, to: 'on-call' | { person: string } | { queue: string }, reason?: string) =>
    desk.queues.work.escalateTicket(ticket.id, { to, ...(reason && { reason }) }, desk.dana.id, ask(desk.bao));

  it('S9 to whoever has the duty gives it to them, and back', async () => {
    const ticket = await openTicket(desk);
    const { ticket: up } = await escalate(ticket, 'on-call');
    expect(up).toMatchObject({ assignee: desk.dana.id, marks: { escalated: { person: desk.dana.id, reason: '' } } });
    const { ticket: down } = await desk.queues.work.unescalateTicket(ticket.id, {}, ask(desk.bao));
    expect({ ...down, version: 1 }).toEqual(ticket);
    const nobody = desk.queues.work.escalateTicket(ticket.id, { to: 'on-call' }, null, ask(desk.bao));
    expect(await refusalOf(nobody)).toMatchObject({ kind: 'conflict', code: 'nobody-on-call' });
  });

  it('S8 to a queue reroutes it with its clocks kept; again only with a reason; taking it back leaves what others changed', async () => {
    const queue = await newQueue(desk);
    const ticket = await openTicket(desk);
    const { ticket: up } = await escalate(ticket, { queue });
    const { reportedAt, due, responseDue, resolutionDue } = ticket;
    expect(up).toMatchObject({ queueId: queue, reportedAt, due, responseDue, resolutionDue });
    expect(await refusalOf(escalate(up, 'on-call'))).toMatchObject({ code: 'reason-needed' });
    const { ticket: twice } = await escalate(up, 'on-call', 'the queue is empty at night');
    expect(twice.marks.escalated).toMatchObject({ person: desk.dana.id, reason: 'the queue is empty at night' });
    await desk.queues.assignTicket(ticket.id, { from: desk.dana.id, to: desk.bao.id }, ask(desk.dana));
    const { ticket: down } = await desk.queues.work.unescalateTicket(ticket.id, {}, ask(desk.bao));
    expect(down).toMatchObject({ assignee: desk.bao.id, marks: { escalated: { queueId: queue } } });
    const { ticket: first } = await desk.queues.work.unescalateTicket(ticket.id, {}, ask(desk.bao));
    expect(first).toMatchObject({ queueId: ticket.queueId, assignee: desk.bao.id, marks: {} });
  });
});

describe('comments', () => {
  it('S18 the team writes to itself or to whoever asked; the ticket counts them, a page at a time is read', async () => {
    const ticket = await openTicket(desk);
    const said: Comment[] = [];
    for (const [text, open] of [
      ['First', true],
      ['Second', false],
      ['Third', true],
    ] as const) {
      said.unshift((await comment(ticket, { text, public: open })).comment);
    }
    expect((await now(ticket)).marks.comments).toEqual({ public: 2, internal: 1 });
    const page = await desk.queues.work.comments(ticket.id, { limit: 2 }, desk.dana);
    expect(page).toEqual({ comments: said.slice(0, 2), next: said[1]!.id });
    const rest = await desk.queues.work.comments(ticket.id, { limit: 2, after: page.next! }, desk.dana);
    expect(rest).toEqual({ comments: said.slice(2), next: null });
  });

  it('L7 an internal comment is told to no requester: not live, not in the history, not in the list', async () => {
    const { ticket } = await desk.queues.openTicket(wording(), ask(desk.requester));
    const before = await viewAt(desk, desk.requester);
    await comment(ticket, { text: 'The secret of the team', public: false });
    const internal = (await desk.queues.work.comments(ticket.id, { limit: 1 }, desk.bao)).comments[0]!;
    await desk.queues.work.editComment(ticket.id, internal.id, { text: 'Another secret' }, ask(desk.bao));
    await comment(ticket, { text: 'We are on it', public: true });
    const events = await eventsSince(desk, before, desk.requester);
    expect(events.map((event) => event.type)).toEqual(['comment-added']);
    const { history } = await desk.queues.ticket(ticket.id, desk.requester);
    const list = await desk.queues.work.comments(ticket.id, { limit: 50 }, desk.requester);
    expect(list.comments.map(({ text }) => text)).toEqual(['We are on it']);
    for (const told of [events, history, list]) expect(JSON.stringify(told)).not.toContain('secret');
    expect(
      (await desk.queues.ticket(ticket.id, desk.bao)).history.filter(({ type }) => type.startsWith('comment')),
    ).toHaveLength(3);
    const page = desk.queues.work.editComment(ticket.id, internal.id, { text: 'x' }, ask(desk.requester));
    expect(await refusalOf(page)).toMatchObject({ kind: 'missing' });
  });

  it('S18 a requester writes publicly on own tickets, and only there', async () => {
    const { ticket } = await desk.queues.openTicket(wording(), ask(desk.requester));
    const { comment: mine } = await comment(ticket, { text: 'Still broken', public: true }, desk.requester);
    expect(mine).toMatchObject({ public: true, by: { name: 'Rita' } });
    const refused = async (of: Ticket, open: boolean) =>
      (await refusalOf(comment(of, { text: 'Hm', public: open }, desk.requester)))['code'];
    expect(await refused(ticket, false)).toBe('members-only');
    expect(await refused(await openTicket(desk), true)).toBe('not-found');
    const admin = comment(await openTicket(desk), { text: 'Hm', public: true }, desk.admin);
    expect(await refusalOf(admin)).toMatchObject({ code: 'members-only' });
  });

  it('A5 is changed and removed by its author only, and the log keeps what it said', async () => {
    const ticket = await openTicket(desk);
    const { comment: first } = await comment(ticket, { text: 'Teh vendor', public: false });
    const { work } = desk.queues;
    const edited = await work.editComment(ticket.id, first.id, { text: 'The vendor' }, ask(desk.bao));
    expect(edited.comment).toMatchObject({ text: 'The vendor', editedAt: expect.any(String), at: first.at });
    for (const attempt of [
      work.editComment(ticket.id, first.id, { text: 'Mine' }, ask(desk.dana)),
      work.removeComment(ticket.id, first.id, {}, ask(desk.dana)),
    ]) {
      expect(await refusalOf(attempt)).toMatchObject({ kind: 'forbidden', code: 'not-your-comment' });
    }
    const removed = await work.removeComment(ticket.id, first.id, {}, ask(desk.bao));
    expect(removed).toMatchObject({ comment: { text: '', removedAt: expect.any(String) }, ticket: { marks: {} } });
    const { history } = await desk.queues.ticket(ticket.id, desk.bao);
    const was = history.flatMap((event) => (event.type.startsWith('comment-') && 'was' in event ? event.was : []));
    expect(was).toEqual(['The vendor', 'Teh vendor']);
    const again = work.editComment(ticket.id, first.id, { text: 'Back' }, ask(desk.bao));
    expect(await refusalOf(again)).toMatchObject({ kind: 'missing' });
  });
});

describe('canned replies', () => {
  it('are kept under names that are there once, and read by the team alone', async () => {
    const { work } = desk.queues;
    const made = await work.createCannedReply({ name: 'On it', text: 'We are on it.' }, ask(desk.admin));
    const twin = work.createCannedReply({ name: 'on IT', text: 'Else' }, ask(desk.admin));
    expect(await refusalOf(twin)).toMatchObject({ kind: 'conflict', code: 'name-taken' });
    await work.changeCannedReply(made.reply.id, { name: 'On it', text: 'We are on it!' }, ask(desk.admin));
    expect(await work.cannedReplies(desk.bao)).toEqual([{ ...made.reply, text: 'We are on it!' }]);
    expect(await refusalOf(work.cannedReplies(desk.requester))).toMatchObject({ kind: 'forbidden' });
    await work.removeCannedReply(made.reply.id, ask(desk.admin));
    expect(await work.cannedReplies(desk.bao)).toEqual([]);
  });
});
