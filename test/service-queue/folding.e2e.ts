import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Asking } from '@twotrack/shared';
import { ServiceQueue, serviceQueueMigrations } from '@twotrack/service-queue';
import { foldingCommands, stormCommands, type ServiceView, type Ticket } from '@twotrack/service-queue/contract';
import { applyEvent, boardOf, viewOf } from '@twotrack/service-queue/domain';
import {
  ask,
  eventsSince,
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

const registry = { ...foldingCommands, ...stormCommands };
type Command = keyof typeof registry;
type Doing = (asking: Asking) => Promise<Answer<object>>;

const some = async (count: number): Promise<Ticket[]> => {
  const tickets: Ticket[] = [];
  for (let i = 0; i < count; i++) tickets.push(await openTicket(desk, { title: `Trouble ${randomUUID()}` }));
  return tickets;
};
const ids = (tickets: readonly Ticket[]) => tickets.map(({ id }) => id);
const group = async (count = 3) => {
  const tickets = await some(count);
  const { ticket } = await desk.queues.foldings.foldTickets({ tickets: ids(tickets) }, ask(desk.bao));
  return { parent: ticket, tickets };
};
const rule = { name: 'Same job', integrationId: null, queueId: null, by: ['label:job'], windowMinutes: 5, count: 3 };
const settings = async () => (await desk.queues.foldings.folding(desk.bao)).active;

/** So many of one service within a moment are a storm. */
async function stormy(): Promise<void> {
  if ((await viewAt(desk)).view.storm) return;
  const title = `Node ${randomUUID()}`;
  for (let i = 0; i < 26; i++) await openTicket(desk, { title, service: 'node' });
}

const doings: Record<Command, () => Promise<Doing>> = {
  setFolding: async () => {
    const { version, storm, rules } = await settings();
    return (asking) =>
      desk.queues.foldings.setFolding(
        { version, rules: [...rules.slice(0, 1), rule], storm, reason: 'as agreed' },
        asking,
      );
  },
  foldTickets: async () => {
    const tickets = ids(await some(3));
    return (asking) => desk.queues.foldings.foldTickets({ tickets, title: 'The database is down' }, asking);
  },
  unfoldTickets: async () => {
    const { parent } = await group();
    return (asking) => desk.queues.foldings.unfoldTickets(parent.id, {}, asking);
  },
  takeOut: async () => {
    const { parent, tickets } = await group();
    return (asking) => desk.queues.foldings.takeOut(parent.id, { tickets: [tickets[0]!.id] }, asking);
  },
  mergeTickets: async () => {
    const [target, ...others] = await some(3);
    return (asking) => desk.queues.foldings.mergeTickets(target!.id, { tickets: ids(others) }, asking);
  },
  unmergeTickets: async () => {
    const [target, ...others] = await some(3);
    await desk.queues.foldings.mergeTickets(target!.id, { tickets: ids(others) }, ask(desk.bao));
    return (asking) => desk.queues.foldings.unmergeTickets(target!.id, {}, asking);
  },
  resolveParent: async () => {
    const { parent, tickets } = await group();
    return (asking) => desk.queues.foldings.resolveParent(parent.id, { except: [tickets[1]!.id] }, asking);
  },
  undoGroup: async () => {
    const { parent } = await group();
    const { undo } = await desk.queues.foldings.unfoldTickets(parent.id, {}, ask(desk.bao));
    return (asking) => desk.queues.foldings.undoGroup(undo, {}, asking);
  },
  takeLead: async () => {
    await stormy();
    const other = person(desk.teamId, 'Lea', ['member']);
    await desk.queues.foldings.takeLead({}, ask(other));
    return (asking) => desk.queues.foldings.takeLead({}, asking);
  },
  endStorm: async () => {
    await stormy();
    return (asking) => desk.queues.foldings.endStorm({}, asking);
  },
};
const commands = Object.keys(registry) as Command[];
const doerOf = (command: Command) => (command === 'setFolding' ? desk.admin : desk.bao);

const sorted = (view: ServiceView): ServiceView => ({
  ...view,
  tickets: view.tickets.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});

async function sameByEvents(happen: () => Promise<unknown>): Promise<string[]> {
  const before = await viewAt(desk);
  await happen();
  const after = await viewAt(desk);
  const board = boardOf(before.view);
  const events = (await eventsSince(desk, before)).filter((event) => event.seq <= after.seq);
  for (const event of events) applyEvent(board, event);
  expect(sorted(viewOf(board))).toEqual(sorted(after.view));
  return events.map(({ type }) => type);
}

describe('every command of folding and of storms', () => {
  it.each(commands)('L2 snapshot before + the events of %s = snapshot after', async (command) => {
    const doing = await doings[command]();
    const types = await sameByEvents(() => doing(ask(doerOf(command))));
    expect(types.length).toBeGreaterThan(0);
  });

  it.each(commands)('L4 the key of %s has one effect, and a repeat gets the first answer', async (command) => {
    const asking = ask(doerOf(command));
    const doing = await doings[command]();
    const first = await doing(asking);
    const { seq } = await viewAt(desk);
    expect(await doing(asking)).toEqual({ ...first, replayed: true });
    expect((await viewAt(desk)).seq).toBe(seq);
  });

  it.each(commands)('A2 A5 %s is refused for want of a right, and leaves no trace', async (command) => {
    const doing = await doings[command]();
    const before = await viewAt(desk);
    const others = command === 'setFolding' ? [desk.bao, desk.requester] : [desk.requester];
    for (const actor of others) expect(await refusalOf(doing(ask(actor)))).toMatchObject({ kind: 'forbidden' });
    expect(await viewAt(desk)).toEqual(before);
  });

  it('A3 a foreign ticket answers like a missing one', async () => {
    const { parent, tickets } = await group();
    const teamId = randomUUID();
    await desk.queues.open(teamId);
    const stranger = person(teamId, 'Sam', ['member', 'admin']);
    const own = (await desk.queues.openTicket(wording(), ask(stranger))).ticket;
    const { foldings } = desk.queues;
    const before = await viewAt(desk);
    const attempts: ((id: string) => Promise<unknown>)[] = [
      (id) => foldings.foldTickets({ tickets: [own.id, id] }, ask(stranger)),
      (id) => foldings.foldTickets({ tickets: [own.id], parent: id }, ask(stranger)),
      (id) => foldings.unfoldTickets(id, {}, ask(stranger)),
      (id) => foldings.takeOut(id, { tickets: [own.id] }, ask(stranger)),
      (id) => foldings.resolveParent(id, { except: [] }, ask(stranger)),
      (id) => foldings.mergeTickets(id, { tickets: [own.id] }, ask(stranger)),
      (id) => foldings.mergeTickets(own.id, { tickets: [id] }, ask(stranger)),
      (id) => foldings.unmergeTickets(id, {}, ask(stranger)),
      (id) => foldings.undoGroup(id, {}, ask(stranger)),
      (id) => foldings.children(id, { limit: 10 }, stranger),
    ];
    for (const attempt of attempts) {
      for (const id of [parent.id, tickets[0]!.id, randomUUID()]) {
        expect(await refusalOf(attempt(id))).toMatchObject({ kind: 'missing', code: 'not-found' });
      }
    }
    expect(await viewAt(desk)).toEqual(before);
  });
});

describe('a group', () => {
  const change = (ticket: Ticket): object => {
    const { version: _, ...rest } = ticket;
    return rest;
  };
  const read = async (id: string) => (await desk.queues.ticket(id, desk.bao)).ticket;

  it('S11 W1 folds and unfolds: every ticket is back as it was, and the columns count the same', async () => {
    const before = await viewAt(desk);
    const tickets = await some(4);
    const counts = await occupancy();
    const { foldings } = desk.queues;
    const { ticket: parent } = await foldings.foldTickets({ tickets: ids(tickets) }, ask(desk.bao));
    expect((await viewAt(desk)).view.tickets.filter(({ id }) => ids(tickets).includes(id))).toEqual([]);
    expect(parent.marks.folded).toMatchObject({ rule: null, count: 4, open: 4, unacknowledged: 4 });
    expect(parent.facts['usersAffected']!.value).toBe(48);
    await foldings.unfoldTickets(parent.id, {}, ask(desk.bao));
    for (const ticket of tickets) expect(change(await read(ticket.id))).toEqual(change(ticket));
    expect(await occupancy()).toEqual(counts);
    expect((await viewAt(desk)).view.tickets).toHaveLength(before.view.tickets.length + 4);
  });

  it('S11 follows what happens to its children: facts, acknowledgements, resolving, one taken out', async () => {
    const { parent, tickets } = await group(3);
    const [one, two, three] = await Promise.all(tickets.map(({ id }) => read(id)));
    const { queues } = desk;
    const facts = { usersAffected: { value: 900 }, degradation: { value: 'down' }, tier: { value: 'T0' } };
    expect(
      await sameByEvents(() => queues.correctFacts(one!.id, { version: one!.version, facts }, ask(desk.bao))),
    ).toEqual(['facts-corrected', 'group-changed']);
    const worse = await read(parent.id);
    expect([worse.facts['usersAffected']!.value, worse.severity]).toEqual([924, 1]);
    expect(worse.severity).toBeLessThan(parent.severity);

    for (const { id } of [one!, two!, three!]) await queues.acknowledgeTicket(id, {}, ask(desk.bao));
    expect((await read(parent.id)).acknowledged).toMatchObject({ by: { name: 'Bao' } });

    await queues.foldings.takeOut(parent.id, { tickets: [one!.id] }, ask(desk.bao));
    const less = await read(parent.id);
    expect(less).toMatchObject({
      severity: parent.severity,
      marks: { folded: { count: 2, firstAt: two!.reportedAt } },
    });
    expect(less.reportedAt).toBe(two!.reportedAt);

    expect(
      await refusalOf(queues.moveTicket(parent.id, { from: less.column, column: 'resolved' }, ask(desk.bao))),
    ).toMatchObject({ code: 'children-open', facts: { open: 2 } });
    for (const { id, column } of [two!, three!])
      await queues.moveTicket(id, { from: column, column: 'resolved' }, ask(desk.bao));
    expect(await read(parent.id)).toMatchObject({ column: 'resolved', marks: { folded: { open: 0, count: 2 } } });
    await queues.moveTicket(two!.id, { from: 'resolved', column: 'queue' }, ask(desk.bao));
    expect(await read(parent.id)).toMatchObject({ column: 'queue', resolvedAt: null, marks: { folded: { open: 1 } } });
  });

  it('S11 resolves with its children but for those named, which come out', async () => {
    const { parent, tickets } = await group(4);
    const { count, ticket } = await desk.queues.foldings.resolveParent(
      parent.id,
      { except: [tickets[0]!.id] },
      ask(desk.bao),
    );
    expect([count, ticket.column, ticket.marks.folded?.count]).toEqual([3, 'resolved', 3]);
    expect(await read(tickets[0]!.id)).toMatchObject({ parentId: null, resolvedAt: null });
    expect(await read(tickets[1]!.id)).toMatchObject({ parentId: parent.id, column: 'resolved' });
    const again = desk.queues.foldings.resolveParent(parent.id, { except: [] }, ask(desk.bao));
    expect(await refusalOf(again)).toMatchObject({ code: 'nothing-open' });
  });

  it('S8 S11 says since when the first of those waits that nobody has acknowledged, whichever they are', async () => {
    const { parent, tickets } = await group(5);
    const since = async () => (await read(parent.id)).marks.folded!.unacknowledgedSince;
    const reported = (i: number) => tickets[i]!.reportedAt;
    const acknowledge = (...which: number[]) =>
      desk.queues.work.bulkTickets(
        { ids: which.map((i) => tickets[i]!.id), command: { acknowledge: {} }, dryRun: false },
        null,
        ask(desk.bao),
      );
    expect(await since()).toBe(reported(0));
    await acknowledge(1, 3);
    expect(await since()).toBe(reported(0));
    await desk.queues.acknowledgeTicket(tickets[0]!.id, {}, ask(desk.bao));
    expect(await since()).toBe(reported(2));
    await desk.queues.unacknowledgeTicket(tickets[1]!.id, {}, ask(desk.bao));
    expect(await since()).toBe(reported(1));
    await desk.queues.foldings.takeOut(parent.id, { tickets: [tickets[1]!.id] }, ask(desk.bao));
    expect(await since()).toBe(reported(2));
    await acknowledge(2);
    expect(await since()).toBe(reported(4));
    await acknowledge(4);
    expect(await since()).toBeNull();
  });

  it('S11 the first that waits is found by one look into an index, however many were answered', async () => {
    const { parent } = await group(2);
    const first = `
      select t.reported_at from service_queue.ticket t
      where t.parent_id = $1 and t.acknowledged is null and t.resolved_at is null
        and t.marks -> 'under' ->> 'as' = 'folded' and t.id <> all($2::uuid[]) order by t.reported_at limit 1`;
    const plan = await desk.db.transaction(async (tx) => {
      await tx.query('set local enable_seqscan = off');
      return JSON.stringify(await tx.query(`explain (format json) ${first}`, [parent.id, []]));
    });
    expect(plan).toContain('"ticket_unseen"');
    expect(plan).not.toContain('"Sort"');
  });

  it('L2 a group from before is told the same by the migration as it is kept from now on', async () => {
    const { parent, tickets } = await group(3);
    await desk.queues.acknowledgeTicket(tickets[0]!.id, {}, ask(desk.bao));
    const { marks } = await read(parent.id);
    const runner = desk.db.createQueryRunner();
    await runner.startTransaction();
    const [migration] = serviceQueueMigrations.filter(({ name }) => name.startsWith('KeepFirstUnseen'));
    await new migration!().down(runner);
    await new migration!().up(runner);
    const [row] = await runner.query(
      `select t.marks, g.tally from service_queue.ticket t join service_queue.fold_group g on g.parent_id = t.id
       where t.id = $1`,
      [parent.id],
    );
    await runner.rollbackTransaction();
    await runner.release();
    expect(row).toMatchObject({ marks, tally: { unacknowledgedSince: tickets[1]!.reportedAt } });
  });

  it('S11 takes back that it was unfolded: the same group, in its place, with exactly the same tickets', async () => {
    const { parent, tickets } = await group(4);
    const { foldings } = desk.queues;
    await desk.queues.moveTicket(parent.id, { from: parent.column, column: 'working' }, ask(desk.bao));
    const stood = await read(parent.id);
    const lay = await Promise.all(ids(tickets).map(read));
    const counts = await occupancy();
    const { undo } = await foldings.unfoldTickets(parent.id, {}, ask(desk.bao));
    await desk.queues.acknowledgeTicket(tickets[1]!.id, {}, ask(desk.bao));

    const types = await sameByEvents(async () => {
      const undone = await foldings.undoGroup(undo, {}, ask(desk.bao));
      expect([undone.ticket.id, undone.count, undone.left]).toEqual([parent.id, 4, []]);
    });
    expect(types).toEqual([...Array(4).fill('ticket-folded'), 'group-changed']);
    const { marks, ...back } = await read(parent.id);
    expect(change({ ...back, marks: stood.marks } as Ticket)).toEqual(change(stood));
    expect(marks.folded).toEqual({ ...stood.marks.folded, unacknowledged: 3 });
    const now = await Promise.all(ids(tickets).map(read));
    expect(now[1]).toMatchObject({ parentId: parent.id, acknowledged: { by: { name: 'Bao' } } });
    expect([0, 2, 3].map((i) => change(now[i]!))).toEqual([0, 2, 3].map((i) => change(lay[i]!)));
    expect(await occupancy()).toEqual(counts);
    expect(await refusalOf(foldings.undoGroup(undo, {}, ask(desk.bao)))).toMatchObject({ code: 'already-undone' });
  });

  it('S11 S14 takes back that it was resolved but for some, by one command: open again and folded again', async () => {
    const { parent, tickets } = await group(5);
    const { foldings } = desk.queues;
    const stood = await read(parent.id);
    const except = [tickets[0]!.id, tickets[4]!.id];
    const { undo } = await foldings.resolveParent(parent.id, { except }, ask(desk.bao));
    await desk.queues.moveTicket(tickets[2]!.id, { from: 'resolved', column: 'queue' }, ask(desk.bao));
    const { count, left } = await foldings.undoGroup(undo, {}, ask(desk.bao));
    expect([count, left.map(({ key, code }) => [key, code])]).toEqual([4, [[tickets[2]!.key, 'changed-meanwhile']]]);
    const back = await read(parent.id);
    expect(back).toMatchObject({
      column: stood.column,
      resolvedAt: null,
      severity: stood.severity,
      reportedAt: stood.reportedAt,
      facts: { usersAffected: { value: 60 } },
      marks: { folded: { count: 5, open: 5, firstAt: stood.marks.folded!.firstAt } },
    });
    for (const { id } of tickets) expect(await read(id)).toMatchObject({ parentId: parent.id, resolvedAt: null });
  });

  it('S11 takes back that the last one was taken out, unless it lies elsewhere since', async () => {
    const { parent, tickets } = await group(2);
    const { foldings } = desk.queues;
    const [one, two] = ids(tickets);
    await foldings.takeOut(parent.id, { tickets: [one!] }, ask(desk.bao));
    const last = await foldings.takeOut(parent.id, { tickets: [two!] }, ask(desk.bao));
    expect(last.ticket.closedAt).not.toBeNull();
    await foldings.undoGroup(last.undo, {}, ask(desk.bao));
    expect(await read(parent.id)).toMatchObject({ closedAt: null, marks: { folded: { count: 1 } } });

    const away = await foldings.takeOut(parent.id, { tickets: [two!] }, ask(desk.bao));
    await foldings.foldTickets({ tickets: [one!, two!] }, ask(desk.bao));
    const before = await viewAt(desk);
    expect(await refusalOf(foldings.undoGroup(away.undo, {}, ask(desk.bao)))).toMatchObject({
      code: 'changed-meanwhile',
    });
    expect(await viewAt(desk)).toEqual(before);
  });

  it('S11 shows what lies under it page by page', async () => {
    const { parent, tickets } = await group(5);
    const first = await desk.queues.foldings.children(parent.id, { limit: 3 }, desk.bao);
    const rest = await desk.queues.foldings.children(parent.id, { limit: 3, after: first.next! }, desk.bao);
    expect([...first.tickets, ...rest.tickets].map(({ id }) => id)).toEqual(ids(tickets));
    expect(rest.next).toBeNull();
  });

  it('S11 folds the fifth of its like and what comes after, and what was given back is not folded again', async () => {
    const title = 'Host app-1 does not answer';
    const service = randomUUID();
    const alike = () => openTicket(desk, { title, service });
    const four = [await alike(), await alike(), await alike(), await alike()];
    expect(four.map(({ parentId }) => parentId)).toEqual([null, null, null, null]);
    let fifth!: Ticket;
    const types = await sameByEvents(async () => (fifth = await alike()));
    expect(types.filter((type) => !type.startsWith('storm'))).toEqual([
      'ticket-opened',
      ...Array(4).fill('ticket-folded'),
      'group-opened',
    ]);
    const parent = await read(fifth.parentId!);
    expect(parent).toMatchObject({ title: 'Host app-… does not answer', service, kind: 'incident' });
    expect(parent.reportedAt).toBe(four[0]!.reportedAt);
    const sixth = await alike();
    expect(sixth.parentId).toBe(parent.id);
    expect((await read(parent.id)).marks.folded).toMatchObject({ rule: 'Same service, same words', count: 6 });

    await desk.queues.foldings.unfoldTickets(parent.id, {}, ask(desk.bao));
    expect((await alike()).parentId).toBeNull();
    expect(await read(four[0]!.id)).toMatchObject({ parentId: null });
    expect((await openTicket(desk, { title, service, kind: 'service-request' })).foldKey).toBeNull();
  });

  it('S11 refuses what makes no sense, with a stable code', async () => {
    const { parent, tickets } = await group();
    const [alone] = await some(1);
    const { foldings } = desk.queues;
    const code = async (refused: Promise<unknown>) => (await refusalOf(refused))['code'];
    const by = () => ask(desk.bao);
    expect(await code(foldings.foldTickets({ tickets: [alone!.id] }, by()))).toBe('too-few');
    expect(await code(foldings.foldTickets({ tickets: [alone!.id, parent.id] }, by()))).toBe('is-a-group');
    expect(await code(foldings.foldTickets({ tickets: [alone!.id, tickets[0]!.id] }, by()))).toBe('lies-under');
    expect(await code(foldings.foldTickets({ tickets: [alone!.id], parent: tickets[0]!.id }, by()))).toBe(
      'not-a-group',
    );
    expect(await code(foldings.unfoldTickets(alone!.id, {}, by()))).toBe('not-a-group');
    expect(await code(foldings.takeOut(parent.id, { tickets: [alone!.id] }, by()))).toBe('not-under-it');
    expect(await code(foldings.mergeTickets(parent.id, { tickets: [alone!.id] }, by()))).toBe('is-a-group');
    expect(await code(foldings.mergeTickets(alone!.id, { tickets: [alone!.id] }, by()))).toBe('merged-into-itself');
    expect(await code(foldings.unmergeTickets(alone!.id, {}, by()))).toBe('nothing-merged');
    const { version, storm, rules } = await settings();
    const stale = { version: version + 1, rules, storm, reason: 'late' };
    expect(await code(foldings.setFolding(stale, ask(desk.admin)))).toBe('stale-version');
    const nowhere = [{ ...rule, queueId: randomUUID() }];
    expect(await code(foldings.setFolding({ version, rules: nowhere, storm, reason: 'x' }, ask(desk.admin)))).toBe(
      'invalid',
    );
  });
});

describe('a merge', () => {
  it('S11 ends the others as merged and gives them back, out of a group too', async () => {
    const { parent, tickets } = await group(3);
    const [target, ...others] = tickets;
    const { foldings } = desk.queues;
    const merged = await foldings.mergeTickets(target!.id, { tickets: ids(others) }, ask(desk.bao));
    expect(merged.ticket).toMatchObject({ parentId: null, marks: { merged: { count: 2 } } });
    const under = await desk.queues.ticket(others[0]!.id, desk.bao);
    expect(under.ticket).toMatchObject({ parentId: target!.id, due: null, marks: { under: { as: 'merged' } } });
    expect((await desk.queues.ticket(parent.id, desk.bao)).ticket).toMatchObject({ closedAt: expect.any(String) });

    await foldings.unmergeTickets(target!.id, { tickets: [others[0]!.id] }, ask(desk.bao));
    const back = (await desk.queues.ticket(others[0]!.id, desk.bao)).ticket;
    expect(back).toMatchObject({ parentId: null, column: others[0]!.column, facts: others[0]!.facts, marks: {} });
    expect(Date.parse(back.due!)).toBeGreaterThan(Date.parse(others[0]!.due!));
    expect((await desk.queues.ticket(target!.id, desk.bao)).ticket.marks.merged).toEqual({ count: 1 });
  });
});

describe('a storm', () => {
  it('S11 is told by the clock once a minute, and ends when it was calm for fifteen', async () => {
    let now = Date.parse('2026-11-20T06:00:00.000Z');
    const queues = new ServiceQueue(desk.db, () => new Date(now).toISOString());
    const teamId = randomUUID();
    await queues.open(teamId);
    const mia = person(teamId, 'Mia', ['member']);
    for (let i = 0; i < 41; i++) await queues.openTicket(wording({ title: `Trouble ${randomUUID()}` }), ask(mia));
    const storm = async () => JSON.parse((await queues.snapshot(mia)).text).storm;
    expect(await storm()).toMatchObject({ arrived: 41, singles: 41 });
    const minutes: number[] = [];
    for (let minute = 1; (await storm()) && minute < 60; minute++) {
      now += 60_000;
      await queues.ringDue();
      minutes.push(minute);
    }
    // five minutes until less than half of it is left, and fifteen after that
    expect(minutes.at(-1)).toBe(20);
    const left = await desk.db.query(`select from service_queue.alarm where team_id = $1 and kind = 'storm'`, [teamId]);
    expect(left).toEqual([]);
    const { events } = await queues.since(mia, (await queues.snapshot(mia)).head.epoch, 0, 1_000);
    expect(events.at(-1)).toMatchObject({ type: 'storm-ended', byHand: false, by: { id: 'clock' } });
  });
});

const occupancy = (): Promise<unknown> =>
  desk.db.query(
    `select column_id, queue_id, count from service_queue.occupancy where team_id = $1 and count <> 0 order by 1, 2`,
    [desk.teamId],
  );
