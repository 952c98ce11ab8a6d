import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type ApiHere } from '../support/api.js';
import type { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';
import { byCallers } from '../support/until-answered.js';
import { NO_BODIES, mutationsOf } from './mutations.js';

const GENERATED = 5_000;

const GOAL = {
  ...{ title: 'Checkout in a minute', why: 'People leave', startsOn: '2026-03-01', endsOn: '2026-05-31' },
  measure: { name: 'Median checkout', unit: 's', from: 180, to: 60 },
};

interface Good {
  readonly client: Client;
  readonly path: string;
  readonly body: Record<string, unknown>;
  /** What may be left out, by path. */
  readonly optional?: readonly string[];
}

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let sql: pg.Client;
const ids: Record<string, string> = {};

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  sql = new pg.Client(database.url);
  await sql.connect();
  await makeCards();
});

afterAll(async () => {
  await sql?.end();
  await api?.close();
  await database?.drop();
});

async function makeCards(): Promise<void> {
  const { dana, bao, emre, slug } = team;
  const item = async (title: string) =>
    (await must(dana.post(`/api/teams/${slug}/product-backlog/items`, { type: 'feature', title }))).body.item.id;
  ids['item'] = await item('One');
  ids['other'] = await item('Two');
  ids['request'] = (
    await must(emre.post(`/api/teams/${slug}/product-backlog/requests`, { title: 'Please', source: 'customer' }))
  ).body.request.id;
  ids['goal'] = (await must(dana.post(`/api/teams/${slug}/product-backlog/goals`, GOAL))).body.goal.id;
  ids['ticket'] = (
    await must(bao.post(`/api/teams/${slug}/service-queue/tickets`, { kind: 'incident', title: 'Down' }))
  ).body.ticket.id;
  const board = (await must(bao.get(`/api/teams/${slug}/board`))).body;
  ids['queue'] = board.service.queues[0].id;
}

