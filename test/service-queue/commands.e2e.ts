import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Asking } from '@twotrack/shared';
import { serviceCommands, type ServiceView } from '@twotrack/service-queue/contract';
import { applyEvent, boardOf, standardPolicy, viewOf } from '@twotrack/service-queue/domain';
import {
  KNOWN,
  ask,
  eventsSince,
  generalQueue,
  newQueue,
  openTestDesk,
  openTicket,
  person,
  refusalOf,
  viewAt,
  wording,
  workOn,
  type TestDesk,
} from './desk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

type Command = keyof typeof serviceCommands;
type Doing = (asking: Asking) => Promise<Answer<object>>;

/** For every command: what must be there first, then the doing of it, and who does it. */
const doings: Record<Command, () => Promise<Doing>> = {
  openTicket: async () => (asking) => desk.queues.openTicket(wording(), asking),
  renameTicket: async () => {
    const { id, version } = await openTicket(desk);
    return (asking) => desk.queues.renameTicket(id, { version, title: 'Checkout is down' }, asking);
  },
  describeTicket: async () => {
    const { id, version } = await openTicket(desk);
    return (asking) => desk.queues.describeTicket(id, { version, details: 'since 14:21\nsee the graph' }, asking);
  },
  correctFacts: async () => {
    const { id, version } = await openTicket(desk, { facts: { tier: { value: 'T0' } } });
    const facts = { ...KNOWN, tier: null, usersAffected: { value: 2_000, about: true } };
    return (asking) => desk.queues.correctFacts(id, { version, facts }, asking);
  },
  moveTicket: async () => {
    const { id } = await workOn(desk);
    const move = { from: 'working', column: 'waiting', reason: 'the vendor answers tomorrow' } as const;
    return (asking) => desk.queues.moveTicket(id, move, asking);
  },
  pullNext: async () => {
    await openTicket(desk);
    return (asking) => desk.queues.pullNext(null, {}, asking);
  },
  assignTicket: async () => {
    const { id } = await openTicket(desk);
    return (asking) => desk.queues.assignTicket(id, { from: null, to: desk.dana.id }, asking);
  },
  acknowledgeTicket: async () => {
    const { id } = await openTicket(desk);
    return (asking) => desk.queues.acknowledgeTicket(id, {}, asking);
  },
  unacknowledgeTicket: async () => {
    const { id } = await openTicket(desk);
    await desk.queues.acknowledgeTicket(id, {}, ask(desk.bao));
    return (asking) => desk.queues.unacknowledgeTicket(id, {}, asking);
  },
  rerouteTicket: async () => {
    const [{ id, queueId }, queue] = [await openTicket(desk), await newQueue(desk)];
    return (asking) => desk.queues.rerouteTicket(id, { from: queueId, queue }, asking);
  },
  createQueue: async () => {
    const name = randomUUID();
    return (asking) => desk.queues.createQueue({ name }, asking);
  },
  renameQueue: async () => {
    const queue = await newQueue(desk);
    const name = randomUUID();
    return (asking) => desk.queues.renameQueue(queue, { name }, asking);
  },
  setRouting: async () => {
    const when = [{ field: 'service', test: 'is', value: 'ledger' } as const];
    const rules = [{ name: 'The ledger', when, queueId: await newQueue(desk) }];
    const { version } = await desk.queues.routing(desk.admin);
    return (asking) => desk.queues.setRouting({ version, rules }, asking);
  },
  activatePolicy: async () => (asking) =>
    desk.queues.activatePolicy({ policy: { ...standardPolicy, name: 'Ours' }, reason: 'as agreed' }, asking),
  setColumnLimit: async () => (asking) =>
    desk.queues.setColumnLimit('working', { limit: { count: 50, mode: 'block' } }, asking),
  setColumnPolicy: async () => (asking) => desk.queues.setColumnPolicy('working', { policy: 'one each' }, asking),
};

const ADMINS = new Set<Command>([
  'createQueue',
  'renameQueue',
  'setRouting',
  'activatePolicy',
  'setColumnLimit',
  'setColumnPolicy',
]);
const doerOf = (command: Command) => (ADMINS.has(command) ? desk.admin : desk.bao);
const commands = Object.keys(serviceCommands) as Command[];

const sorted = (view: ServiceView): ServiceView => ({
  ...view,
  tickets: view.tickets.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});

