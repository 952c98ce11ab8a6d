import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '@twotrack/product-backlog/contract';
import { startApi, type ApiHere } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

const ofTeam = (rest: string) => `/api/teams/${team.slug}/product-backlog/${rest}`;
const act = (item: Item, name: string) => `/api/product-backlog/items/${item.id}/${name}`;
const newItem = async (title: string): Promise<Item> =>
  (await must(team.dana.post(ofTeam('items'), { type: 'feature', title }))).body.item;

describe('the ritual over HTTP', () => {
  it('P12 keeps, sets aside and takes up by the product owner alone', async () => {
    const item = await newItem('Old');
    const reason = 'the law comes in May';
    for (const other of [team.bao, team.ada, team.emre]) {
      for (const name of ['keep', 'set-aside'])
        expect(await other.post(act(item, name), { reason })).toMatchObject({
          status: 403,
          body: { code: 'not-product-owner' },
        });
    }
    expect((await must(team.dana.post(act(item, 'keep'), { reason }))).body.item.marks.kept.reason).toBe(reason);
    expect((await must(team.dana.post(act(item, 'unkeep')))).body.item.marks).toEqual({});
    const set = (await must(team.dana.post(act(item, 'set-aside'), { reason }))).body.item;
    expect(set).toMatchObject({ rank: null, setAside: { reason } });
    const board = await must(team.bao.get(`/api/teams/${team.slug}/board`));
    expect(board.body.product.items.map(({ id }: Item) => id)).not.toContain(item.id);
    expect(await team.bao.post(act(item, 'move'), { from: 'backlog', column: 'ready' })).toMatchObject({
      status: 409,
      body: { code: 'item-set-aside', item: { id: item.id } },
    });
    expect((await must(team.bao.get(ofTeam('set-aside?q=old')))).body.items).toMatchObject([{ id: item.id }]);
    expect((await must(team.dana.post(act(item, 'take-up')))).body.item).toMatchObject({ setAside: null });
    expect((await must(team.bao.get(ofTeam('set-aside')))).body).toEqual({ items: [], next: null });
  });

  it('P12 the dinosaurs and what is set aside are read by the team, and a bad page is refused', async () => {
    expect((await must(team.ada.get(ofTeam('dinosaurs')))).body).toMatchObject({ dinosaurs: [], total: 0 });
    for (const path of ['dinosaurs', 'set-aside']) expect((await team.emre.get(ofTeam(path))).status).toBe(403);
    for (const query of ['set-aside?after=x', 'set-aside?limit=0', 'dinosaurs?after=-1', 'dinosaurs?limit=201'])
      expect(await team.dana.get(ofTeam(query)), query).toMatchObject({ status: 400, body: { code: 'invalid' } });
  });

  it('P12 a page ends where the cursor of another begins', async () => {
    for (const title of ['A', 'B', 'C'])
      await must(team.dana.post(act(await newItem(title), 'set-aside'), { reason: 'later' }));
    const first = (await must(team.dana.get(ofTeam('set-aside?limit=2')))).body;
    const rest = (await must(team.dana.get(ofTeam(`set-aside?limit=2&after=${encodeURIComponent(first.next)}`)))).body;
    expect([...first.items, ...rest.items].map(({ title }: Item) => title)).toEqual(['C', 'B', 'A']);
  });
});
