import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Answer, Asking } from '@twotrack/shared';
import {
  AskByForm,
  requesterCommands,
  type ServiceEvent,
  type ServiceView,
  type Ticket,
} from '@twotrack/service-queue/contract';
import { applyEvent, boardOf, closesAt, viewOf } from '@twotrack/service-queue/domain';
import { letPass } from '../clock/time.js';
import { ask, eventsSince, newQueue, openTestDesk, person, refusalOf, viewAt, type TestDesk } from './desk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

type Command = keyof typeof requesterCommands;
type Doing = (asking: Asking) => Promise<Answer<object>>;
interface Case {
  readonly by: Actor;
  readonly doing: Doing;
}

const requesters = () => desk.queues.requesters;
const secret = () => randomUUID() + randomUUID();
const words = (more: object = {}) => AskByForm.parse({ title: 'Help', name: 'Rita', ...more });

async function newForm() {
  const token = secret();
  const { form } = await requesters().makeForm({ queue: await newQueue(desk) }, token, ask(desk.admin));
  return { form, token, found: (await requesters().formBy(token))! };
}

async function asked(more: object = {}): Promise<{ ticket: Ticket; rita: Actor }> {
  const { found } = await newForm();
  const { ticket } = await requesters().askByForm(found, words(more), secret(), randomUUID());
  return { ticket, rita: { ...ticket.reportedBy, teamId: desk.teamId, roles: [] } };
}

async function solved() {
  const { ticket, rita } = await asked();
  const move = { from: ticket.column, column: 'resolved' as const };
  return { ticket: (await desk.queues.moveTicket(ticket.id, move, ask(desk.bao))).ticket, rita };
}

const cases: Record<Command, () => Promise<Case>> = {
  makeForm: async () => {
    const [queue, token] = [await newQueue(desk), secret()];
    return { by: desk.admin, doing: (asking) => requesters().makeForm({ queue }, token, asking) };
  },
  renewForm: async () => {
    const [{ form }, token] = [await newForm(), secret()];
    return { by: desk.admin, doing: (asking) => requesters().renewForm(form.id, {}, token, asking) };
  },
  revokeForm: async () => {
    const { form } = await newForm();
    return { by: desk.admin, doing: (asking) => requesters().revokeForm(form.id, {}, asking) };
  },
  askByForm: async () => {
    const [{ found }, token] = [await newForm(), secret()];
    // whoever asks by a form is known by its key, and by nothing else
    const doing: Doing = ({ key }) => requesters().askByForm(found, words(), token, key);
    return { by: { ...person(desk.teamId, 'Rita', []), id: '' }, doing };
  },
  writeToTeam: async () => {
    const { ticket, rita } = await asked();
    return { by: rita, doing: (asking) => requesters().writeToTeam(ticket.id, { text: 'Still' }, asking) };
  },
  confirmSolution: async () => {
    const { ticket, rita } = await solved();
    return { by: rita, doing: (asking) => requesters().confirmSolution(ticket.id, {}, asking) };
  },
  rejectSolution: async () => {
    const { ticket, rita } = await solved();
    return { by: rita, doing: (asking) => requesters().rejectSolution(ticket.id, { reason: 'No' }, asking) };
  },
  answerQuestions: async () => {
    const { ticket, rita } = await asked();
    const command = { answers: { usersAffected: 'all', degradation: 'down' } };
    return { by: rita, doing: (asking) => requesters().answerQuestions(ticket.id, command, asking) };
  },
  renewFollowLink: async () => {
    const [{ ticket }, token] = [await asked(), secret()];
    return { by: desk.bao, doing: (asking) => requesters().renewFollowLink(ticket.id, {}, token, asking) };
  },
  revokeFollowLink: async () => {
    const { ticket } = await asked();
    return { by: desk.bao, doing: (asking) => requesters().revokeFollowLink(ticket.id, {}, asking) };
  },
};

const commands = Object.keys(requesterCommands) as Command[];
const sorted = (view: ServiceView): ServiceView => ({
  ...view,
  tickets: view.tickets.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});

