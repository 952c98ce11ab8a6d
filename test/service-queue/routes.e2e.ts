import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ticket } from '@twotrack/service-queue/contract';
import { standardPolicy } from '@twotrack/service-queue/domain';
import { startApi, type ApiHere } from '../support/api.js';
import type { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';
import { KNOWN } from './desk.js';

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let general: string;

const ofTeam = (rest: string) => `/api/teams/${team.slug}/service-queue/${rest}`;
const ofTicket = ({ id }: Ticket, act: string) => `/api/service-queue/tickets/${id}/${act}`;
const words = { kind: 'incident', title: 'Checkout is slow', facts: KNOWN };
const newTicket = async (by: Client = team.bao, more = {}): Promise<Ticket> =>
  (await must(by.post(ofTeam('tickets'), { ...words, ...more }))).body.ticket;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  general = (await newTicket()).queueId;
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

describe('tickets over HTTP', () => {
  it('S5 opens a ticket for a requester and answers why it is as severe as it is', async () => {
    const ticket = await newTicket(team.emre, { details: 'since 14:21' });
    expect(ticket).toMatchObject({ severity: 3, column: 'queue', facts: { tier: { source: 'requester' } } });
    const detail = await team.emre.get(`/api/service-queue/tickets/${ticket.id}`);
    expect(detail).toMatchObject({
      status: 200,
      body: { ticket: { id: ticket.id }, details: 'since 14:21', explanation: { severity: 3 }, clocks: [{}, {}] },
    });
    const others = await newTicket();
    expect(await team.emre.get(`/api/service-queue/tickets/${others.id}`)).toMatchObject({ status: 404 });
  });

  it('S8 works a ticket from queue to resolved, each step by its own route', async () => {
    const ticket = await newTicket();
    const steps: [string, object, object][] = [
      ['acknowledge', {}, { acknowledged: { by: { name: 'Bao' } } }],
      ['unacknowledge', {}, { acknowledged: null, respondedAt: null }],
      ['assign', { from: null, to: team.bao.person.id }, { assignee: team.bao.person.id }],
      ['rename', { version: 4, title: 'Checkout is down' }, { title: 'Checkout is down' }],
      ['describe', { version: 5, details: 'since 14:21' }, { version: 6 }],
      [
        'correct-facts',
        { version: 6, facts: { usersAffected: { value: 900 }, tier: { value: 'T1' } } },
        { severity: 1 },
      ],
      ['move', { from: 'queue', column: 'working' }, { column: 'working' }],
      [
        'move',
        { from: 'working', column: 'waiting', reason: 'the vendor' },
        { due: null, waiting: { reason: 'the vendor' } },
      ],
      ['move', { from: 'waiting', column: 'resolved' }, { column: 'resolved', due: null }],
    ];
    for (const [act, body, outcome] of steps) {
      const reply = await team.bao.post(ofTicket(ticket, act), body);
      expect(reply, act).toMatchObject({ status: 200, body: { ticket: outcome, stream: `service:${team.id}` } });
    }
  });

  it('S7 a neighbour is refused with 409 order-is-calculated, a stale source with the ticket', async () => {
    const ticket = await newTicket();
    const move = (body: object) =>
      team.bao.post(ofTicket(ticket, 'move'), { from: 'queue', column: 'working', ...body });
    for (const neighbour of [{ before: ticket.id }, { after: ticket.id }]) {
      expect(await move(neighbour)).toMatchObject({ status: 409, body: { code: 'order-is-calculated' } });
    }
    expect(await move({ from: 'triage' })).toMatchObject({ status: 409, body: { code: 'stale-version', ticket } });
  });

  it('S9 pull gives the next ticket of a queue, or of all, and 204 when there is none', async () => {
    const { id: queue } = (await must(team.ada.post(ofTeam('queues'), { name: 'Network' }))).body.queue;
    const pull = (client: Client) => client.post(`/api/service-queue/queues/${queue}/pull`);
    expect(await pull(team.bao)).toMatchObject({ status: 204, body: null });
    const ticket = await newTicket(team.bao, { queue });
    expect(await pull(team.bao)).toMatchObject({ status: 200, body: { ticket: { id: ticket.id, column: 'working' } } });
    await newTicket();
    expect(await team.bao.post(ofTeam('pull'))).toMatchObject({ status: 200, body: { ticket: { column: 'working' } } });
    const rerouted = await newTicket();
    const reply = await team.bao.post(ofTicket(rerouted, 'reroute'), { from: rerouted.queueId, queue });
    expect(reply).toMatchObject({ status: 200, body: { ticket: { queueId: queue } } });
  });

  it('L4 the same key answers the first answer, another body 422', async () => {
    const key = randomUUID();
    const first = await team.bao.post(ofTeam('tickets'), words, { key });
    const again = await team.bao.post(ofTeam('tickets'), words, { key });
    expect(first.status).toBe(201);
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(await team.bao.post(ofTeam('tickets'), { ...words, title: 'Other' }, { key })).toMatchObject({
      status: 422,
    });
  });
});

describe('setting up over HTTP', () => {
  it('W3 an admin limits a column; a full one answers 409 with who holds its tickets', async () => {
    const { id: queue } = (await must(team.ada.post(ofTeam('queues'), { name: 'Access' }))).body.queue;
    const limit = { count: 1, mode: 'block' };
    await must(team.ada.post(ofTeam('columns/working/limit'), { limit, queue }));
    await must(team.ada.post(ofTeam('columns/working/policy'), { policy: 'One each.' }));
    const [held, next] = [await newTicket(team.bao, { queue }), await newTicket(team.bao, { queue })];
    const move = (ticket: Ticket) => team.bao.post(ofTicket(ticket, 'move'), { from: 'queue', column: 'working' });
    await must(move(held));
    const facts = { column: 'working', queueId: queue, limit: 1, mode: 'block', count: 1, holders: [{ id: held.id }] };
    expect(await move(next)).toMatchObject({ status: 409, body: { code: 'wip-limit-reached', ...facts } });
  });

  it('S1 rules are set by an admin, tried and read with their uses', async () => {
    const when = [{ field: 'service', test: 'is', value: 'ledger' }];
    const rules = [{ name: 'Ledger', when, queueId: general }];
    expect(await team.ada.post(ofTeam('routing'), { version: 1, rules })).toMatchObject({
      status: 200,
      body: { version: 2, rules },
    });
    const late = { version: 1, rules: [] };
    expect(await team.ada.post(ofTeam('routing'), late)).toMatchObject({
      status: 409,
      body: { code: 'stale-version', version: 2, rules },
    });
    await newTicket(team.bao, { service: 'ledger' });
    expect(await team.bao.get(ofTeam('routing'))).toMatchObject({
      status: 200,
      body: { rules, uses: [{ matched: 1 }] },
    });
    const trial = await team.bao.post(ofTeam('routing/try'), { rules, samples: [{ ...words, service: 'ledger' }] });
    expect(trial).toMatchObject({ status: 200, body: { results: [{ queueId: general, rule: 0 }] } });
  });

  it('S6 an admin activates a policy, everybody reads it', async () => {
    const body = { policy: { ...standardPolicy, name: 'Ours' }, reason: 'as agreed' };
    expect(await team.ada.post(ofTeam('policies/activate'), body)).toMatchObject({
      status: 200,
      body: { policy: { version: 2 } },
    });
    const policies = await team.emre.get(ofTeam('policies'));
    expect(policies).toMatchObject({ status: 200, body: { active: { name: 'Ours', version: 2 }, presets: [{}, {}] } });
    const broken = { ...body, policy: { ...body.policy, tables: [standardPolicy.tables[2]] } };
    expect(await team.ada.post(ofTeam('policies/activate'), broken)).toMatchObject({
      status: 400,
      body: { code: 'policy-incomplete' },
    });
  });

  it('renames a queue, and says who may not set up and who may not work', async () => {
    const rename = (client: Client, name: string) =>
      client.post(`/api/service-queue/queues/${general}/rename`, { name });
    expect(await rename(team.ada, 'Everything else')).toMatchObject({
      status: 200,
      body: { queue: { name: 'Everything else' } },
    });
    expect(await rename(team.bao, 'Mine')).toMatchObject({ status: 403, body: { code: 'admin-only' } });
    const ticket = await newTicket();
    for (const client of [team.emre, team.ada]) {
      expect(await client.post(ofTicket(ticket, 'acknowledge'))).toMatchObject({ status: 403 });
    }
  });
});

describe('a malformed body', () => {
  it('S3 is refused by every route with the path of the fault, a severity among them', async () => {
    const ticket = await newTicket();
    const routes: [Client, string][] = [
      [team.bao, ofTeam('tickets')],
      ...['correct-facts', 'move', 'assign', 'acknowledge', 'unacknowledge', 'reroute', 'rename', 'describe'].map(
        (act): [Client, string] => [team.bao, ofTicket(ticket, act)],
      ),
      [team.bao, `/api/service-queue/queues/${general}/pull`],
      [team.bao, ofTeam('pull')],
      [team.ada, ofTeam('queues')],
      [team.ada, `/api/service-queue/queues/${general}/rename`],
      [team.ada, ofTeam('routing')],
      [team.bao, ofTeam('routing/try')],
      [team.ada, ofTeam('policies/activate')],
      [team.ada, ofTeam('columns/working/limit')],
      [team.ada, ofTeam('columns/working/policy')],
    ];
    for (const [client, path] of routes) {
      const reply = await client.post(path, { severity: 1 });
      expect(reply, path).toMatchObject({ status: 400, body: { code: 'invalid' } });
      const faults = reply.body.faults.map((fault: { path: string }) => fault.path);
      expect(faults, path).toContain('severity');
    }
    expect((await team.bao.get(`/api/service-queue/tickets/${ticket.id}`)).body.ticket).toEqual(ticket);
  });

  it('A3 L7 S11 is found by its key wherever it stands; of what it lies under whoever only asks hears nothing', async () => {
    const [own, others] = [await newTicket(team.emre), await newTicket()];
    await must(team.bao.post(ofTicket(others, 'merge'), { tickets: [own.id] }));
    const keyed = (who: Client, key: string) => who.get(ofTeam(`tickets?key=${key}`));
    for (const who of [team.bao, team.emre]) {
      expect((await keyed(who, own.key.toLowerCase())).body.ticket).toMatchObject({ id: own.id, parentId: others.id });
    }
    const parentFor = async (who: Client) => (await must(who.get(`/api/service-queue/tickets/${own.id}`))).body.parent;
    expect(await parentFor(team.bao)).toEqual({ id: others.id, key: others.key, title: others.title });
    expect(await parentFor(team.emre)).toBeNull();
    expect(await keyed(team.emre, others.key)).toMatchObject({ status: 404 });
    expect(await keyed(team.bao, 'SRV-9999')).toMatchObject({ status: 404 });
    expect(await keyed(team.bao, 'no key')).toMatchObject({ status: 400 });
  });

  it('A3 a column that is none is refused', async () => {
    expect(await team.ada.post(ofTeam('columns/done/limit'), { limit: null })).toMatchObject({ status: 400 });
  });
});
