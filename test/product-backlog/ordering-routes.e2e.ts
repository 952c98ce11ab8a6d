import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '@twotrack/product-backlog/contract';
import { startApi, type ApiHere } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let api: ApiHere;
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
const ofItem = (item: Item, act: string) => `/api/product-backlog/items/${item.id}/${act}`;
const inADay = () => new Date(Date.now() + 24 * 60 * 60_000).toISOString();

describe('the order as a record over HTTP', () => {
  it('P13 a member orders while it is delegated to them, 200 instead of 202, and proposals are theirs to answer', async () => {
    const ask = () => team.bao.post(ofItem(b, 'rank'), { before: a.id });
    const proposed = await must(ask());
    expect(proposed.status).toBe(202);
    const { id } = proposed.body.proposal;
    expect(await team.bao.post(`/api/product-backlog/proposals/${id}/accept`)).toMatchObject({
      status: 403,
      body: { code: 'not-product-owner' },
    });
    const given = { to: team.bao.person.id, until: inADay(), reason: 'on leave' };
    for (const other of [team.bao, team.ada]) expect((await other.post(ofTeam('delegation'), given)).status).toBe(403);
    const { body } = await must(team.dana.post(ofTeam('delegation'), given));
    expect(body.delegation).toMatchObject({ to: team.bao.person.id, by: { name: 'Dana' } });
    await must(team.bao.post(`/api/product-backlog/proposals/${id}/accept`));
    const [row] = (await must(team.ada.get(ofTeam('rankings')))).body;
    expect(row).toMatchObject({ by: { name: 'Bao' }, onBehalfOf: { name: 'Dana' }, item: { key: b.key } });
    expect((await must(team.bao.post(ofItem(b, 'unrank'), { ranking: row.seq }))).body.item.id).toBe(b.id);
    await must(team.dana.post(ofTeam('delegation/withdraw')));
    expect((await must(ask())).status).toBe(202);
  });

  it('P13 A3 is delegated to nobody from outside the work of the team', async () => {
    for (const to of [team.emre.person.id, team.ada.person.id, randomUUID()])
      expect((await team.dana.post(ofTeam('delegation'), { to, until: inADay() })).status).toBe(404);
  });

  it('P3 one body answers many proposals, and one takes them all back', async () => {
    const open = (await must(team.dana.get(`/api/teams/${team.slug}/board`))).body.product.proposals;
    const ids = open.map(({ id }: { id: string }) => id);
    for (const other of [team.bao, team.ada])
      expect((await other.post(ofTeam('proposals/bulk'), { ids, answer: 'accept' })).status).toBe(403);
    const { body } = await must(team.dana.post(ofTeam('proposals/bulk'), { ids, answer: 'accept' }));
    expect(body.results).toEqual(ids.map((id: string) => ({ id, status: 'accepted', code: null })));
    const back = await must(team.dana.post(ofTeam('proposals/bulk/return'), { ids }));
    expect(back.body.results).toEqual(ids.map((id: string) => ({ id, status: 'open', code: null })));
  });

  it('P14 the ledger and the changes are read by the team, and a bad question is refused', async () => {
    for (const path of ['rankings', `order-changes?since=${inADay()}`]) {
      expect((await team.emre.get(ofTeam(path))).status).toBe(403);
      expect((await team.ada.get(ofTeam(path))).status).toBe(200);
    }
    const bad = ['rankings?limit=0', 'rankings?after=x', 'rankings?item=x', 'order-changes', 'order-changes?since=x'];
    for (const query of bad)
      expect(await team.dana.get(ofTeam(query)), query).toMatchObject({ status: 400, body: { code: 'invalid' } });
  });

  it('A2 a malformed body is refused on every route', async () => {
    const routes = ['delegation', 'delegation/withdraw', 'proposals/bulk', 'proposals/bulk/return'].map(ofTeam);
    for (const path of [...routes, ofItem(a, 'unrank')])
      expect(await team.dana.post(path, { wrong: 1 }), path).toMatchObject({ status: 400, body: { code: 'invalid' } });
    const many = Array.from({ length: 501 }, () => randomUUID());
    expect((await team.dana.post(ofTeam('proposals/bulk'), { ids: many, answer: 'accept' })).status).toBe(400);
  });
});
