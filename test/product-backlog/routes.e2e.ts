import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Item } from '@twotrack/product-backlog/contract';
import { startApi, type ApiHere } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let a: Item;
let b: Item;

const ofTeam = (rest: string) => `/api/teams/${team.slug}/product-backlog/${rest}`;
const ofItem = (item: Item, act: string) => `/api/product-backlog/items/${item.id}/${act}`;
const newItem = async (title: string): Promise<Item> =>
  (await must(team.dana.post(ofTeam('items'), { type: 'feature', title }))).body.item;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});
beforeEach(async () => {
  a = await newItem('A');
  b = await newItem('B');
});

describe('items over HTTP', () => {
  it('P4 answers 201 with an item to the product owner, 202 with a request to others', async () => {
    const words = { type: 'feature', title: 'Export', problem: 'None.' };
    expect(await team.dana.post(ofTeam('items'), words)).toMatchObject({
      status: 201,
      body: { item: { title: 'Export' } },
    });
    for (const [other, source] of [[team.bao, 'team'] as const, [team.emre, 'stakeholder'] as const]) {
      const reply = await other.post(ofTeam('items'), words);
      expect(reply).toMatchObject({ status: 202, body: { request: { status: 'open', source } } });
    }
  });

  it('P4 L7 shows a request with its problem to the team and to its requester, to nobody else', async () => {
    const words = { title: 'Export', problem: 'We type it by hand.', source: 'customer' };
    const { request } = (await must(team.emre.post(ofTeam('requests'), words))).body;
    const path = `/api/product-backlog/requests/${request.id}`;
    for (const reader of [team.dana, team.bao, team.emre]) {
      expect((await must(reader.get(path))).body).toMatchObject({ request, problem: words.problem });
    }
    const { request: other } = (await must(team.bao.post(ofTeam('requests'), { ...words, source: 'team' }))).body;
    expect((await team.emre.get(`/api/product-backlog/requests/${other.id}`)).status).toBe(404);
  });

  it('P3 answers 200 to a ranking of the product owner, 202 with a proposal to another member', async () => {
    const proposed = await team.bao.post(ofItem(b, 'rank'), { before: a.id });
    expect(proposed).toMatchObject({ status: 202, body: { proposal: { place: { before: a.id }, status: 'open' } } });
    expect(await team.dana.post(ofItem(b, 'rank'), { before: a.id })).toMatchObject({
      status: 200,
      body: { item: { id: b.id } },
    });
    const { id } = proposed.body.proposal;
    const accepted = await team.dana.post(`/api/product-backlog/proposals/${id}/accept`);
    expect(accepted).toMatchObject({ status: 200, body: { proposal: { status: 'accepted' } } });
  });

  it('P15 lets a member move to Done, and refuses a stale source with the card', async () => {
    const moved = await team.chloe.post(ofItem(a, 'move'), { from: 'backlog', column: 'done' });
    expect(moved).toMatchObject({ status: 200, body: { item: { column: 'done', rank: null } } });
    const stale = await team.bao.post(ofItem(a, 'move'), { from: 'backlog', column: 'ready' });
    expect(stale).toMatchObject({ status: 409, body: { code: 'stale-version', item: moved.body.item } });
  });

  it('W3 answers 409 with who holds the cards', async () => {
    await must(team.dana.post(ofTeam('columns/review/limit'), { limit: { count: 1, mode: 'block' } }));
    await must(team.bao.post(ofItem(a, 'move'), { from: 'backlog', column: 'review' }));
    const refused = await team.bao.post(ofItem(b, 'move'), { from: 'backlog', column: 'review' });
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'wip-limit-reached', column: 'review', limit: 1, count: 1, holders: [{ id: a.id }] },
    });
  });

  it('shows everything about an item to members, and to a requester as little as a missing one (L7)', async () => {
    const path = `/api/product-backlog/items/${a.id}`;
    expect(await team.bao.get(path)).toMatchObject({
      status: 200,
      body: { item: a, history: [{ type: 'item-added' }] },
    });
    expect(await team.emre.get(path)).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });
});

describe('requests over HTTP', () => {
  it.each([
    ['with the team in the path', () => ofTeam('requests')],
    ['without it', () => '/api/product-backlog/requests'],
  ])('P4 are accepted, returned and declined by the product owner %s', async (_, at) => {
    const words = { title: 'Dark mode', problem: 'Glare.', source: 'customer' };
    const { body } = await must(team.emre.post(ofTeam('requests'), words));
    const act = (name: string) => `${at()}/${body.request.id}/${name}`;
    for (const other of [team.bao, team.ada, team.emre]) {
      const refused = await other.post(act('decline'), { reason: 'no' });
      expect(refused).toMatchObject({ status: 403, body: { code: 'not-product-owner' } });
    }
    const accepted = await team.dana.post(act('accept'), { type: 'feature', before: a.id });
    expect(accepted).toMatchObject({
      status: 200,
      body: { request: { status: 'accepted' }, item: { title: 'Dark mode' } },
    });
    expect(await team.dana.post(act('return'))).toMatchObject({ status: 200, body: { request: { status: 'open' } } });
    const declined = await team.dana.post(act('decline'), { reason: 'no customer' });
    expect(declined.body.request.decision).toMatchObject({ reason: 'no customer' });
    expect(await team.dana.post(act('merge'), { itemId: a.id })).toMatchObject({
      status: 409,
      body: { code: 'already-decided' },
    });
  });
});

it('refuses a body with a word too many on every route, by its path', async () => {
  const { body } = await must(team.emre.post(ofTeam('requests'), { title: 'X', source: 'customer' }));
  const proposal = await must(team.bao.post(ofItem(b, 'rank'), { before: a.id }));
  const goal = await must(
    team.dana.post(ofTeam('goals'), {
      ...{ title: 'Faster', startsOn: '2026-03-01', endsOn: '2026-05-31' },
      measure: { name: 'Median', unit: 's', from: 180, to: 60 },
    }),
  );
  const ids: Record<string, string> = {
    team: team.slug,
    goalId: goal.body.goal.id,
    itemId: a.id,
    requestId: body.request.id,
    proposalId: proposal.body.proposal.id,
    column: 'ready',
  };
  const routes = api.routes.filter(({ method, template }) => method === 'POST' && template.includes('product-backlog'));
  expect(routes.length).toBeGreaterThan(20);
  for (const { template } of routes) {
    const path = template.replace(/:(\w+)/g, (_, name: string) => ids[name]!);
    const reply = await team.dana.post(path, { surplus: 1 });
    expect(reply, template).toMatchObject({ status: 400, body: { code: 'invalid' } });
  }
});
