import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '@twotrack/product-backlog/contract';
import { startApi, type ApiHere } from '../support/api.js';
import type { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { addTeam } from '../support/second-team.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let ledger: { slug: string; owner: Client };
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  ledger = await addTeam(api, database.url, 'Ledger');
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

const ofTeam = (rest: string, slug = team.slug) => `/api/teams/${slug}/product-backlog/${rest}`;
const act = ({ id }: Item, name: string) => `/api/product-backlog/items/${id}/${name}`;
const newItem = async (title: string, who = team.dana, slug = team.slug): Promise<Item> =>
  (await must(who.post(ofTeam('items', slug), { type: 'feature', title }))).body.item;
const talkOf = async (item: Item, who = team.bao) => (await must(who.get(act(item, 'talk')))).body;
const orderOf = async () => {
  const { body } = await must(team.dana.get(`/api/teams/${team.slug}/board`));
  return (body.product.items as Item[]).map(({ id, rank }) => [id, rank]);
};

describe('what is written down and said about an item, over HTTP', () => {
  it('P8 P16 the brief is written by members, each from the version it saw', async () => {
    const item = await newItem('Export');
    const hypothesis = { what: 'an export', outcome: 'help', measure: 'hours', from: '6', to: '1' };
    const written = await must(team.bao.post(act(item, 'hypothesis'), { version: 1, hypothesis }));
    expect(written.body).toMatchObject({ item: { marks: { bet: { reviewAt: null } } }, brief: { version: 2 } });
    expect(await team.bao.post(act(item, 'examples'), { version: 1, examples: [] })).toMatchObject({
      status: 409,
      body: { code: 'stale-version', brief: { hypothesis } },
    });
    expect((await team.emre.post(act(item, 'examples'), { version: 2, examples: [] })).status).toBe(403);
    expect((await talkOf(item)).brief).toMatchObject({ hypothesis, examples: [], links: [] });
    const { body } = await must(team.bao.get(`/api/product-backlog/items/${item.id}`));
    expect(body.history[0]).toMatchObject({ type: 'hypothesis-stated', was: null, by: { name: 'Bao' } });
  });

  it('a link is kept by https only, and by no password', async () => {
    const item = await newItem('Linked');
    for (const url of ['http://example.org', 'javascript:alert(1)', 'https://a:b@example.org', 'no', ''])
      expect(await team.bao.post(act(item, 'attach-link'), { url, title: 'x' }), url).toMatchObject({ status: 400 });
    const link = { url: 'https://example.org/a?b=c', title: 'Sketch' };
    await must(team.bao.post(act(item, 'attach-link'), link));
    expect((await talkOf(item)).brief.links).toEqual([link]);
  });

  it('P10 a question is asked, talked about, answered, and counted where boards see it', async () => {
    const item = await newItem('Asked');
    const asked = await must(team.bao.post(act(item, 'ask'), { text: 'For whom?', blocking: true }));
    const questionId = asked.body.question.id;
    expect(asked.body.item.marks.questions).toEqual({ open: 1, blocking: 1, answered: 0 });
    await must(team.dana.post(act(item, 'comment'), { questionId, text: 'I ask them.' }));
    expect((await team.emre.post(act(item, 'comment'), { questionId, text: 'Me?' })).status).toBe(404);
    const answered = await must(team.dana.post(act(item, 'answer'), { questionId, text: 'Accountants.' }));
    expect(answered.body.item.marks.questions).toEqual({ open: 0, blocking: 0, answered: 1 });
    expect(await talkOf(item)).toMatchObject({
      questions: [{ text: 'For whom?', answer: { text: 'Accountants.', by: { name: 'Dana' } } }],
      comments: [{ text: 'I ask them.', questionId }],
    });
    const other = await newItem('Other');
    expect((await team.dana.post(act(other, 'answer'), { questionId, text: 'x' })).status).toBe(404);
  });

  it('P17 L7 requesters vote and comment by the order they see; no rank moves and nothing internal is told', async () => {
    const [first, second] = [await newItem('First wish'), await newItem('Second wish')];
    const before = await orderOf();
    const voted = await must(team.emre.post(act(second, 'vote')));
    expect(voted.body).toMatchObject({ votes: 1, mine: true });
    expect(voted.body).not.toHaveProperty('item');
    expect((await must(team.emre.post(act(second, 'vote')))).body.votes).toBe(1);
    expect((await must(team.bao.post(act(second, 'vote')))).body.votes).toBe(2);
    await must(team.bao.post(act(second, 'ask'), { text: 'Secret?' }));
    await must(team.emre.post(act(second, 'comment'), { text: 'Please.' }));
    expect(await orderOf()).toEqual(before);

    const { items } = (await must(team.emre.get(ofTeam('wishes')))).body;
    expect(items.map(({ id }: Item) => id)).toEqual(before.map(([id]) => id));
    const [a, b] = [first, second].map(({ id }) => items.find((one: Item) => one.id === id));
    expect(a).toMatchObject({ votes: 0, mine: false, comments: 0 });
    expect(Object.keys(b).sort()).toEqual(
      ['column', 'comments', 'goal', 'id', 'key', 'mine', 'place', 'title', 'votes'].sort(),
    );
    expect(b).toMatchObject({ votes: 2, mine: true, comments: 1, place: a.place + 1 });
    const page = (await must(team.emre.get(ofTeam(`wishes?after=${a.place}&limit=1`)))).body.items;
    expect(page).toEqual([b]);
    expect((await must(team.emre.get(act(second, 'comments')))).body.comments).toMatchObject([{ text: 'Please.' }]);
    expect((await team.emre.get(act(second, 'talk'))).status).toBe(404);
    expect((await team.ada.post(act(second, 'vote'))).body).toMatchObject({ code: 'stakeholders-only' });
    expect((await talkOf(second)).votes.map(({ by }: { by: { name: string } }) => by.name)).toEqual(['Emre', 'Bao']);
  });

  it('P18 what needs what is seen from both ends, across teams, and never comes round', async () => {
    const [a, b] = [await newItem('A'), await newItem('B')];
    const theirs = await newItem('Ledger API', ledger.owner, ledger.slug);
    await must(team.bao.post(act(a, 'depend-on'), { itemId: b.id }));
    await must(team.bao.post(act(b, 'depend-on'), { itemId: theirs.id }));
    for (const [item, itemId] of [
      [b, a.id],
      [a, a.id],
    ] as const)
      expect((await team.bao.post(act(item, 'depend-on'), { itemId })).body).toMatchObject({
        code: 'dependency-cycle',
      });
    expect((await ledger.owner.post(act(theirs, 'depend-on'), { itemId: a.id })).body).toMatchObject({
      code: 'dependency-cycle',
    });
    expect((await talkOf(b)).dependsOn).toMatchObject([{ key: theirs.key, title: 'Ledger API', team: 'Ledger' }]);
    expect((await talkOf(b)).neededBy).toMatchObject([{ id: a.id }]);
    expect((await talkOf(theirs, ledger.owner)).neededBy).toMatchObject([{ id: b.id, title: 'B' }]);
    const { items } = (await must(team.bao.get(ofTeam(`called?key=${theirs.key.toLowerCase()}`)))).body;
    expect(items).toContainEqual(expect.objectContaining({ id: theirs.id, team: 'Ledger' }));
    expect((await team.emre.get(ofTeam(`called?key=${theirs.key}`))).status).toBe(403);
    await must(team.bao.post(act(b, 'undepend'), { itemId: theirs.id }));
    expect((await talkOf(theirs, ledger.owner)).neededBy).toEqual([]);
  });
});