/** A body that succeeds on each route that takes one; told apart from the bad ones by having succeeded. */
function goodBodies(): Good[] {
  const { dana, bao, emre, ada, slug, chloe } = team;
  const backlog = `/api/teams/${slug}/product-backlog`;
  const item = `/api/product-backlog/items/${ids['item']}`;
  const queues = `/api/teams/${slug}/service-queue`;
  const ticket = `/api/service-queue/tickets/${ids['ticket']}`;
  const settings = `${backlog}/settings`;
  const goal = `/api/product-backlog/goals/${ids['goal']}`;
  const limit = { count: 5, mode: 'warn' };
  return [
    {
      client: dana,
      path: `${backlog}/items`,
      body: { type: 'debt', title: 'New', problem: 'Long', whoseProblem: 'Ours', before: ids['item'] },
      optional: ['problem', 'before'],
    },
    { client: dana, path: `${item}/rename`, body: { version: 1, title: 'Renamed' } },
    { client: dana, path: `${item}/describe`, body: { version: 2, problem: 'It hurts' } },
    { client: dana, path: `${item}/classify`, body: { version: 3, type: 'debt', whoseProblem: 'Ours' } },
    {
      client: bao,
      path: `${item}/move`,
      body: { from: 'backlog', column: 'ready', reason: 'It is ready' },
      optional: ['reason'],
    },
    { client: dana, path: `${item}/rank`, body: { after: ids['other'], reason: 'It can wait' }, optional: ['reason'] },
    { client: bao, path: `${item}/assign`, body: { assignees: [bao.person.id] } },
    { client: bao, path: `${item}/block`, body: { reason: 'Waits for legal' } },
    { client: dana, path: `/api/product-backlog/items/${ids['other']}/serve`, body: { goalId: ids['goal'] } },
    { client: dana, path: `${item}/keep`, body: { reason: 'The law comes in May' } },
    { client: dana, path: `/api/product-backlog/items/${ids['other']}/set-aside`, body: { reason: 'Not this year' } },
    { client: dana, path: `${goal}/edit`, body: { ...GOAL, version: 1, title: 'In half a minute' }, optional: ['why'] },
    { client: dana, path: `${goal}/progress`, body: { current: 120 } },
    { client: dana, path: `${goal}/close`, body: { reached: 'partly', note: 'Half of it' }, optional: ['note'] },
    {
      client: dana,
      path: `${backlog}/goals`,
      body: { ...GOAL, measure: { ...GOAL.measure, current: 170 } },
      optional: ['why', 'measure.current'],
    },
    { client: dana, path: `${settings}/vision`, body: { version: 0, vision: 'Nobody waits' } },
    {
      client: dana,
      path: `${settings}/weights`,
      body: { version: 1, weights: { preset: 'vectors', risk: 2, value: 3, learning: 1, size: 0.5 } },
    },
    { client: dana, path: `${settings}/ready`, body: { version: 2, ready: { sizeLimit: 4, understandingAtLeast: 2 } } },
    {
      client: dana,
      path: `${settings}/dinosaurs`,
      body: { version: 3, dinosaurs: { days: 60, horizonMonths: 3 } },
    },
    { client: dana, path: `${settings}/ceiling`, body: { version: 4, ceiling: 80 } },
    { client: dana, path: `${settings}/reviewed`, body: { version: 5 } },
    { client: dana, path: `${settings}/reviewed/take-back`, body: { version: 6, reviewedAt: null } },
    { client: dana, path: `${backlog}/columns/ready/limit`, body: { limit } },
    { client: dana, path: `${backlog}/columns/ready/policy`, body: { policy: 'When it is clear' } },
    {
      client: emre,
      path: `${backlog}/requests`,
      body: { title: 'Please', problem: 'Why', source: 'customer' },
      optional: ['problem'],
    },
    { client: dana, path: `${backlog}/requests/${ids['request']}/decline`, body: { reason: 'Not this year' } },
    {
      client: bao,
      path: `${queues}/tickets`,
      body: {
        kind: 'incident',
        title: 'Down',
        details: 'All',
        service: 'checkout',
        queue: ids['queue'],
        facts: { usersAffected: { value: 40, about: true }, tier: { value: 'T1' } },
      },
      optional: [
        'details',
        'service',
        'queue',
        'facts',
        'facts.usersAffected',
        'facts.usersAffected.about',
        'facts.tier',
      ],
    },
    {
      client: bao,
      path: `${ticket}/correct-facts`,
      body: { version: 1, facts: { usersAffected: { value: 2000 } } },
      optional: ['facts.usersAffected'],
    },
    { client: bao, path: `${ticket}/rename`, body: { version: 2, title: 'Very down' } },
    { client: bao, path: `${ticket}/describe`, body: { version: 3, details: 'Since 06:10' } },
    { client: bao, path: `${ticket}/assign`, body: { from: null, to: bao.person.id } },
    {
      client: bao,
      path: `${ticket}/move`,
      body: { from: 'triage', column: 'waiting', reason: 'Vendor' },
      optional: ['reason'],
    },
    { client: ada, path: `${queues}/queues`, body: { name: 'Database' } },
    { client: ada, path: `/api/service-queue/queues/${ids['queue']}/rename`, body: { name: 'Anything' } },
    { client: ada, path: `${queues}/columns/working/limit`, body: { limit, queue: ids['queue'] }, optional: ['queue'] },
    {
      client: ada,
      path: `${queues}/routing`,
      body: {
        version: 1,
        rules: [{ name: 'Mail', when: [{ field: 'title', test: 'contains', value: 'mail' }], queueId: ids['queue'] }],
      },
    },
    {
      client: ada,
      path: `/api/teams/${slug}/people`,
      body: { name: 'Gil', email: 'gil@test.example', roles: ['member'] },
    },
    { client: ada, path: `/api/teams/${slug}/people/${chloe.person.id}/roles`, body: { roles: ['member', 'admin'] } },
    { client: bao, path: `/api/teams/${slug}/people/${bao.person.id}/duty`, body: { onCall: true } },
    {
      client: bao,
      path: '/api/me/tokens',
      body: { name: 'script', scopes: ['read'], expiresInDays: 30 },
      optional: ['expiresInDays'],
    },
  ];
}

/** How many rows there are in every table, events and ledgers included. */
async function rowCounts(): Promise<Record<string, number>> {
  const tables = await sql.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('identity', 'product_backlog', 'service_queue') order by 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables.rows)
    counts[name] = Number((await sql.query(`select count(*) from ${name}`)).rows[0].count);
  return counts;
}