describe('every command', () => {
  it.each(commands)('L2 snapshot before + the events of %s = snapshot after', async (command) => {
    const doing = await doings[command]();
    await desk.queues.recalculation.idle();
    const before = await viewAt(desk);
    await doing(ask(doerOf(command)));
    const after = await viewAt(desk);
    const board = boardOf(before.view);
    const events = (await eventsSince(desk, before)).filter((event) => event.seq <= after.seq);
    for (const event of events) applyEvent(board, event);
    expect(events.length).toBeGreaterThan(0);
    expect(sorted(viewOf(board))).toEqual(sorted(after.view));
  });

  it.each(commands)('L4 the key of %s has one effect, and a repeat gets the first answer', async (command) => {
    const asking = ask(doerOf(command));
    const doing = await doings[command]();
    const first = await doing(asking);
    await desk.queues.recalculation.idle();
    const { seq } = await viewAt(desk);
    const again = await doing(asking);
    expect(again).toEqual({ ...first, replayed: true });
    expect((await viewAt(desk)).seq).toBe(seq);
  });

  it.each(commands)('A5 the events of %s name who did it and when', async (command) => {
    const doing = await doings[command]();
    await desk.queues.recalculation.idle();
    const before = await viewAt(desk);
    const { seq } = await doing(ask(doerOf(command)));
    const events = (await eventsSince(desk, before)).filter((event) => event.seq <= seq);
    const { id, name } = doerOf(command);
    for (const event of events)
      expect(event).toMatchObject({ by: { id, name }, at: expect.stringMatching(/\.\d{3}Z$/) });
    expect(events.map((event) => event.seq)).toEqual(events.map((_, i) => before.seq + 1 + i));
  });

  it.each(commands)('L4 %s refused for want of a right leaves no trace, and is decided anew', async (command) => {
    const nobody = person(desk.teamId, 'Nobody', command === 'openTicket' ? [] : ['requester']);
    const doing = await doings[command]();
    await desk.queues.recalculation.idle();
    const before = await viewAt(desk);
    if (command === 'openTicket') {
      expect(await refusalOf(desk.queues.openTicket(wording({ queue: randomUUID() }), ask(nobody)))).toMatchObject({
        kind: 'missing',
      });
    } else {
      const asking = ask(nobody);
      for (const _ of ['first', 'again']) expect(await refusalOf(doing(asking))).toMatchObject({ kind: 'forbidden' });
    }
    expect(await viewAt(desk)).toEqual(before);
    expect(await desk.db.query(`select from service_queue.command where actor_id = $1`, [nobody.id])).toEqual([]);
  });
});

describe('a foreign id', () => {
  it('A3 answers like a missing one, for every command that names one', async () => {
    const { id, queueId } = await openTicket(desk);
    const teamId = randomUUID();
    await desk.queues.open(teamId);
    const stranger = person(teamId, 'Sam', ['member', 'admin']);
    const asking = () => ask(stranger);
    const { queues } = desk;
    const mine = (await queues.openTicket(wording(), asking())).ticket;
    const attempts: Record<string, (ticket: string, queue: string) => Promise<unknown>> = {
      openTicket: (_, queue) => queues.openTicket(wording({ queue }), asking()),
      renameTicket: (ticket) => queues.renameTicket(ticket, { version: 1, title: 'x' }, asking()),
      describeTicket: (ticket) => queues.describeTicket(ticket, { version: 1, details: 'x' }, asking()),
      correctFacts: (ticket) => queues.correctFacts(ticket, { version: 1, facts: {} }, asking()),
      moveTicket: (ticket) => queues.moveTicket(ticket, { from: 'queue', column: 'working' }, asking()),
      pullNext: (_, queue) => queues.pullNext(queue, {}, asking()),
      assignTicket: (ticket) => queues.assignTicket(ticket, { from: null, to: stranger.id }, asking()),
      acknowledgeTicket: (ticket) => queues.acknowledgeTicket(ticket, {}, asking()),
      unacknowledgeTicket: (ticket) => queues.unacknowledgeTicket(ticket, {}, asking()),
      rerouteTicket: (ticket) => queues.rerouteTicket(ticket, { from: mine.queueId, queue: mine.queueId }, asking()),
      rerouteThere: (_, queue) => queues.rerouteTicket(mine.id, { from: mine.queueId, queue }, asking()),
      renameQueue: (_, queue) => queues.renameQueue(queue, { name: 'x' }, asking()),
      setColumnLimit: (_, queue) => queues.setColumnLimit('working', { limit: null, queue }, asking()),
      ticket: (ticket) => queues.ticket(ticket, stranger),
    };
    const before = await viewAt(desk);
    for (const [name, attempt] of Object.entries(attempts)) {
      const missing = [randomUUID(), randomUUID()] as const;
      const answers = [await refusalOf(attempt(id, queueId)), await refusalOf(attempt(...missing))];
      for (const answer of answers) expect(answer, name).toMatchObject({ kind: 'missing', code: 'not-found' });
      expect(Object.keys(answers[0]!['facts'] as object), name).toEqual(Object.keys(answers[1]!['facts'] as object));
    }
    expect(await viewAt(desk)).toEqual(before);
  });

  it('A3 teamOf says whose a ticket or a queue is, and nothing of what is not there', async () => {
    const { id, queueId } = await openTicket(desk);
    expect(await desk.queues.teamOf('ticket', id)).toBe(desk.teamId);
    expect(await desk.queues.teamOf('queue', queueId)).toBe(desk.teamId);
    expect(await desk.queues.teamOf('ticket', randomUUID())).toBeNull();
  });
});

describe('the tables', () => {
  it('are as the migrations made them: no drift', async () => {
    const { upQueries } = await desk.db.driver.createSchemaBuilder().log();
    expect(upQueries.map((query) => query.query)).toEqual([]);
  });

  it('A5 opening a team twice changes nothing', async () => {
    const before = await viewAt(desk);
    await desk.queues.open(desk.teamId);
    expect(await viewAt(desk)).toEqual(before);
    expect(await generalQueue(desk)).toBe(before.view.queues[0]!.id);
  });
});
