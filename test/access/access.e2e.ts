import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type ApiHere } from '../support/api.js';
import { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { admin, addTeam } from '../support/second-team.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let foreign: Client;
let ids: Record<string, string>;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  foreign = (await addTeam(api, database.url, 'Other')).owner;
  ids = await someIds();
});

afterAll(async () => {
  await api?.close();
  await database?.drop();
});

/** One of each kind of thing a route can be about. */
async function someIds(): Promise<Record<string, string>> {
  const backlog = `/api/teams/${team.slug}/product-backlog`;
  const items = [];
  for (const title of ['One', 'Two'])
    items.push((await must(team.dana.post(`${backlog}/items`, { type: 'feature', title }))).body.item);
  const request = await must(team.emre.post(`${backlog}/requests`, { title: 'Please', source: 'customer' }));
  const proposal = await must(team.bao.post(`/api/product-backlog/items/${items[1].id}/rank`, { before: items[0].id }));
  const goal = await must(
    team.dana.post(`${backlog}/goals`, {
      ...{ title: 'Faster', startsOn: '2026-03-01', endsOn: '2026-05-31' },
      measure: { name: 'Median', unit: 's', from: 180, to: 60 },
    }),
  );
  const ticket = await must(
    team.bao.post(`/api/teams/${team.slug}/service-queue/tickets`, { kind: 'incident', title: 'Down' }),
  );
  const ids = [ticket.body.ticket.id];
  const bulk = await must(team.bao.post('/api/service-queue/tickets/bulk', { ids, command: { acknowledge: {} } }));
  const more = await must(
    team.bao.post(`/api/teams/${team.slug}/service-queue/tickets`, { kind: 'incident', title: 'Down too' }),
  );
  const group = await must(
    team.bao.post(`/api/teams/${team.slug}/service-queue/fold`, { tickets: [...ids, more.body.ticket.id] }),
  );
  const unfolded = await must(team.bao.post(`/api/service-queue/tickets/${group.body.ticket.id}/unfold`));
  const problem = await must(team.bao.post(`/api/teams/${team.slug}/service-queue/problems`, { title: 'Why' }));
  const service = await must(team.ada.post(`/api/teams/${team.slug}/service-queue/services`, { name: 'ledger' }));
  const board = await must(team.bao.get(`/api/teams/${team.slug}/board`));
  return {
    team: team.slug,
    itemId: items[0].id,
    requestId: request.body.request.id,
    proposalId: proposal.body.proposal.id,
    goalId: goal.body.goal.id,
    ticketId: ticket.body.ticket.id,
    problemId: problem.body.problem.id,
    bulkId: bulk.body.bulkId,
    undoId: unfolded.body.undo,
    queueId: board.body.service.queues[0].id,
    serviceId: service.body.service.id,
    personId: team.chloe.person.id,
    stream: board.body.product.stream.id,
    column: 'ready',
    token: randomUUID(),
  };
}

const pathOf = (template: string, by: Record<string, string> = ids): string =>
  template.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(by[name] ?? `no-${name}`));

/** An empty body is enough to learn what the guard says: it speaks before anything is parsed. */
const ask = (client: Client, method: string, path: string) =>
  method === 'GET'
    ? client.get(path)
    : client.send<{ code?: string }>(method, path, '{}', {
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      });

const heads = async () => {
  const { body } = await must(team.dana.get(`/api/teams/${team.slug}/board`));
  return [body.team.stream, body.product.stream, body.service.stream];
};

