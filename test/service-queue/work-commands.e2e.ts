import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Asking } from '@twotrack/shared';
import { BulkTickets, workCommands, type ServiceView } from '@twotrack/service-queue/contract';
import { applyEvent, boardOf, viewOf } from '@twotrack/service-queue/domain';
import { ask, eventsSince, openTestDesk, openTicket, person, refusalOf, viewAt, type TestDesk } from './desk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

type Command = keyof typeof workCommands;
type Doing = (asking: Asking) => Promise<Answer<object>>;

const until = () => new Date(Date.now() + 3_600_000).toISOString();
const snooze = () => ({ until: until(), untilEvent: false });
const bulk = (said: object, more: object = {}) => BulkTickets.parse({ command: said, ...more });
const bulkOf = async (said: object, by = desk.bao) => {
  const tickets = [await openTicket(desk), await openTicket(desk), await openTicket(desk)];
  const command = bulk(said, { ids: tickets.map(({ id }) => id) });
  return { tickets, run: (asking: Asking) => desk.queues.work.bulkTickets(command, by.id, asking) };
};
const reply = () => ({ name: randomUUID(), text: 'We are on it.' });

const doings: Record<Command, () => Promise<Doing>> = {
  snoozeTicket: async () => {
    const [{ id }, command] = [await openTicket(desk), snooze()];
    return (asking) => desk.queues.work.snoozeTicket(id, command, asking);
  },
  unsnoozeTicket: async () => {
    const { id } = await openTicket(desk);
    await desk.queues.work.snoozeTicket(id, snooze(), ask(desk.bao));
    return (asking) => desk.queues.work.unsnoozeTicket(id, {}, asking);
  },
  escalateTicket: async () => {
    const { id } = await openTicket(desk);
    return (asking) => desk.queues.work.escalateTicket(id, { to: 'on-call' }, desk.dana.id, asking);
  },
  unescalateTicket: async () => {
    const { id } = await openTicket(desk);
    await desk.queues.work.escalateTicket(id, { to: { person: desk.dana.id } }, null, ask(desk.bao));
    return (asking) => desk.queues.work.unescalateTicket(id, {}, asking);
  },
  addComment: async () => {
    const { id } = await openTicket(desk);
    return (asking) => desk.queues.work.addComment(id, { text: 'Seen\nand known', public: false }, asking);
  },
  editComment: async () => {
    const { id } = await openTicket(desk);
    const words = { text: 'Sein', public: true };
    const { comment } = await desk.queues.work.addComment(id, words, ask(desk.bao));
    return (asking) => desk.queues.work.editComment(id, comment.id, { text: 'Seen' }, asking);
  },
  removeComment: async () => {
    const { id } = await openTicket(desk);
    const { comment } = await desk.queues.work.addComment(id, { text: 'Oops', public: true }, ask(desk.bao));
    return (asking) => desk.queues.work.removeComment(id, comment.id, {}, asking);
  },
  createCannedReply: async () => {
    const command = reply();
    return (asking) => desk.queues.work.createCannedReply(command, asking);
  },
  changeCannedReply: async () => {
    const made = await desk.queues.work.createCannedReply(reply(), ask(desk.admin));
    const command = reply();
    return (asking) => desk.queues.work.changeCannedReply(made.reply.id, command, asking);
  },
  removeCannedReply: async () => {
    const made = await desk.queues.work.createCannedReply(reply(), ask(desk.admin));
    return (asking) => desk.queues.work.removeCannedReply(made.reply.id, asking);
  },
  bulkTickets: async () => {
    const { run } = await bulkOf({ move: { column: 'working' } });
    return (asking) => run(asking) as Promise<Answer<object>>;
  },
  undoBulk: async () => {
    const { run } = await bulkOf({ move: { column: 'waiting', reason: 'the vendor' } });
    const { bulkId } = await run(ask(desk.bao));
    return (asking) => desk.queues.work.undoBulk(bulkId!, {}, asking);
  },
};

const ADMINS = new Set<Command>(['createCannedReply', 'changeCannedReply', 'removeCannedReply']);
const doerOf = (command: Command) => (ADMINS.has(command) ? desk.admin : desk.bao);
const commands = Object.keys(workCommands) as Command[];

const sorted = (view: ServiceView): ServiceView => ({
  ...view,
  tickets: view.tickets.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});

