import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type ApiHere } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let at: string;

const file = (name: string) => ({
  name,
  text: readFileSync(path.resolve(import.meta.dirname, 'fixtures', name), 'utf8'),
});

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  at = `/api/teams/${team.slug}`;
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

const board = async () => (await must(team.dana.get(`${at}/board`))).body;

interface Listed {
  title: string;
  what: string;
  count: number;
}
const titles = (list: Listed[]) => list.map(({ title }) => title);
const counts = (losses: Listed[]) => Object.fromEntries(losses.map(({ what, count }) => [what, count]));

describe('a mixed backlog', () => {
  it('P4 is shown sorted out into the two tracks, with the reason, before anything happens', async () => {
    const before = await board();
    const { body } = await must(team.bao.post(`${at}/import/preview`, file('jira.json')));
    expect(body.format).toBe('jira-json');
    expect(body.rows.map((row: { key: string; target: string }) => [row.key, row.target])).toEqual([
      ['SHOP-1', 'inbox'],
      ['SHOP-2', 'inbox'],
      ['SHOP-3', 'skipped'],
      ['SHOP-4', 'incident'],
      ['SHOP-5', 'service-request'],
    ]);
    expect(
      body.groups.map(({ name, why, count }: { name: string; why: string; count: number }) => [name, why, count]),
    ).toEqual([
      ['Bug', 'It is about the product: the product owner decides.', 1],
      ['Story', 'It is about the product: the product owner decides.', 1],
      ['Story, finished', 'It is over there (Done): nothing is left to order.', 1],
      ['Incident', '“Incident” is work for others.', 1],
      ['Task, labelled support', 'The label “support” says that it is work for others.', 1],
    ]);
    expect(counts(body.losses)).toMatchObject({ 'a change in the log of an issue': 2, 'a comment as such': 1 });
    const after = await board();
    expect([after.product.stream, after.service.stream]).toEqual([before.product.stream, before.service.stream]);
  });

  it('P4 S3 comes in once, whoever brings it: wishes to the inbox, work to the queues with assumed facts', async () => {
    const { body: first } = await must(team.bao.post(`${at}/import`, file('jira.json')));
    expect(first.body).toMatchObject({
      ...{ state: 'finished', total: 5, gone: 5, inbox: 2, order: 0, tickets: 2, known: 0, skipped: 1 },
      by: { name: 'Bao' },
    });
    const { product, service } = await board();
    expect(titles(product.requests).sort()).toEqual(['Cart loses items', 'Pay by invoice']);
    expect(product.items).toEqual([]);
    expect(service.tickets.map(({ title, kind }: { title: string; kind: string }) => [title, kind]).sort()).toEqual([
      ['New laptop for Kim', 'service-request'],
      ['Shop is down', 'incident'],
    ]);
    const facts = Object.values(service.tickets[0].facts) as { source: string }[];
    expect(facts.every(({ source }) => source === 'assumed')).toBe(true);

    const again = await must(team.chloe.post(`${at}/import`, file('jira.json')));
    expect(again.body.body).toMatchObject({ inbox: 0, order: 0, tickets: 0, known: 4, skipped: 1 });
    const now = await board();
    expect([now.product.stream.seq, now.service.stream.seq]).toEqual([product.stream.seq, service.stream.seq]);
    const { body: seen } = await must(team.bao.post(`${at}/import/preview`, file('jira.json')));
    expect(seen.rows.map(({ known }: { known: boolean }) => known)).toEqual([true, true, false, true, true]);
  });

  it('P4 keeps what has no field in the text, and says so', async () => {
    const { product } = await board();
    const request = product.requests.find(({ title }: Listed) => title === 'Pay by invoice');
    const { body } = await must(team.dana.get(`/api/product-backlog/requests/${request.id}`));
    expect(request).toMatchObject({
      at: '2025-03-01T09:00:00.000Z',
      marks: { imported: { from: 'jira', key: 'SHOP-2' } },
    });
    expect(body.problem).toContain('## Why\n- **Firms** cannot pay');
    expect(body.problem).toContain('**Comment by Lou, 2025-03-02**\n\n> Soon?');
    expect(body.problem).toContain(
      '_From Jira: SHOP-2 · Story · Selected · labels: checkout · links: blocks SHOP-9 · asked for by Kim on 2025-03-01_',
    );
  });

  it('P4 goes into the order by the product owner alone; a team’s choice is remembered for the next file', async () => {
    const choices = { 'type:User Story': 'order', 'type:Epic': 'order', 'finished:Bug': 'inbox' };
    const chosen = { ...file('azure.csv'), choices };
    const before = await board();
    const refused = await team.bao.post(`${at}/import`, chosen);
    expect([refused.status, refused.body.code]).toEqual([403, 'not-product-owner']);
    expect((await board()).product.stream).toEqual(before.product.stream);
    const { body } = await must(team.dana.post(`${at}/import`, chosen));
    expect(body.body).toMatchObject({ inbox: 1, order: 2, tickets: 0, skipped: 0 });
    const { product } = await board();
    const ordered = product.items.toSorted((a: { rank: string }, b: { rank: string }) => (a.rank < b.rank ? -1 : 1));
    expect(titles(ordered)).toEqual(['Show a "Warning"', 'Grün & schön']);
    const { body: next } = await must(team.dana.post(`${at}/import/preview`, file('azure.csv')));
    expect(next.groups.map(({ target }: { target: string }) => target)).toEqual(['order', 'inbox', 'order']);
  });

  it('L4 under the same key gives the same report; other words under it are refused', async () => {
    const sending = { key: 'trello-once' };
    const { body: first } = await must(team.dana.post(`${at}/import`, file('trello.json'), sending));
    const { body: second } = await must(team.dana.post(`${at}/import`, file('trello.json'), sending));
    expect(second).toEqual(first);
    const other = await team.dana.post(`${at}/import`, file('azure.csv'), sending);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    expect((await must(team.bao.get(`${at}/imports/${first.id}`))).body.body).toEqual(first.body);
    const { imports } = (await must(team.bao.get(`${at}/imports`))).body;
    expect(imports[0]).toEqual((await must(team.bao.get(`${at}/imports/${first.id}`))).body);
    expect((await team.bao.get(`${at}/imports/nothing`)).status).toBe(404);
  });

  it('is refused where nothing here can read it, with what is wrong', async () => {
    const hello = await team.dana.post(`${at}/import/preview`, { name: 'a.txt', text: 'hello' });
    expect([hello.status, hello.body.code]).toEqual([400, 'unreadable-file']);
    const typo = await team.dana.post(`${at}/import`, { name: 'a.csv', text: 'a,b\n1,2', target: 'order' });
    expect(typo.status).toBe(400);
    for (const route of ['import', 'import/preview']) {
      expect((await team.emre.post(`${at}/${route}`, file('azure.csv'))).status).toBe(403);
      expect((await team.ada.post(`${at}/${route}`, file('azure.csv'))).status).toBe(403);
    }
  });
});