describe('every route there is', () => {
  it('A2 states who may use it', () => {
    expect(api.routes.length).toBeGreaterThan(40);
    expect(api.routes.filter(({ need }) => need === undefined)).toEqual([]);
  });

  it('A2 turns strangers away, and whoever lacks the role, before anything is read', async () => {
    const before = await heads();
    const has = {
      requester: ['requester'],
      member: ['requester', 'insider', 'member'],
      'product-owner': ['requester', 'insider', 'member', 'product-owner', 'keeper'],
      admin: ['requester', 'insider', 'admin', 'keeper'],
    };
    const people = { requester: team.emre, member: team.bao, 'product-owner': team.dana, admin: team.ada };
    for (const { method, template, need } of api.routes) {
      if (need === 'anyone' || need === 'signed-in') continue;
      const path = pathOf(template);
      expect([template, (await ask(new Client(api.url), method, path)).status]).toEqual([template, 401]);
      for (const [role, client] of Object.entries(people)) {
        if (has[role as keyof typeof has].includes(need!)) continue;
        expect([role, template, (await ask(client, method, path)).status]).toEqual([role, template, 403]);
      }
    }
    expect(await heads()).toEqual(before);
  });

  it('A3 answers a member of another team as if nothing were there, and changes nothing', async () => {
    const before = await heads();
    const missing = Object.fromEntries(
      Object.keys(ids).map((name) => [name, name === 'team' ? 'no-such-team' : randomUUID()]),
    );
    for (const { method, template, need } of api.routes) {
      if (need === 'anyone' || need === 'signed-in') continue;
      const theirs = await ask(foreign, method, pathOf(template));
      const nowhere = await ask(foreign, method, pathOf(template, { ...missing, column: 'ready' }));
      expect([template, theirs.status, theirs.body.code]).toEqual([template, 404, 'not-found']);
      expect([template, nowhere.status, nowhere.body.code]).toEqual([template, 404, 'not-found']);
    }
    expect(await heads()).toEqual(before);
  });

  it('A3 does not take an id of another team behind its own team in the path', async () => {
    const own = (await must(foreign.get('/api/session'))).body.teams[0].slug;
    for (const { method, template, need } of api.routes) {
      if (
        !template.includes(':team') ||
        !/:(item|request|proposal|goal|ticket|queue|person)Id/.test(template) ||
        need === 'anyone'
      )
        continue;
      const reply = await ask(foreign, method, pathOf(template, { ...ids, team: own }));
      expect([template, reply.status]).toEqual([template, template.includes(':personId') ? reply.status : 404]);
      expect(reply.status).toBeGreaterThanOrEqual(400);
    }
  });
});

