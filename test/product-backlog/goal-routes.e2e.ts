import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Goal, Item } from '@twotrack/product-backlog/contract';
import { startApi, type ApiHere } from '../support/api.js';
import { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { addTeam } from '../support/second-team.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let other: { slug: string; owner: Client };

const ofTeam = (rest: string, slug = team.slug) => `/api/teams/${slug}/product-backlog/${rest}`;
const ofGoal = (goal: Goal, act = '') => `/api/product-backlog/goals/${goal.id}${act && `/${act}`}`;
const words = {
  ...{ title: 'Checkout in a minute', why: 'People leave.', startsOn: '2026-03-01', endsOn: '2026-05-31' },
  measure: { name: 'Median checkout', unit: 's', from: 180, to: 60 },
};

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  other = await addTeam(api, database.url, 'Ledger');
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

describe('goals over HTTP', () => {
  it('P6 from the first day to the last: opened, served, reported, closed, read, opened again', async () => {
    const opened = await must(team.dana.post(ofTeam('goals'), words));
    const goal: Goal = opened.body.goal;
    expect(opened.status).toBe(201);
    expect(await team.dana.post(ofTeam('goals'), words)).toMatchObject({
      ...{ status: 409, body: { code: 'goal-open', goal: { id: goal.id } } },
    });
    const item: Item = (await must(team.dana.post(ofTeam('items'), { type: 'feature', title: 'One page' }))).body.item;
    const act = (act: string) => `/api/product-backlog/items/${item.id}/${act}`;
    expect((await must(team.dana.post(act('serve'), { goalId: goal.id }))).body.item.goalId).toBe(goal.id);
    await must(team.bao.post(act('move'), { from: 'backlog', column: 'done' }));
    expect((await must(team.dana.post(ofGoal(goal, 'progress'), { current: 61.5 }))).body.goal.version).toBe(2);
    expect(await team.dana.post(ofGoal(goal, 'edit'), { ...words, version: 1 })).toMatchObject({
      ...{ status: 409, body: { code: 'stale-version', goal: { version: 2 } } },
    });
    const detail = (await must(team.bao.get(ofGoal(goal)))).body;
    expect(detail).toMatchObject({ goal: { measure: { current: 61.5 } }, shares: { finished: { served: 1, all: 1 } } });
    const { closed } = (await must(team.dana.post(ofGoal(goal, 'close'), { reached: 'partly' }))).body.goal;
    expect(closed).toMatchObject({ reached: 'partly', by: { name: 'Dana' } });
    const past = (await must(team.bao.get(ofTeam('goals?limit=5')))).body.goals;
    expect(past).toMatchObject([{ goal: { id: goal.id, closed }, finished: { served: 1, all: 1 } }]);
    await must(team.dana.post(ofGoal(goal, 'reopen'), {}));
    expect((await must(team.dana.post(act('unserve'), {}))).body.item.goalId).toBeNull();
    expect(await team.dana.post(ofGoal(goal, 'withdraw'), {})).toMatchObject({
      ...{ status: 409, body: { code: 'goal-in-use' } },
    });
  });

  it('P6 A3 no item serves the goal of another team', async () => {
    const foreign: Goal = (await must(other.owner.post(ofTeam('goals', other.slug), words))).body.goal;
    const { item } = (await must(team.dana.post(ofTeam('items'), { type: 'feature', title: 'Mine' }))).body;
    const served = await team.dana.post(`/api/product-backlog/items/${item.id}/serve`, { goalId: foreign.id });
    expect(served).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect((await team.bao.get(ofGoal(foreign))).status).toBe(404);
  });

  it('P6 the goals of all teams are known to everybody who is signed in, and say nothing else', async () => {
    const vision = { version: 0, vision: 'Every cent is found.' };
    await must(other.owner.post(ofTeam('settings/vision', other.slug), vision));
    const { goals } = (await must(team.emre.get('/api/goals'))).body;
    const ledger = goals.find((one: { team: string }) => one.team === 'Ledger');
    const { why: _, ...told } = words;
    expect(ledger).toEqual({
      ...{ teamId: expect.any(String), team: 'Ledger', vision: vision.vision },
      goal: { id: expect.any(String), ...told, measure: { ...words.measure, current: 180 } },
    });
    expect((await new Client(api.url).get('/api/goals')).status).toBe(401);
  });

  it('L7 a requester sees the goal on the own board, live, and neither past goals nor shares', async () => {
    const { product } = (await must(team.emre.get(`/api/teams/${team.slug}/board`))).body;
    expect(product).toMatchObject({ items: [], goal: { title: words.title } });
    expect((await team.emre.get(ofTeam('goals'))).status).toBe(403);
    expect((await team.emre.get(ofGoal(product.goal))).status).toBe(403);
    await must(team.dana.post(ofGoal(product.goal, 'progress'), { current: 70 }));
    const { id, epoch, seq } = product.stream;
    const { events } = (await must(team.emre.get(`/api/streams/${id}/events?epoch=${epoch}&after=${seq}`))).body;
    expect(events).toMatchObject([{ type: 'goal-progressed', goal: { measure: { current: 70 } } }]);
  });
});