describe('every command for and by those who ask', () => {
  it.each(commands)('L2 A5 snapshot before + the events of %s = snapshot after, by whom it was', async (command) => {
    const { by, doing } = await cases[command]();
    const before = await viewAt(desk);
    await doing(ask(by));
    const after = await viewAt(desk);
    const board = boardOf(before.view);
    const events = await eventsSince(desk, before);
    for (const event of events) applyEvent(board, event);
    expect(events.length).toBeGreaterThan(0);
    expect(sorted(viewOf(board))).toEqual(sorted(after.view));
    for (const event of events) expect(event.by).toEqual({ id: by.id || expect.any(String), name: by.name });
  });

  it.each(commands)('L4 the key of %s has one effect, and a repeat gets the first answer', async (command) => {
    const { by, doing } = await cases[command]();
    const asking = ask(by);
    const first = await doing(asking);
    const { seq } = await viewAt(desk);
    expect(await doing(asking)).toEqual({ ...first, replayed: true });
    expect((await viewAt(desk)).seq).toBe(seq);
  });

  it.each(commands.filter((one) => one !== 'askByForm'))(
    'A2 A4 %s by somebody else leaves no trace',
    async (command) => {
      const { doing } = await cases[command]();
      const before = await viewAt(desk);
      const nobody = person(desk.teamId, 'Nobody', ['requester']);
      expect(await refusalOf(doing(ask(nobody)))).toMatchObject({ kind: expect.stringMatching('missing|forbidden') });
      expect(await viewAt(desk)).toEqual(before);
      expect(await desk.db.query(`select from service_queue.command where actor_id = $1`, [nobody.id])).toEqual([]);
    },
  );

  it('A3 answers a foreign id as a missing one', async () => {
    const [{ form }, { ticket }] = [await newForm(), await asked()];
    const teamId = randomUUID();
    await desk.queues.open(teamId);
    const stranger = person(teamId, 'Sam', ['member', 'admin']);
    const attempts: ((form: string, ticket: string) => Promise<unknown>)[] = [
      (id) => requesters().renewForm(id, {}, secret(), ask(stranger)),
      (id) => requesters().revokeForm(id, {}, ask(stranger)),
      (_, id) => requesters().writeToTeam(id, { text: 'x' }, ask(stranger)),
      (_, id) => requesters().confirmSolution(id, {}, ask(stranger)),
      (_, id) => requesters().rejectSolution(id, { reason: 'x' }, ask(stranger)),
      (_, id) => requesters().answerQuestions(id, { answers: { usersAffected: 'all' } }, ask(stranger)),
      (_, id) => requesters().renewFollowLink(id, {}, secret(), ask(stranger)),
      (_, id) => requesters().revokeFollowLink(id, {}, ask(stranger)),
      (_, id) => requesters().followed(id, stranger),
    ];
    const before = await viewAt(desk);
    for (const [i, attempt] of attempts.entries()) {
      for (const [formId, ticketId] of [
        [form.id, ticket.id],
        [randomUUID(), randomUUID()],
      ] as const) {
        const refused = await refusalOf(attempt(formId, ticketId));
        expect([i, refused['kind'], refused['code']]).toEqual([i, 'missing', 'not-found']);
      }
    }
    expect(await viewAt(desk)).toEqual(before);
    expect(await requesters().follower(ticket.id, stranger)).toBeNull();
  });
});

describe('what follows from a request', () => {
  it('L7 no event is told to a follower, nor the forms to somebody who only asks', async () => {
    const { ticket, rita } = await asked();
    const event: ServiceEvent = { type: 'solution-confirmed', ticket };
    expect(desk.queues.visibleTo(rita, event)).toBe(false);
    const { form } = await newForm();
    expect(desk.queues.visibleTo({ id: rita.id, roles: ['requester'] }, { type: 'form-made', form })).toBe(false);
  });

  it('S13 closes 5 days after it was solved, by the clock, also where others are folded under it', async () => {
    const { ticket } = await solved();
    await letPass(desk.db, [ticket.id], '4 days 23 hours 59 minutes');
    await desk.queues.ringDue();
    expect((await desk.queues.ticket(ticket.id, desk.bao)).ticket.closedAt).toBeNull();
    await letPass(desk.db, [ticket.id], '2 minutes');
    await desk.queues.ringDue();
    expect((await desk.queues.ticket(ticket.id, desk.bao)).ticket.closedAt).not.toBeNull();
    const none = { count: 1, open: 0, unacknowledged: 0, unacknowledgedSince: null, severities: {} };
    const folded = { ...none, rule: null, firstAt: '', lastAt: '' };
    const days = (marks: Ticket['marks']) =>
      (Date.parse(closesAt({ ...ticket, marks })!) - Date.parse(ticket.resolvedAt!)) / (24 * 3_600_000);
    expect(days({ folded, followed: { confirmedAt: null } })).toBe(5);
    expect(days({ folded })).toBeLessThan(0.02);
  });

  it('S11 S18 tells of a ticket under a parent what the parent does, and nothing else of it', async () => {
    const [one, other] = [await asked(), await asked({ title: 'The hidden one' })];
    await desk.queues.foldings.mergeTickets(other.ticket.id, { tickets: [one.ticket.id] }, ask(desk.bao));
    const { column } = (await desk.queues.ticket(other.ticket.id, desk.bao)).ticket;
    await desk.queues.moveTicket(other.ticket.id, { from: column, column: 'working' }, ask(desk.bao));
    const seen = await requesters().followed(one.ticket.id, one.rita);
    expect(seen).toMatchObject({ state: 'in-work', withOthers: true });
    expect(JSON.stringify(seen)).not.toContain(other.ticket.key);
    expect(JSON.stringify(seen)).not.toContain('hidden');
  });
});
