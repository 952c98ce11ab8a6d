import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Asking } from '@twotrack/shared';
import {
  handOverCommands,
  planCommands,
  problemCommands,
  type Ask,
  type Problem,
  type ServiceView,
  type Ticket,
} from '@twotrack/service-queue/contract';
import { applyEvent, boardOf, viewOf } from '@twotrack/service-queue/domain';
import {
  KNOWN,
  ask,
  eventsSince,
  openTestDesk,
  openTicket,
  person,
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

const commands = { ...problemCommands, ...handOverCommands, ...planCommands };
type Command = keyof typeof commands;
type Doing = (asking: Asking) => Promise<Answer<object>>;

const problems = () => desk.queues.problems;
const newProblem = async (...tickets: Ticket[]): Promise<Problem> => {
  const command = { title: 'Pool runs dry', ...(tickets.length > 0 && { ids: tickets.map(({ id }) => id) }) };
  return (await problems().createProblem(command, ask(desk.bao))).problem;
};
const wish = (): Ask => ({
  title: 'Pool runs dry',
  problem: 'It has cost much.',
  source: 'problem',
  requester: { id: desk.bao.id, name: desk.bao.name },
  from: { problem: { problemId: randomUUID(), key: 'PRB-1', tickets: 2, hours: 1, slaMisses: 0 } },
});
const FULL = { text: 'Retry the payment', level: 'full' };
const now = async (id: string) => (await desk.queues.ticket(id, desk.bao)).ticket;
const window = () => ({ from: '2027-01-10T20:00:00.000Z', to: '2027-01-10T22:00:00.000Z' });

const doings: Record<Command, () => Promise<Doing>> = {
  createProblem: async () => {
    const ids = [(await openTicket(desk)).id, (await openTicket(desk)).id];
    return (asking) => problems().createProblem({ title: 'Pool runs dry', ids }, asking);
  },
  renameProblem: async () => {
    const { id, version } = await newProblem();
    return (asking) => problems().renameProblem(id, { version, title: 'Pool leaks' }, asking);
  },
  describeProblem: async () => {
    const { id, version } = await newProblem();
    return (asking) => problems().describeProblem(id, { version, description: 'At night' }, asking);
  },
  nameCause: async () => {
    const { id, version } = await newProblem();
    return (asking) => problems().nameCause(id, { version, cause: 'A leak' }, asking);
  },
  setWorkaround: async () => {
    const { id, version } = await newProblem(await openTicket(desk), await openTicket(desk));
    return (asking) => problems().setWorkaround(id, { version, workaround: FULL }, asking);
  },
  linkTickets: async () => {
    const [{ id }, ticket] = [await newProblem(), await openTicket(desk)];
    return (asking) => problems().linkTickets(id, { ids: [ticket.id] }, asking);
  },
  unlinkTickets: async () => {
    const ticket = await openTicket(desk);
    const { id } = await newProblem(ticket);
    return (asking) => problems().unlinkTickets(id, { ids: [ticket.id] }, asking);
  },
  proposeProblem: async () => {
    const { id } = await newProblem();
    return (asking) => problems().proposeProblem(id, wish(), asking);
  },
  withdrawProblem: async () => {
    const { id } = await newProblem();
    await problems().proposeProblem(id, wish(), ask(desk.bao));
    return (asking) => problems().withdrawProblem(id, asking);
  },
  closeProblem: async () => {
    const { id } = await newProblem();
    return (asking) => problems().closeProblem(id, { reason: 'Gone' }, asking);
  },
  reopenProblem: async () => {
    const { id } = await newProblem();
    await problems().closeProblem(id, {}, ask(desk.bao));
    return (asking) => problems().reopenProblem(id, asking);
  },
  handOverTicket: async () => {
    const { id } = await openTicket(desk);
    return (asking) => desk.queues.handOvers.handOverTicket(id, { reason: 'A wish' }, 'customer', asking);
  },
  takeBackTicket: async () => {
    const { id } = await openTicket(desk);
    await desk.queues.handOvers.handOverTicket(id, { reason: 'A wish' }, 'customer', ask(desk.bao));
    return (asking) => desk.queues.handOvers.takeBackTicket(id, asking);
  },
  takeInRequest: async () => {
    const requester = { id: desk.requester.id, name: desk.requester.name };
    const command = { requestId: randomUUID(), requester, title: 'Reset my password', details: '' };
    return (asking) => desk.queues.handOvers.takeInRequest(command, asking);
  },
  returnTicket: async () => {
    const requester = { id: desk.requester.id, name: desk.requester.name };
    const command = { requestId: randomUUID(), requester, title: 'Reset my password', details: '' };
    const { ticket } = await desk.queues.handOvers.takeInRequest(command, ask(desk.dana));
    return (asking) => desk.queues.handOvers.returnTicket(ticket.id, asking);
  },
  planChange: async () => {
    const { id, version } = await openTicket(desk, { kind: 'change' });
    const plan = { ...window(), risk: 'low' as const, rollback: 'Put the old one back' };
    return (asking) => desk.queues.timelines.planChange(id, { version, plan }, asking);
  },
};

const sorted = (view: ServiceView): ServiceView => ({
  ...view,
  tickets: view.tickets.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});
const all = Object.keys(commands) as Command[];

describe('every command on problems, hand-overs and plans', () => {
  it.each(all)('L2 A5 snapshot before + the events of %s = snapshot after, by whom it was', async (command) => {
    const doing = await doings[command]();
    const before = await viewAt(desk);
    await doing(ask(desk.bao));
    const after = await viewAt(desk);
    const board = boardOf(before.view);
    const events = (await eventsSince(desk, before)).filter((event) => event.seq <= after.seq);
    for (const event of events) applyEvent(board, event);
    expect(events.length).toBeGreaterThan(0);
    expect(sorted(viewOf(board))).toEqual(sorted(after.view));
    for (const event of events) expect(event).toMatchObject({ by: { id: desk.bao.id, name: 'Bao' } });
  });

  it.each(all)('L4 the key of %s has one effect, and a repeat gets the first answer', async (command) => {
    const asking = ask(desk.bao);
    const doing = await doings[command]();
    const first = await doing(asking);
    const { seq } = await viewAt(desk);
    expect(await doing(asking)).toEqual({ ...first, replayed: true });
    expect((await viewAt(desk)).seq).toBe(seq);
  });

  it.each(all)('A2 A3 %s leaves no trace where the right is missing, or the team is another', async (command) => {
    const doing = await doings[command]();
    const before = await viewAt(desk);
    expect(await refusalOf(doing(ask(desk.requester)))).toMatchObject({ kind: 'forbidden', code: 'members-only' });
    if (command !== 'createProblem' && command !== 'takeInRequest') {
      const teamId = randomUUID();
      await desk.queues.open(teamId);
      const stranger = person(teamId, 'Sam', ['member', 'product-owner']);
      expect(await refusalOf(doing(ask(stranger)))).toMatchObject({ kind: 'missing', code: 'not-found' });
    }
    expect(await viewAt(desk)).toEqual(before);
  });
});

describe('a problem', () => {
  it('S15 takes tickets in, one by one or many, and each belongs to one problem', async () => {
    const [one, two, three] = [await openTicket(desk), await openTicket(desk), await openTicket(desk)];
    const problem = await newProblem(one);
    expect(problem).toMatchObject({ key: expect.stringMatching(/^PRB-\d+$/), state: 'open', version: 1 });
    expect(await now(one.id)).toMatchObject({ problemId: problem.id });
    const other = await newProblem(two);
    const missing = randomUUID();
    const { results, done, refused } = await problems().linkTickets(
      problem.id,
      { ids: [one.id, two.id, three.id, missing] },
      ask(desk.bao),
    );
    expect({ done, refused }).toEqual({ done: 1, refused: 3 });
    const codes = Object.fromEntries(results.map((result) => [result.id, result.ok ? 'linked' : result.code]));
    expect(codes).toEqual({
      [one.id]: 'already-there',
      [two.id]: 'in-another-problem',
      [three.id]: 'linked',
      [missing]: 'not-found',
    });
    const alone = problems().linkTickets(problem.id, { ids: [two.id] }, ask(desk.bao));
    expect(await refusalOf(alone)).toMatchObject({ code: 'in-another-problem' });
    await problems().unlinkTickets(other.id, { ids: [two.id] }, ask(desk.bao));
    await problems().linkTickets(problem.id, { ids: [two.id] }, ask(desk.bao));
    const { tickets } = await problems().problem(problem.id, { limit: 2 }, desk.bao);
    expect(tickets.map(({ id }) => id)).toEqual([three.id, two.id]);
    const rest = await problems().tickets(problem.id, { limit: 2, after: two.id }, desk.bao);
    expect(rest).toMatchObject({ tickets: [{ id: one.id }], next: null });
  });

  it('S15 S4 its workaround becomes a fact of its open tickets at once, and of those linked later; taken back it is as before', async () => {
    const unsaid = { ...KNOWN };
    delete (unsaid as Partial<typeof KNOWN>).workaround;
    const severe = { ...KNOWN, tier: { value: 'T1' }, degradation: { value: 'down' }, usersAffected: { value: 900 } };
    const [told, silent, solved] = [
      await openTicket(desk, { facts: severe }),
      await openTicket(desk, { facts: unsaid }),
      await workOn(desk, { facts: severe }),
    ];
    await desk.queues.moveTicket(solved.id, { from: 'working', column: 'resolved' }, ask(desk.bao));
    const problem = await newProblem(told, silent, solved);
    const before = await viewAt(desk);
    const { done } = await problems().setWorkaround(problem.id, { version: 1, workaround: FULL }, ask(desk.bao));
    expect(done).toBe(2);
    const kinds = (await eventsSince(desk, before)).map(({ type }) => type);
    expect(kinds.filter((type) => type === 'workaround-stated')).toHaveLength(2);
    const fact = { workaround: { value: 'full', source: 'agent', by: { name: 'Bao' } } };
    expect((await now(told.id)).facts).toMatchObject(fact);
    expect((await now(told.id)).severity).toBe(3);
    expect((await now(silent.id)).facts).toMatchObject(fact);
    expect((await now(solved.id)).facts['workaround']!.value).toBe('none');
    const late = await openTicket(desk, { facts: severe });
    expect(late.severity).toBeLessThan(3);
    await problems().linkTickets(problem.id, { ids: [late.id] }, ask(desk.bao));
    expect(await now(late.id)).toMatchObject({ severity: 3, facts: fact });
    const { problem: known } = await problems().problem(problem.id, { limit: 1 }, desk.bao);
    expect(known.state).toBe('known-error');

    const corrected = { version: (await now(silent.id)).version, facts: { workaround: { value: 'partial' } } };
    await desk.queues.correctFacts(silent.id, corrected, ask(desk.bao));
    await problems().setWorkaround(problem.id, { version: known.version, workaround: null }, ask(desk.bao));
    expect((await now(told.id)).facts['workaround']).toEqual(told.facts['workaround']);
    expect((await now(told.id)).severity).toBe(told.severity);
    expect((await now(late.id)).severity).toBe(late.severity);
    expect((await now(silent.id)).facts['workaround']!.value).toBe('partial');
  });

  it('S15 a ticket taken from it has its own facts again', async () => {
    const ticket = await openTicket(desk);
    const problem = await newProblem();
    await problems().setWorkaround(problem.id, { version: 1, workaround: FULL }, ask(desk.bao));
    await problems().linkTickets(problem.id, { ids: [ticket.id] }, ask(desk.bao));
    expect((await now(ticket.id)).facts['workaround']!.value).toBe('full');
    await problems().unlinkTickets(problem.id, { ids: [ticket.id] }, ask(desk.bao));
    expect(await now(ticket.id)).toMatchObject({ problemId: null, facts: ticket.facts, severity: ticket.severity });
  });

  it('S15 refuses a level that the policy does not know, a stale edit, and anything once it is closed', async () => {
    const problem = await newProblem();
    const bad = { version: 1, workaround: { text: 'Wait', level: 'perfect' } };
    expect(await refusalOf(problems().setWorkaround(problem.id, bad, ask(desk.bao)))).toMatchObject({
      code: 'unknown-level',
    });
    const stale = problems().renameProblem(problem.id, { version: 7, title: 'x' }, ask(desk.bao));
    expect(await refusalOf(stale)).toMatchObject({ code: 'stale-version' });
    await problems().closeProblem(problem.id, {}, ask(desk.bao));
    const ticket = await openTicket(desk);
    const late = problems().linkTickets(problem.id, { ids: [ticket.id] }, ask(desk.bao));
    expect(await refusalOf(late)).toMatchObject({ code: 'problem-closed' });
    expect(await refusalOf(problems().proposeProblem(problem.id, wish(), ask(desk.bao)))).toMatchObject({
      code: 'problem-closed',
    });
  });

  it('S15 measures what it costs: tickets, hours in Working, missed targets, by week', async () => {
    const [worked, waits] = [await workOn(desk), await openTicket(desk)];
    await desk.queues.moveTicket(worked.id, { from: 'working', column: 'resolved' }, ask(desk.bao));
    const problem = await newProblem(worked, waits);
    const past = `update service_queue.ticket set reported_at = now() - interval '15 days', told = $2 where id = $1`;
    const breached = (clock: string, due: string) => ({ clock, told: 'breached', targetMinutes: 60, due, at: due });
    const told = ['2026-01-01T00:00:00.000Z', '2026-01-01T01:00:00.000Z'].map((due) => breached('response', due));
    await desk.db.query(past, [
      waits.id,
      JSON.stringify([...told, breached('resolution', '2026-01-02T00:00:00.000Z')]),
    ]);
    const [{ hours }] = await desk.db.query(
      `select extract(epoch from max(at) - min(at)) / 3600 as hours from service_queue.event
       where card_id = $1 and type = 'ticket-moved'`,
      [worked.id],
    );
    const { cost, effect } = await problems().problem(problem.id, { limit: 10 }, desk.bao);
    expect(cost).toMatchObject({ tickets: 2, openTickets: 1, slaMisses: 2 });
    expect(cost.hoursInWorking).toBeGreaterThan(0);
    expect(cost.hoursInWorking).toBeCloseTo(Number(hours), 6);
    expect(cost.weeks.map(({ tickets, slaMisses }) => ({ tickets, slaMisses }))).toEqual([
      { tickets: 1, slaMisses: 2 },
      { tickets: 1, slaMisses: 0 },
    ]);
    expect(new Date(cost.weeks[0]!.from).getUTCDay()).toBe(1);
    expect(effect).toBeNull();
  });

  it('S15 its proposal follows what the product says, and a shipped fix shows tickets before and after', async () => {
    const [early, late] = [await openTicket(desk), await openTicket(desk)];
    await desk.db.query(`update service_queue.ticket set reported_at = now() - interval '12 hours' where id = $1`, [
      early.id,
    ]);
    const { id } = await newProblem(early, late);
    await problems().proposeProblem(id, wish(), ask(desk.bao));
    const again = problems().proposeProblem(id, wish(), ask(desk.bao));
    expect(await refusalOf(again)).toMatchObject({ code: 'already-proposed' });
    const [errand] = await desk.queues.handOvers.errandsOf(id);
    expect(errand).toMatchObject({ kind: 'submit', ask: { title: 'Pool runs dry' } });
    const requestId = randomUUID();
    await desk.queues.handOvers.noteArrived(errand!, requestId);
    expect(await desk.queues.handOvers.errandsOf(id)).toEqual([]);
    const waiting = async () => (await problems().awaited()).find(({ cardId }) => cardId === id)!;
    expect(await waiting()).toMatchObject({ requestId, answer: { status: 'open' } });
    const answer = { reason: null, itemId: randomUUID(), itemKey: 'PAY-7', doneAt: null };
    await problems().followProposal(await waiting(), {
      ...answer,
      status: 'declined',
      reason: 'Too dear',
      itemId: null,
    });
    expect((await problems().problem(id, { limit: 1 }, desk.bao)).problem).toMatchObject({
      state: 'open',
      proposal: { answer: { status: 'declined', reason: 'Too dear' } },
    });
    const shipped = new Date(Date.now() - 6 * 3_600_000).toISOString();
    await problems().followProposal(await waiting(), { ...answer, status: 'accepted', doneAt: shipped });
    const detail = await problems().problem(id, { limit: 1 }, desk.bao);
    expect(detail).toMatchObject({
      problem: { state: 'fix-shipped', fixShippedAt: shipped },
      effect: { days: 1, before: 1, after: 1 },
    });
    const { seq } = await viewAt(desk);
    await problems().followProposal(await waiting(), { ...answer, status: 'accepted', doneAt: shipped });
    expect((await viewAt(desk)).seq).toBe(seq);
  });

  it('L7 is told to the team only', async () => {
    const before = await viewAt(desk, desk.requester);
    const problem = await newProblem(await openTicket(desk));
    const seen = await eventsSince(desk, before, desk.requester);
    expect(seen).toEqual([]);
    expect(await refusalOf(problems().problem(problem.id, { limit: 1 }, desk.requester))).toMatchObject({
      kind: 'forbidden',
    });
    expect(await refusalOf(problems().problems({ limit: 1 }, desk.requester))).toMatchObject({ kind: 'forbidden' });
  });

  it('lists the newest first, by state, page by page', async () => {
    const [one, two] = [await newProblem(await openTicket(desk)), await newProblem()];
    await problems().closeProblem(one.id, {}, ask(desk.bao));
    const first = await problems().problems({ limit: 1 }, desk.bao);
    expect(first).toMatchObject({ problems: [{ problem: { id: two.id }, tickets: 0 }], next: two.id });
    const second = await problems().problems({ limit: 1, after: two.id }, desk.bao);
    expect(second).toMatchObject({ problems: [{ problem: { id: one.id }, tickets: 1, openTickets: 1 }] });
    const closed = await problems().problems({ limit: 200, state: 'closed' }, desk.bao);
    expect(closed.problems.map(({ problem }) => problem.id)).toContain(one.id);
    const unclosed = await problems().problems({ limit: 200, state: 'unclosed' }, desk.bao);
    expect(unclosed.problems.map(({ problem }) => problem.id)).not.toContain(one.id);
  });
});