describe('the acting person', () => {
  it('A4 comes from the session, never from the body', async () => {
    const body = { title: 'Mine', source: 'team', requester: { id: team.dana.person.id, name: 'Dana' } };
    const spoofed = await team.bao.post(`/api/teams/${team.slug}/product-backlog/requests`, body);
    expect(spoofed.status).toBe(400);
    expect(spoofed.body.faults).toEqual([{ path: 'requester', message: 'does not belong here' }]);
    const { requester: _, ...mine } = body;
    const honest = await must(team.bao.post(`/api/teams/${team.slug}/product-backlog/requests`, mine));
    expect(honest.body.request.requester).toEqual(team.bao.person);
  });

  it('A1 gets in by a link once only', async () => {
    const said = await admin(database.url, 'link', '--email', 'bao@test.example');
    const token = /\/sign-in#(\S+)/.exec(said)![1];
    const visitor = new Client(api.url);
    expect((await visitor.post('/api/session', { token })).status).toBe(200);
    expect((await visitor.post('/api/session', { token })).status).toBe(401);
    expect((await visitor.post('/api/session', { token: 'guessed' })).status).toBe(401);
    const setup = /\/setup#(\S+)/.exec(api.said.join('\n'))![1];
    const again = await visitor.post('/api/setup', {
      token: setup,
      person: { name: 'E', email: 'e@e.example' },
      team: { name: 'E' },
    });
    expect(again.status).toBe(401);
  });

  it('is gone after signing out: the old cookie says nothing any more', async () => {
    const said = await admin(database.url, 'link', '--email', 'chloe@test.example');
    const session = await must(new Client(api.url).post('/api/session', { token: /\/sign-in#(\S+)/.exec(said)![1] }));
    const cookie = session.headers.get('set-cookie')!;
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax/);
    const client = new Client(api.url, { cookie: cookie.split(';', 1)[0]! });
    expect((await client.get('/api/session')).status).toBe(200);
    expect((await client.send('DELETE', '/api/session')).status).toBe(204);
    expect((await client.get('/api/session')).status).toBe(401);
  });

  it('keeps secrets as hashes only', async () => {
    const { body } = await must(team.bao.post('/api/me/tokens', { name: 'script', scopes: ['read'] }));
    expect(body.token).toMatch(/^tt_[\w-]{43}$/);
    const listed = await must(team.bao.get('/api/me/tokens'));
    expect(JSON.stringify(listed.body)).not.toContain(body.token);
  });
});

describe('whoever a card is given to', () => {
  it('A3 works in the team: strangers, foreigners and requesters are as good as missing', async () => {
    const nobodies = [randomUUID(), foreign.person.id, team.emre.person.id, team.ada.person.id];
    for (const id of nobodies) {
      const item = await team.bao.post(`/api/product-backlog/items/${ids['itemId']}/assign`, {
        assignees: [team.bao.person.id, id],
      });
      const ticket = await team.bao.post(`/api/service-queue/tickets/${ids['ticketId']}/assign`, {
        from: null,
        to: id,
      });
      expect([item.status, item.body.person, ticket.status, ticket.body.person]).toEqual([404, id, 404, id]);
    }
    const given = await must(
      team.bao.post(`/api/product-backlog/items/${ids['itemId']}/assign`, { assignees: [team.chloe.person.id] }),
    );
    expect(given.body.item.assignees).toEqual([team.chloe.person.id]);
  });
});

describe('an API token', () => {
  const tokenWith = async (...scopes: string[]): Promise<{ id: string; client: Client }> => {
    const { body } = await must(team.dana.post('/api/me/tokens', { name: 'script', scopes }));
    return { id: body.id, client: new Client(api.url, { authorization: `Bearer ${body.token}` }, team.dana.person) };
  };

  it('may do what its scopes say, by method and route template', async () => {
    const reader = (await tokenWith('read')).client;
    expect((await reader.get(`/api/teams/${team.slug}/board`)).status).toBe(200);
    const body = { type: 'feature', title: 'By a script' };
    const refused = await reader.post(`/api/teams/${team.slug}/product-backlog/items`, body);
    expect([refused.status, refused.body.code]).toEqual([403, 'token-scope']);
    const writer = (await tokenWith('product')).client;
    expect((await writer.post(`/api/teams/${team.slug}/product-backlog/items`, body)).status).toBe(201);
    expect(
      (await writer.post(`/api/teams/${team.slug}/service-queue/tickets`, { kind: 'incident', title: 'x' })).status,
    ).toBe(403);
    expect((await writer.post(`/api/teams/${team.slug}/people`, {})).status).toBe(403);
  });

  it('makes no tokens, and is nothing after it was revoked', async () => {
    const { id, client } = await tokenWith('read', 'product', 'service', 'team');
    expect((await client.post('/api/me/tokens', { name: 'more', scopes: ['read'] })).status).toBe(403);
    expect((await team.dana.send('DELETE', `/api/me/tokens/${id}`)).status).toBe(204);
    expect((await client.get(`/api/teams/${team.slug}/board`)).status).toBe(401);
  });
});

describe('a page of another site', () => {
  const path = () => `/api/teams/${team.slug}/product-backlog/requests`;

  it('may not command', async () => {
    const body = { title: 'Forged', source: 'team' };
    const before = await heads();
    const sends = [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'null' }];
    for (const headers of sends) {
      expect(
        (await team.bao.post(path(), body, { headers: headers as unknown as Record<string, string> })).body.code,
      ).toBe('foreign-origin');
    }
    const form = await team.bao.send('POST', path(), JSON.stringify(body), {
      'content-type': 'text/plain',
      'idempotency-key': 'k',
    });
    expect([form.status, form.headers.get('access-control-allow-origin')]).toEqual([415, null]);
    expect(await heads()).toEqual(before);
  });

  it('is kept out by headers on every answer, refusals included', async () => {
    for (const reply of [
      await team.bao.get('/api/session'),
      await team.bao.get('/api/nothing'),
      await new Client(api.url).get(`/api/teams/x/board`),
    ]) {
      expect(reply.headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
      expect(reply.headers.get('cache-control')).toBe('no-store');
    }
  });
});

describe('the product owner', () => {
  it('is exactly one: appointing another takes the role from the first', async () => {
    const appoint = (id: string) => must(team.ada.post(`/api/teams/${team.slug}/people/${id}/appoint-product-owner`));
    const owners = async () => {
      const { body } = await must(team.bao.get(`/api/teams/${team.slug}/board`));
      return body.team.people
        .filter(({ roles }: { roles: string[] }) => roles.includes('product-owner'))
        .map(({ name }: { name: string }) => name);
    };
    await appoint(team.chloe.person.id);
    expect(await owners()).toEqual(['Chloe']);
    await appoint(team.dana.person.id);
    expect(await owners()).toEqual(['Dana']);
    expect((await team.ada.post(`/api/teams/${team.slug}/people/${team.dana.person.id}/remove`)).body.code).toBe(
      'product-owner-stays',
    );
  });

  it('P1 P4 has the say: an admin may ask like anybody, and may neither create nor order', async () => {
    const create = await team.ada.post(`/api/teams/${team.slug}/product-backlog/items`, {
      type: 'feature',
      title: 'By an admin',
    });
    const rank = await team.ada.post(`/api/product-backlog/items/${ids['itemId']}/rank`, { before: ids['itemId'] });
    expect([create.status, create.body.item, rank.status]).toEqual([202, undefined, 403]);
  });
});
