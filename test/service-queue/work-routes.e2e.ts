import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BulkReport, Ticket } from '@twotrack/service-queue/contract';
import { startApi, type ApiHere } from '../support/api.js';
import { keepCalm } from '../support/calm.js';
import { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Listener } from '../support/listener.js';
import { addTeam } from '../support/second-team.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';
import { KNOWN } from './desk.js';

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;

const ofTeam = (rest: string) => `/api/teams/${team.slug}/service-queue/${rest}`;
const ofTicket = ({ id }: Ticket, act = '') => `/api/service-queue/tickets/${id}${act && `/${act}`}`;
const words = { kind: 'incident', title: 'Checkout is slow', facts: KNOWN };
const newTicket = async (by: Client = team.bao): Promise<Ticket> =>
  (await must(by.post(ofTeam('tickets'), words))).body.ticket;
const newTickets = (count: number): Promise<Ticket[]> => Promise.all(Array.from({ length: count }, () => newTicket()));
const BULK = '/api/service-queue/tickets/bulk';

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  await keepCalm(team);
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

describe('a bulk over HTTP', () => {
  it('S14 acknowledges 500 with one message to the screens, and one undo gives all back', async () => {
    const tickets = await newTickets(500);
    const { body: board } = await must(team.bao.get(`/api/teams/${team.slug}/board`));
    const screen = await Listener.connect(team.chloe);
    await screen.hello([board.service.stream]);
    const ids = tickets.map(({ id }) => id);
    const { body } = await must(
      team.bao.post<BulkReport & { seq: number }>(BULK, { ids, command: { acknowledge: {} } }),
    );
    expect(body).toMatchObject({ done: 500, refused: 0, seq: board.service.stream.seq + 500 });
    await expect.poll(() => screen.reached(board.service.stream.id)).toBe(body.seq);
    expect(screen.deltas.filter(({ to }) => to > board.service.stream.seq)).toHaveLength(1);
    const undone = await must(team.chloe.post(`/api/service-queue/bulk/${body.bulkId}/undo`));
    expect(undone.body).toMatchObject({ done: 500, refused: 0, bulkId: null, seq: body.seq + 500 });
    await expect.poll(() => screen.reached(board.service.stream.id)).toBe(undone.body.seq);
    expect(screen.deltas.filter(({ to }) => to > body.seq)).toHaveLength(1);
    screen.close();
    const { body: after } = await must(team.bao.get(`/api/teams/${team.slug}/board`));
    const seen = after.service.tickets.filter(({ acknowledged }: Ticket) => acknowledged !== null);
    expect(seen).toEqual([]);
    const again = await team.bao.post(`/api/service-queue/bulk/${body.bulkId}/undo`);
    expect(again).toMatchObject({ status: 409, body: { code: 'already-undone' } });
  });

  it('A3 belongs to the team of its first ticket; foreign ones are missing, and strangers find nothing', async () => {
    const { slug, owner } = await addTeam(api, database.url, 'Other');
    const theirs = (await must(owner.post(`/api/teams/${slug}/service-queue/tickets`, words))).body.ticket;
    const mine = await newTicket();
    const bulk = (client: Client, ids: string[]) => client.post(BULK, { ids, command: { acknowledge: {} } });
    const many = [mine.id, theirs.id, ...Array.from({ length: 9_998 }, () => randomUUID())];
    expect(await bulk(team.bao, many)).toMatchObject({ status: 200, body: { done: 1, refused: 9_999 } });
    await must(team.bao.post(ofTicket(mine, 'unacknowledge')));
    const mixed = await bulk(team.bao, [mine.id, theirs.id]);
    expect(mixed).toMatchObject({ status: 200, body: { done: 1, refused: 1 } });
    expect(mixed.body.results.find(({ id }: Ticket) => id === theirs.id)).toMatchObject({
      code: 'not-found',
      key: null,
    });
    for (const ids of [
      [theirs.id, mine.id],
      [randomUUID(), mine.id],
    ]) {
      expect(await bulk(team.bao, ids)).toMatchObject({ status: 404, body: { code: 'not-found', ticket: ids[0] } });
    }
    const { bulkId } = (await must(bulk(team.bao, [(await newTicket()).id]))).body;
    expect(await owner.post(`/api/service-queue/bulk/${bulkId}/undo`)).toMatchObject({ status: 404 });
  });

  it('A2 is refused to strangers, requesters and admins who are no members', async () => {
    const body = { ids: [(await newTicket()).id], command: { acknowledge: {} } };
    for (const client of [team.emre, team.ada]) {
      expect(await client.post(BULK, body)).toMatchObject({ status: 403, body: { code: 'members-only' } });
    }
    expect(await new Client(api.url).post(BULK, body)).toMatchObject({ status: 401 });
    const nobody = { ids: body.ids, command: { assign: { to: team.emre.person.id } } };
    expect(await team.bao.post(BULK, nobody)).toMatchObject({ status: 404, body: { person: team.emre.person.id } });
  });

  it('L4 the same key answers the first answer; without a key it is refused', async () => {
    const body = { ids: [(await newTicket()).id], command: { comment: { text: 'Seen', public: false } } };
    const key = randomUUID();
    const first = await must(team.bao.post(BULK, body, { key }));
    const again = await team.bao.post(BULK, body, { key });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.body).toEqual(first.body);
    expect(await team.bao.post(BULK, body, { key: '' })).toMatchObject({ status: 400 });
  });

  it('is refused with the path of the fault', async () => {
    const ids = [randomUUID()];
    const faults: [object, string][] = [
      [{ ids, command: { move: { column: 'done' } } }, 'command.move.column'],
      [{ ids, command: { acknowledge: {}, resolve: {} } }, 'command'],
      [{ ids, command: {} }, 'command'],
      [{ ids: [], command: { acknowledge: {} } }, 'ids'],
      [{ ids: Array.from({ length: 10_001 }, () => ids[0]), command: { acknowledge: {} } }, 'ids'],
      [{ ids, folded: ids[0], command: { acknowledge: {} } }, ''],
      [{ ids, command: { snooze: {} } }, 'command.snooze'],
      [{ ids, command: { severity: 1 } }, 'command.severity'],
    ];
    for (const [body, path] of faults) {
      const reply = await team.bao.post(BULK, body);
      expect([path, reply.status, reply.body.code]).toEqual([path, 400, 'invalid']);
      expect(reply.body.faults.map((fault: { path: string }) => fault.path)).toContain(path);
    }
  });
});