describe('a backlog taken along', () => {
  const get = (who: 'dana' | 'bao' | 'ada' | 'emre', format: string) =>
    team[who].get(`${at}/product-backlog/export?format=${format}`);

  it('A2 is exported by the product owner and the admins alone', async () => {
    const all = await Promise.all((['dana', 'ada', 'bao', 'emre'] as const).map((who) => get(who, 'json')));
    expect(all.map(({ status }) => status)).toEqual([200, 200, 403, 403]);
    expect(all[0]!.headers.get('content-disposition')).toMatch(/^attachment; filename="product-backlog-.+\.json"$/);
  });

  it('P1 as CSV keeps every word, and no spreadsheet takes one for a formula', async () => {
    const problem = '=HYPERLINK("https://x.example")\nsecond, line';
    await must(team.dana.post(`${at}/product-backlog/items`, { type: 'feature', title: '@all: -1 + "2"', problem }));
    const { body: text, headers } = await get('dana', 'csv');
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(text).toContain(`"'@all: -1 + ""2""","'=HYPERLINK(""https://x.example"")`);
    const { body } = await must(team.dana.post(`${at}/import/preview`, { name: 'ours.csv', text }));
    expect(body.format).toBe('twotrack-csv');
    expect(titles(body.rows)).toContain('@all: -1 + "2"');
  });

  it('P1 is not put over another backlog', async () => {
    const text = JSON.stringify((await get('dana', 'json')).body);
    const over = await team.dana.post(`${at}/import`, { name: 'ours.json', text });
    expect([over.status, over.body.code]).toEqual([409, 'backlog-not-empty']);
    const broken = await team.dana.post(`${at}/import`, { name: 'x.json', text: text.replace('"rank"', '"rang"') });
    expect([broken.status, broken.body.code]).toEqual([400, 'unreadable-file']);
  });
});
