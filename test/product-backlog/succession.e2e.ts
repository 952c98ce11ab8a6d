import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Item } from '@twotrack/product-backlog/contract';
import { startApi, type Api } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { readLog } from '../support/read-log.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let api: Api;
let team: TestTeam;
let [a, b] = [] as unknown as [Item, Item];

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  const newItem = async (title: string) =>
    (await must(team.dana.post(ofTeam('items'), { type: 'feature', title }))).body.item;
  [a, b] = [await newItem('A'), await newItem('B')];
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

const ofTeam = (rest: string) => `/api/teams/${team.slug}/product-backlog/${rest}`;
const product = async () => (await must(team.bao.get(`/api/teams/${team.slug}/board`))).body.product;
const appoint = (who: 'dana' | 'chloe') =>
  must(team.ada.post(`/api/teams/${team.slug}/people/${team[who].person.id}/appoint-product-owner`));
const ranks = async () =>
  (await must(team.bao.post(`/api/product-backlog/items/${b.id}/rank`, { before: a.id }))).status;
const lastEvent = async () => {
  const { stream } = await product();
  return (await readLog(team.bao, stream, stream.seq - 1)).at(-1)!;
};

describe('a new product owner', () => {
  beforeEach(async () => {
    await appoint('dana');
    const until = new Date(Date.now() + 24 * 60 * 60_000).toISOString();
    await must(team.dana.post(ofTeam('delegation'), { to: team.bao.person.id, until }));
  });

  it('P13 answers for no delegation of the one before: it ends with the appointment, by whoever appointed', async () => {
    await appoint('dana');
    expect((await product()).delegation).toMatchObject({ to: team.bao.person.id });
    await appoint('chloe');
    expect((await product()).delegation).toBeNull();
    expect(await lastEvent()).toMatchObject({
      type: 'delegation-ended',
      by: { name: 'Ada' },
      was: { by: { name: 'Dana' } },
      successor: { id: team.chloe.person.id, name: 'Chloe' },
    });
    expect(await ranks()).toBe(202);
    await appoint('dana');
    expect((await product()).delegation).toBeNull();
  });

  it('P13 and where the appointment did not get to say so, the clock does', async () => {
    const roles = (is: string) =>
      `update identity.membership set roles = ${is} where team_id = '${team.id}' and person_id =`;
    const swap = `${roles(`array_remove(roles, 'product-owner')`)} '${team.dana.person.id}';
      ${roles(`array_prepend('product-owner', roles)`)} '${team.chloe.person.id}'`;
    const client = new pg.Client(database.url);
    await client.connect();
    await client.query(swap).finally(() => client.end());
    await vi.waitFor(async () => expect((await product()).delegation).toBeNull(), { timeout: 10_000, interval: 100 });
    expect(await lastEvent()).toMatchObject({
      type: 'delegation-ended',
      by: { id: 'clock' },
      successor: { name: 'Chloe' },
    });
  });
});
