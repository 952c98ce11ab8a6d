import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item, Request } from '@twotrack/product-backlog/contract';
import { startApi, type ApiHere } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Listener } from '../support/listener.js';
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
const ask = async (title: string): Promise<Request> =>
  (await must(team.emre.post(ofTeam('requests'), { title, source: 'customer' }))).body.request;
const delivered = async (): Promise<Item> => {
  const { item } = (await must(team.dana.post(ofTeam('items'), { type: 'feature', title: 'Export' }))).body;
  const move = { from: 'backlog', column: 'done' };
  return (await must(team.dana.post(`/api/product-backlog/items/${item.id}/move`, move))).body.item;
};

describe('the inbox over HTTP', () => {
  it('P4 one body decides many, the screens hear it as one, and one body takes them all back', async () => {
    const ids = [(await ask('A')).id, (await ask('B')).id, (await ask('C')).id];
    const body = { ids, decision: 'accept', type: 'feature' };
    for (const other of [team.bao, team.ada, team.emre])
      expect((await other.post(ofTeam('requests/bulk'), body)).status).toBe(403);
    const screen = await Listener.connect(team.bao);
    const { product } = (await must(team.dana.get(`/api/teams/${team.slug}/board`))).body;
    const { id, seq: from } = product.stream;
    await screen.hello([product.stream]);
    const { results, seq } = (await must(team.dana.post(ofTeam('requests/bulk'), body))).body;
    expect(results.map(({ status }: { status: string }) => status)).toEqual(['accepted', 'accepted', 'accepted']);
    await expect.poll(() => screen.reached(id)).toBe(seq);
    expect(screen.deltas.filter((one) => one.id === id)).toMatchObject([{ from, to: seq }]);
    screen.close();
    await must(team.dana.post(ofTeam('requests/bulk/return'), { ids }));
    const after = (await must(team.dana.get(`/api/teams/${team.slug}/board`))).body.product;
    expect(after.requests.map(({ id }: Request) => id)).toEqual(ids);
    await must(team.dana.post(ofTeam('requests/bulk'), { ids, decision: 'decline', reason: 'seen' }));
  });

  it('P4 P11 tells in one reading how many requests are behind each item, a part of a split counting its parent’s', async () => {
    const [a, b, c] = [await ask('Behind A'), await ask('Behind B'), await ask('Behind C')];
    const body = { ids: [a.id, b.id], decision: 'accept', type: 'feature', asOne: true };
    const { results } = (await must(team.dana.post(ofTeam('requests/bulk'), body))).body;
    const parent = results[0].itemId as string;
    const own = (await must(team.dana.post(ofTeam('items'), { type: 'feature', title: 'Own idea' }))).body.item as Item;
    const behind = async () => (await must(team.ada.get(ofTeam('requests/behind')))).body.requests;
    expect(await behind()).toMatchObject({ [parent]: 2 });
    expect(await behind()).not.toHaveProperty(own.id);
    const children = [{ title: 'First half' }, { title: 'Second half' }];
    const split = await must(team.dana.post(`/api/product-backlog/items/${parent}/split`, { version: 1, children }));
    const [one, other] = split.body.children.map(({ id }: Item) => id) as [string, string];
    await must(team.dana.post(`/api/product-backlog/requests/${c.id}/merge`, { itemId: other }));
    expect(await behind()).toMatchObject({ [one]: 2, [other]: 3 });
    expect(await behind()).not.toHaveProperty(parent);
    expect((await team.emre.get(ofTeam('requests/behind'))).status).toBe(403);
  });

  it('P4 L7 everybody reads what they asked for themselves, whatever became of it, and nothing else there', async () => {
    const { request } = (await must(team.bao.post(ofTeam('requests'), { title: 'Faster builds', source: 'team' })))
      .body;
    await must(team.dana.post(`/api/product-backlog/requests/${request.id}/decline`, { reason: 'A minute' }));
    await ask('Not Bao’s');
    const own = async (who: typeof team.bao) =>
      (await must(who.get(ofTeam('requests/own')))).body.requests as Request[];
    expect((await own(team.bao)).map(({ title, decision }) => [title, decision!.reason])).toEqual([
      ['Faster builds', 'A minute'],
    ]);
    expect(await own(team.chloe)).toEqual([]);
    expect((await own(team.emre)).every(({ requester }) => requester.id === team.emre.person.id)).toBe(true);
  });

  it('P5 feedback is given by everybody of the team, withdrawn by whoever gave it, and refused before delivery', async () => {
    const item = await delivered();
    const path = `/api/product-backlog/items/${item.id}/feedback`;
    const body = { fellShort: 'less', words: 'Only ten rows.' };
    const given = await must(team.bao.post(path, body));
    expect(given.status).toBe(201);
    expect((await must(team.ada.post(path, { ...body, fellShort: 'far-less' }))).body.request.source).toBe('feedback');
    expect((await team.emre.post(path, body)).status).toBe(404);
    const withdraw = `/api/product-backlog/requests/${given.body.request.id}/withdraw`;
    expect(await team.ada.post(withdraw, { reason: 'no' })).toMatchObject({ status: 403 });
    expect((await must(team.bao.post(withdraw, { reason: 'mistaken' }))).body.request.status).toBe('declined');
    const { feedback } = (await must(team.dana.get(`/api/product-backlog/items/${item.id}`))).body;
    expect(feedback.map(({ status }: Request) => status)).toEqual(['open', 'declined']);
    await must(team.dana.post(`/api/product-backlog/items/${item.id}/move`, { from: 'done', column: 'review' }));
    expect(await team.bao.post(path, body)).toMatchObject({ status: 409, body: { code: 'not-delivered' } });
  });

  it('P4 P5 whoever asked follows what it became, and says of that whether it falls short', async () => {
    const { id } = await ask('Own wish');
    const path = `/api/product-backlog/requests/${id}`;
    const state = async () => (await must(team.emre.get(`${path}/followed`))).body.state;
    const body = { fellShort: 'far-less', words: 'It prints nothing.' };
    expect(await state()).toBe('waiting');
    const { item } = (await must(team.dana.post(`${path}/accept`, { type: 'feature' }))).body;
    expect(await state()).toBe('planned');
    expect(await team.emre.post(`${path}/feedback`, body)).toMatchObject({
      status: 409,
      body: { code: 'not-delivered' },
    });
    await must(team.bao.post(`/api/product-backlog/items/${item.id}/move`, { from: 'backlog', column: 'done' }));
    expect(await state()).toBe('delivered');
    const { request } = (await must(team.emre.post(`${path}/feedback`, body))).body;
    expect(request).toMatchObject({ title: 'Repair Own wish', marks: { about: { itemId: item.id } } });
    for (const other of [team.bao, team.dana]) {
      expect((await other.get(`${path}/followed`)).status).toBe(404);
      expect((await other.post(`${path}/feedback`, body)).status).toBe(404);
    }
  });

  it('A2 a malformed body is refused on every route', async () => {
    const { id } = await ask('D');
    const item = await delivered();
    const bad: [string, object][] = [
      [ofTeam('requests/bulk'), { ids: [], decision: 'decline', reason: 'x' }],
      [ofTeam('requests/bulk'), { ids: [id], decision: 'decline' }],
      [ofTeam('requests/bulk'), { ids: [id], decision: 'accept', type: 'debt' }],
      [ofTeam('requests/bulk'), { ids: [id], decision: 'burn' }],
      [ofTeam('requests/bulk'), { ids: Array.from({ length: 501 }, () => randomUUID()), decision: 'accept' }],
      [ofTeam('requests/bulk'), { ids: [id], decision: 'join', requestId: 'x' }],
      [ofTeam('requests/bulk'), { ids: [id], decision: 'join', itemId: id }],
      [ofTeam('requests/bulk/return'), { ids: [id], also: true }],
      [`/api/product-backlog/requests/${id}/comments`, { text: 'x' }],
      [`/api/product-backlog/requests/${id}/comments`, { text: ' ', public: true }],
      [`/api/product-backlog/requests/${id}/withdraw-comment`, { commentId: 'x' }],
      [`/api/product-backlog/requests/${id}/hear`, {}],
      [`/api/product-backlog/items/${item.id}/feedback`, { fellShort: 'less', words: ' ' }],
      [`/api/product-backlog/items/${item.id}/feedback`, { fellShort: 'much', words: 'x' }],
      [`/api/product-backlog/requests/${id}/withdraw`, {}],
      [`/api/product-backlog/requests/${id}/feedback`, { fellShort: 'less' }],
    ];
    for (const [path, body] of bad) expect([path, (await team.dana.post(path, body)).status]).toEqual([path, 400]);
  });
});
