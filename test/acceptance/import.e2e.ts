import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item, ProductView } from '@twotrack/product-backlog/contract';
import { orderOf } from '@twotrack/product-backlog/domain';
import { startApi, type Api } from '../support/api.js';
import { parseCsv } from '../support/csv.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { addTeam } from '../support/second-team.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

/* Real files of other systems (see shared/data/README.md); never a part of the project. */
const DATA = path.resolve(import.meta.dirname, '../../../shared/data');
const there = existsSync(DATA);
if (!there) console.log(`skipped: ${DATA} is not here`);

const file = (name: string) => ({ name, text: readFileSync(path.join(DATA, name), 'utf8') });

interface Told {
  inbox: number;
  order: number;
  known: number;
  skipped: number;
  tickets: number;
  losses: { what: string; count: number }[];
}
const counts = ({ losses }: Told) => Object.fromEntries(losses.map(({ what, count }) => [what, count]));

describe.skipIf(!there)('backlogs of real teams', () => {
  let database: TestDatabase;
  let api: Api;
  let team: TestTeam;
  let at: string;

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

  const product = async (who = team.dana, slug = team.slug): Promise<ProductView> =>
    (await must(who.get(`/api/teams/${slug}/board`))).body.product;
  const bring = async (body: object): Promise<Told> => (await must(team.dana.post(`${at}/import`, body))).body.body;
  const intoOrder = { 'type:Without a type': 'order' };
  const rowsOf = (name: string) => parseCsv(file(name).text).slice(1);
  const full = (name: string, column: number) => rowsOf(name).filter((row) => row[column]!.trim() !== '').length;

  it(
    'P4 Talend and Usergrid: 1,863 items in the order of their files, within 10 s each, with true losses',
    { timeout: 60_000 },
    async () => {
      for (const name of ['backlog-talend.csv', 'backlog-usergrid.csv']) {
        const began = performance.now();
        const told = await bring({ ...file(name), choices: intoOrder });
        expect(performance.now() - began).toBeLessThan(10_000);
        expect(told).toMatchObject({ inbox: 0, order: rowsOf(name).length, known: 0, skipped: 0, tickets: 0 });
        expect(counts(told)).toMatchObject({
          'the column split_mark': full(name, 4),
          'points as a number': rowsOf(name).filter((row) => Number(row[3]) > 0).length,
        });
      }
      const titles = [...rowsOf('backlog-talend.csv'), ...rowsOf('backlog-usergrid.csv')];
      expect(titles).toHaveLength(1_863);
      const seen = orderOf((await product()).items);
      expect(seen.map(({ title }) => title)).toEqual(titles.map((row) => row[1]!.replace(/\s+/g, ' ').trim()));
      expect(seen.map(({ marks }) => marks.imported!.key)).toEqual(titles.map(([key]) => key));
    },
  );

  it('P4 brought again, nothing comes twice', { timeout: 60_000 }, async () => {
    const before = (await product()) as ProductView & { stream: { seq: number } };
    const told = await bring({ ...file('backlog-talend.csv'), choices: intoOrder });
    expect(told).toMatchObject({ inbox: 0, order: 0, known: 1_381 });
    expect(((await product()) as typeof before).stream.seq).toBe(before.stream.seq);
  });

  it('P4 Jira REST: six issues with their logs', async () => {
    const names = readdirSync(path.join(DATA, 'jira-rest')).filter((name) => name.startsWith('SP-'));
    const issues = names.map((name) => JSON.parse(file(`jira-rest/${name}`).text));
    const told = await bring({ name: 'jira.json', text: JSON.stringify({ issues }) });
    // of the one that is over there nothing comes in, so nothing more is lost of it
    const taken = issues.filter(({ fields }) => fields.status.statusCategory.key !== 'done');
    const changes = taken.flatMap(({ changelog }) => changelog.histories).length;
    expect(told).toMatchObject({ inbox: 5, skipped: 1, order: 0 });
    expect(counts(told)).toMatchObject({ 'a change in the log of an issue': changes, 'the step it had reached': 5 });
    const first = await bring({ ...file('jira-rest/SP-1.json') });
    expect(first).toMatchObject({ inbox: 0, known: 1 });
  });

  it('P4 Trello: three cards with their comments', async () => {
    const { actions, cards } = JSON.parse(file('trello-board.json').text);
    const told = await bring(file('trello-board.json'));
    const isOver = ({ idList }: { idList: string }) => idList === '5fcbec13f32ee17fc4780b10';
    const over = cards.filter(isOver).length;
    expect(told).toMatchObject({ inbox: cards.length - over, skipped: over });
    const comments = actions.filter(({ type }: { type: string }) => type === 'commentCard').length;
    const values = cards.filter((card: { idList: string }) => !isOver(card));
    expect(counts(told)).toMatchObject({
      'a change in the log of the board': actions.length - comments,
      'a value of a custom field': values.flatMap(
        ({ customFieldItems }: { customFieldItems: unknown[] }) => customFieldItems,
      ).length,
    });
  });

  it('P4 Azure DevOps: 117 work items, what is over left out', async () => {
    const rows = rowsOf('azure-devops.csv');
    const over = rows.filter((row) => ['Closed', 'Removed', 'Resolved'].includes(row[3]!));
    const told = await bring(file('azure-devops.csv'));
    expect(told).toMatchObject({ inbox: rows.length - over.length, skipped: over.length });
    const active = rows.filter((row) => !over.includes(row) && row[5]!.trim() !== '').length;
    expect(counts(told)['the column Activated Date']).toBe(active);
  });

  it('P1 P2 exported into an empty team it is the same backlog', { timeout: 90_000 }, async () => {
    const one = await product();
    const [first, second, third] = orderOf(one.items);
    await must(team.dana.post(`/api/product-backlog/items/${first!.id}/move`, { from: 'backlog', column: 'done' }));
    await must(team.dana.post(`/api/product-backlog/items/${second!.id}/remove`, { reason: 'no' }));
    await must(team.dana.post(`/api/product-backlog/items/${third!.id}/set-aside`, { reason: 'not now' }));
    const text = JSON.stringify((await must(team.dana.get(`${at}/product-backlog/export`))).body);
    const { slug, owner } = await addTeam(api, database.url, 'Copy');
    const told = (await must(owner.post(`/api/teams/${slug}/import`, { name: 'ours.json', text }))).body.body as Told;
    expect(told.losses.map(({ what }) => what)).toEqual(['the report of an import']);
    const [before, after] = [await product(), await product(owner, slug)];
    expect(bare(after)).toEqual(bare(before));
    const again = (await must(owner.get(`/api/teams/${slug}/product-backlog/export`))).body;
    const words = ({ items }: { items: (Item & { problem: string })[] }) =>
      items.map(({ key, problem, removedAt, setAside }) => [key, problem, removedAt, setAside]).sort();
    expect(words(again)).toEqual(words(JSON.parse(text)));
  });
});

/** A board by the keys of its items instead of ids, which are new in every team. */
function bare({ columns, items, requests, settings, goal }: ProductView) {
  const keys = new Map(items.map(({ id, key }) => [id, key]));
  return {
    ...{ columns, settings, goal },
    items: items.map((item) => ({
      ...item,
      id: item.key,
      requestId: item.requestId !== null,
      formerNeighbour: item.formerNeighbour && keys.get(item.formerNeighbour),
    })),
    requests: requests.map((request) => ({ ...request, id: '' })),
  };
}