describe('every command of triage and work', () => {
  it.each(commands)('L2 A5 snapshot before + the events of %s = snapshot after, by whom it was', async (command) => {
    const doing = await doings[command]();
    const before = await viewAt(desk);
    await doing(ask(doerOf(command)));
    const after = await viewAt(desk);
    const board = boardOf(before.view);
    const events = (await eventsSince(desk, before)).filter((event) => event.seq <= after.seq);
    for (const event of events) applyEvent(board, event);
    expect(events.length).toBeGreaterThan(0);
    expect(sorted(viewOf(board))).toEqual(sorted(after.view));
    const { id, name } = doerOf(command);
    for (const event of events) expect(event).toMatchObject({ by: { id, name } });
  });

  it.each(commands)('L4 the key of %s has one effect, and a repeat gets the first answer', async (command) => {
    const asking = ask(doerOf(command));
    const doing = await doings[command]();
    const first = await doing(asking);
    const { seq } = await viewAt(desk);
    expect(await doing(asking)).toEqual({ ...first, replayed: true });
    expect((await viewAt(desk)).seq).toBe(seq);
  });

  it.each(commands)('A2 %s refused for want of a right leaves no trace', async (command) => {
    const doing = await doings[command]();
    const before = await viewAt(desk);
    const nobody = person(desk.teamId, 'Nobody', ['requester']);
    const kind = command === 'addComment' || command === 'editComment' || command === 'removeComment';
    const refused = await refusalOf(doing(ask(nobody)));
    expect(refused).toMatchObject(kind ? { kind: expect.stringMatching('missing|forbidden') } : { kind: 'forbidden' });
    expect(await viewAt(desk)).toEqual(before);
    expect(await desk.db.query(`select from service_queue.command where actor_id = $1`, [nobody.id])).toEqual([]);
  });

  it('A3 answers a foreign id as a missing one', async () => {
    const { id } = await openTicket(desk);
    const { comment } = await desk.queues.work.addComment(id, { text: 'Ours', public: true }, ask(desk.bao));
    const { reply: ours } = await desk.queues.work.createCannedReply(reply(), ask(desk.admin));
    const { run } = await bulkOf({ acknowledge: {} });
    const { bulkId } = await run(ask(desk.bao));
    const teamId = randomUUID();
    await desk.queues.open(teamId);
    const stranger = person(teamId, 'Sam', ['member', 'admin']);
    const { work } = desk.queues;
    const mine = (await desk.queues.openTicket({ kind: 'incident', title: 'Mine', facts: {} }, ask(stranger))).ticket;
    const attempts: ((ticket: string, comment: string, reply: string, bulk: string) => Promise<unknown>)[] = [
      (ticket) => work.snoozeTicket(ticket, snooze(), ask(stranger)),
      (ticket) => work.unsnoozeTicket(ticket, {}, ask(stranger)),
      (ticket) => work.escalateTicket(ticket, { to: 'on-call' }, stranger.id, ask(stranger)),
      (ticket) => work.unescalateTicket(ticket, {}, ask(stranger)),
      (ticket) => work.addComment(ticket, { text: 'Hi', public: true }, ask(stranger)),
      (ticket, comment) => work.editComment(ticket, comment, { text: 'Hi' }, ask(stranger)),
      (_, comment) => work.editComment(mine.id, comment, { text: 'Hi' }, ask(stranger)),
      (_, comment) => work.removeComment(mine.id, comment, {}, ask(stranger)),
      (_, __, reply) => work.changeCannedReply(reply, { name: 'x', text: 'y' }, ask(stranger)),
      (_, __, reply) => work.removeCannedReply(reply, ask(stranger)),
      (_, __, ___, bulk) => work.undoBulk(bulk, {}, ask(stranger)),
      (ticket) => work.bulkTickets(bulk({ acknowledge: {} }, { folded: ticket }), null, ask(stranger)),
      (ticket) => work.comments(ticket, { limit: 10 }, stranger),
    ];
    const before = await viewAt(desk);
    for (const [i, attempt] of attempts.entries()) {
      for (const ids of [[id, comment.id, ours.id, bulkId!] as const, [1, 2, 3, 4].map(() => randomUUID())]) {
        const refused = await refusalOf(attempt(...(ids as [string, string, string, string])));
        expect([i, refused['kind'], refused['code']]).toEqual([i, 'missing', 'not-found']);
      }
    }
    expect(await viewAt(desk)).toEqual(before);
    expect(await work.cannedReplies(stranger)).toEqual([]);
  });
});