describe('what does not fit', () => {
  it('gets a 4xx problem with the path of the fault and leaves no row behind, on every route that takes words', async () => {
    for (const { client, path, body, optional = [] } of goodBodies()) {
      const accepted = await client.post(path, body);
      expect([path, accepted.status, accepted.status < 300 ? '' : accepted.body]).toEqual([path, accepted.status, '']);
      const before = await rowCounts();
      for (const mutation of mutationsOf(body, optional)) {
        const { status, body: problem, headers } = await client.post(path, mutation.body);
        const label = `${path} ${mutation.path} ${mutation.what}`;
        expect([label, status >= 400 && status < 500, problem.status]).toEqual([label, true, status]);
        expect(headers.get('content-type')).toContain('application/problem+json');
        if (status === 400) {
          const paths: string[] = (problem.faults ?? [problem]).map((fault: { path: string }) => fault.path);
          expect([label, paths.every((at) => typeof at === 'string')]).toEqual([label, true]);
          const near = paths.some(
            (fault) => fault === mutation.path || fault.startsWith(mutation.path) || mutation.path.startsWith(fault),
          );
          expect([label, paths, near]).toEqual([label, paths, true]);
        }
      }
      for (const none of NO_BODIES) expect((await client.post(path, none)).status).toBe(400);
      expect([path, await rowCounts()]).toEqual([path, before]);
    }
  });

  it('S3 refuses a severity sent from outside, wherever it is tried', async () => {
    const tickets = `/api/teams/${team.slug}/service-queue/tickets`;
    for (const name of ['severity', 'effectiveClass', 'priority', 'due', 'policyVersion']) {
      const reply = await team.bao.post(tickets, { kind: 'incident', title: 'x', [name]: 1 });
      expect([name, reply.status, reply.body.faults]).toEqual([
        name,
        400,
        [{ path: name, message: 'does not belong here' }],
      ]);
    }
    const ticket = `/api/service-queue/tickets/${ids['ticket']}`;
    for (const act of ['correct-facts', 'move', 'assign', 'acknowledge', 'rename', 'describe', 'reroute']) {
      expect((await team.bao.post(`${ticket}/${act}`, { severity: 1 })).status).toBe(400);
    }
    const asFact = await team.bao.post(tickets, { kind: 'incident', title: 'x', facts: { severity: { value: 1 } } });
    expect([asFact.status, asFact.body.code]).toEqual([400, 'unknown-fact']);
  });

  it(
    `never makes us stumble: ${GENERATED} generated bodies over all routes, no 5xx`,
    { timeout: 300_000 },
    async () => {
      const routes = api.routes.filter(({ method }) => method === 'POST');
      const people = [team.dana, team.bao, team.ada, team.emre];
      const json = fc.oneof(
        fc.jsonValue({ maxDepth: 3 }),
        fc.dictionary(
          fc.constantFrom('title', 'type', 'from', 'column', 'facts', 'version', 'reason', 'limit', '__proto__'),
          fc.jsonValue({ maxDepth: 2 }),
        ),
      );
      const bodies = fc.sample(json, GENERATED);
      const fill = (template: string) =>
        template.replace(
          /:(\w+)/g,
          (_, name: string) =>
            ({
              team: team.slug,
              itemId: ids['item'],
              requestId: ids['request'],
              goalId: ids['goal'],
              ticketId: ids['ticket'],
              queueId: ids['queue'],
              column: 'ready',
            })[name] ?? ids['other']!,
        );
      const stumbled: string[] = [];
      await byCallers(8, bodies, async (body) => {
        const i = bodies.indexOf(body);
        const path = fill(routes[i % routes.length]!.template);
        const { status } = await people[Math.floor(i / routes.length) % people.length]!.post(path, body);
        if (status >= 500) stumbled.push(`${status} ${path} ${JSON.stringify(body)}`);
      });
      expect(stumbled).toEqual([]);
    },
  );

  it('limits sizes: a title of 300, a text of 32,000, a body of 256 kB', async () => {
    const requests = `/api/teams/${team.slug}/product-backlog/requests`;
    const send = (title: string, problem = '') => team.emre.post(requests, { title, problem, source: 'customer' });
    expect((await send('t'.repeat(300), 'p'.repeat(32_000))).status).toBe(201);
    expect((await send('t'.repeat(301))).status).toBe(400);
    expect((await send('t', 'p'.repeat(32_001))).status).toBe(400);
    const tooLarge = await send('t', 'p'.repeat(270_000));
    expect([tooLarge.status, tooLarge.body.code]).toEqual([413, 'invalid']);
  });

  it('L4 asks for an Idempotency-Key on every command', async () => {
    const path = `/api/teams/${team.slug}/product-backlog/requests`;
    const reply = await team.emre.send<{ code: string }>(
      'POST',
      path,
      JSON.stringify({ title: 't', source: 'customer' }),
      { 'content-type': 'application/json' },
    );
    expect([reply.status, reply.body.code]).toEqual([400, 'idempotency-key-missing']);
    const once = await team.emre.post(path, { title: 't', source: 'customer' }, { key: 'k-1' });
    const twice = await team.emre.post(path, { title: 't', source: 'customer' }, { key: 'k-1' });
    expect(twice.headers.get('idempotent-replayed')).toBe('true');
    expect([twice.status, twice.body]).toEqual([once.status, once.body]);
    const other = await team.emre.post(path, { title: 'u', source: 'customer' }, { key: 'k-1' });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
  });
});
