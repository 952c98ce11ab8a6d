import { afterAll, beforeAll, expect, it } from 'vitest';
import { spawnApi, startApi, type Api, type ApiProcess } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

const ROWS = 3_000;
const KEY = 'once-and-for-all';

let database: TestDatabase;
let first: Api;
let team: TestTeam;
let dying: ApiProcess;

beforeAll(async () => {
  database = await createTestDatabase();
  first = await startApi(database.url);
  team = await setUpTeam(first);
  dying = await spawnApi(database.url);
});
afterAll(async () => {
  await dying?.kill();
  await first?.close();
  await database?.drop();
});

const rows = Array.from({ length: ROWS }, (_, at) => `C-${at},${at % 10 === 0 ? 'Support' : 'Story'},Wish ${at}`);
const file = { name: 'large.csv', text: ['Key,Type,Title', ...rows].join('\n') };

it('L4 P4 killed half way and run again it goes on where it stopped: each row once', { timeout: 120_000 }, async () => {
  const at = `/api/teams/${team.slug}`;
  const dead = team.dana
    .at(dying.url)
    .post(`${at}/import`, file, { key: KEY })
    .catch(() => 'cut off');
  const runs = async () => (await must(team.dana.get(`${at}/imports`))).body.imports;
  const begun = [{ body: { state: 'running', total: ROWS } }];
  await expect.poll(runs, { timeout: 30_000, interval: 5 }).toMatchObject(begun);
  await dying.kill();
  expect(await dead).toBe('cut off');

  const { body } = await must(team.dana.post(`${at}/import`, file, { key: KEY }));
  expect(body.body).toMatchObject({ state: 'finished', total: ROWS, gone: ROWS, failure: null });
  const { product, service } = (await must(team.dana.get(`${at}/board`))).body;
  const wishes = product.requests.map(({ marks }: { marks: { imported: { key: string } } }) => marks.imported.key);
  expect([wishes.length, new Set(wishes).size]).toEqual([ROWS * 0.9, ROWS * 0.9]);
  const tickets = service.tickets.map(({ title }: { title: string }) => title);
  expect([tickets.length, new Set(tickets).size]).toEqual([ROWS * 0.1, ROWS * 0.1]);
});