describe('one ticket over HTTP', () => {
  it('S9 is snoozed, woken, escalated to whoever is on call, and taken back', async () => {
    const ticket = await newTicket();
    const until = new Date(Date.now() + 900_000).toISOString();
    const post = (act: string, body: object = {}) => team.bao.post(ofTicket(ticket, act), body);
    expect(await post('snooze', { until })).toMatchObject({
      status: 200,
      body: { ticket: { marks: { snoozed: { until } } } },
    });
    expect(await post('unsnooze')).toMatchObject({ status: 200, body: { ticket: { marks: {} } } });
    expect(await post('escalate', { to: 'on-call' })).toMatchObject({ status: 409, body: { code: 'nobody-on-call' } });
    await must(team.chloe.post(`/api/teams/${team.slug}/people/${team.chloe.person.id}/duty`, { onCall: true }));
    const up = await post('escalate', { to: 'on-call' });
    expect(up).toMatchObject({ status: 200, body: { ticket: { assignee: team.chloe.person.id } } });
    expect(await post('unescalate')).toMatchObject({ status: 200, body: { ticket: { assignee: null, marks: {} } } });
    const stranger = { to: { person: team.emre.person.id } };
    expect(await post('escalate', stranger)).toMatchObject({ status: 404, body: { person: team.emre.person.id } });
    const ids = [ticket.id];
    const bulk = await team.bao.post(BULK, { ids, command: { escalate: { to: 'on-call' } } });
    expect(bulk).toMatchObject({ status: 200, body: { done: 1 } });
  });

  it('S18 is written about: the requester reads and writes what is public', async () => {
    const ticket = await newTicket(team.emre);
    const path = ofTicket(ticket, 'comments');
    const add = (client: Client, text: string, open: boolean) => client.post(path, { text, public: open });
    const secret = await must(add(team.bao, 'Among us', false));
    const open = await must(add(team.bao, 'We are on it', true));
    expect(open).toMatchObject({ status: 201, body: { comment: { text: 'We are on it', public: true } } });
    expect(await add(team.emre, 'Thank you', true)).toMatchObject({ status: 201 });
    expect(await add(team.emre, 'Hidden', false)).toMatchObject({ status: 403 });
    const texts = async (client: Client) =>
      (await must(client.get(path))).body.comments.map(({ text }: { text: string }) => text);
    expect([await texts(team.emre), await texts(team.chloe)]).toEqual([
      ['Thank you', 'We are on it'],
      ['Thank you', 'We are on it', 'Among us'],
    ]);
    const page = await must(team.bao.get(`${path}?limit=1`));
    expect(page.body.next).toBe(page.body.comments[0].id);
    const of = (id: string, act: string) => `${path}/${id}/${act}`;
    const id = secret.body.comment.id;
    expect(await team.emre.post(of(id, 'edit'), { text: 'Mine' })).toMatchObject({ status: 404 });
    expect(await team.chloe.post(of(id, 'remove'))).toMatchObject({ status: 403, body: { code: 'not-your-comment' } });
    expect(await team.bao.post(of(id, 'edit'), { text: 'Among you' })).toMatchObject({ status: 200 });
    expect(await team.bao.post(of(id, 'remove'))).toMatchObject({ status: 200, body: { comment: { text: '' } } });
  });

  it('has replies that the admin keeps', async () => {
    const path = ofTeam('canned-replies');
    const made = await must(team.ada.post(path, { name: 'On it', text: 'We are on it.' }));
    expect(made.status).toBe(201);
    const of = (act: string) => `${path}/${made.body.reply.id}/${act}`;
    expect(await team.bao.post(path, { name: 'Mine', text: 'x' })).toMatchObject({ status: 403 });
    expect(await team.ada.post(of('change'), { name: 'Seen', text: 'We have seen it.' })).toMatchObject({
      status: 200,
    });
    const { replies } = (await must(team.bao.get(path))).body;
    expect(replies).toEqual([{ id: made.body.reply.id, name: 'Seen', text: 'We have seen it.' }]);
    expect(await team.ada.post(of('remove'))).toMatchObject({ status: 200 });
    expect((await must(team.bao.get(path))).body.replies).toEqual([]);
  });

  it('is changed by no malformed body', async () => {
    const ticket = await newTicket();
    const { comment } = (await must(team.bao.post(ofTicket(ticket, 'comments'), { text: 'x', public: true }))).body;
    const before = (await must(team.bao.get(ofTicket(ticket)))).body.ticket;
    const routes: [Client, string][] = [
      ...['snooze', 'unsnooze', 'escalate', 'unescalate', 'comments'].map((act): [Client, string] => [
        team.bao,
        ofTicket(ticket, act),
      ]),
      ...['edit', 'remove'].map((act): [Client, string] => [
        team.bao,
        ofTicket(ticket, `comments/${comment.id}/${act}`),
      ]),
      [team.bao, BULK],
      [team.ada, ofTeam('canned-replies')],
      ...['change', 'remove'].map((act): [Client, string] => [
        team.ada,
        ofTeam(`canned-replies/${randomUUID()}/${act}`),
      ]),
    ];
    for (const [client, path] of routes) {
      const reply = await client.post(path, { severity: 1 });
      expect([path, reply.status, reply.body.code]).toEqual([path, 400, 'invalid']);
      expect(
        reply.body.faults.map((fault: { path: string }) => fault.path),
        path,
      ).toContain('severity');
    }
    expect((await must(team.bao.get(ofTicket(ticket)))).body.ticket).toEqual(before);
  });
});
