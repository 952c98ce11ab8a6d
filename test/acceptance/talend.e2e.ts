import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '@twotrack/product-backlog/contract';
import { applyEvent, boardOf, orderOf } from '@twotrack/product-backlog/domain';
import { startApi, type Api } from '../support/api.js';
import { parseCsv } from '../support/csv.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { readLog } from '../support/read-log.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';
import { byCallers } from '../support/until-answered.js';

/* A real backlog out of Jira: Talend, by awsm-research/gpt2sp, MIT. Never a part of the project. */
const FILE = path.resolve(import.meta.dirname, '../../../shared/data/backlog-talend.csv');
const CALLERS = 8;
const RANKINGS = 1_000;

const there = existsSync(FILE);
if (!there) console.log(`skipped: ${FILE} is not here`);

interface Row {
  readonly title: string;
  readonly problem: string;
}

function rowsOfFile(): Row[] {
  const [head, ...rows] = parseCsv(readFileSync(FILE, 'utf8'));
  const [title, description] = [head!.indexOf('title'), head!.indexOf('description')];
  return rows.map((row) => ({ title: row[title]!.trim().slice(0, 300), problem: row[description]!.slice(0, 32_000) }));
}

describe.skipIf(!there)('the backlog of a real team', () => {
  let database: TestDatabase;
  let apis: [Api, Api];
  let team: TestTeam;
  const rows = there ? rowsOfFile() : [];

  beforeAll(async () => {
    database = await createTestDatabase();
    const first = await startApi(database.url);
    apis = [first, await startApi(database.url)];
    team = await setUpTeam(first);
  });

  afterAll(async () => {
    await Promise.all((apis ?? []).map((api) => api.close()));
    await database?.drop();
  });

  const boardAt = async (api: Api) =>
    (await must(team.bao.at(api.url).get(`/api/teams/${team.slug}/board`))).body.product;

  it('P4 goes in through the API, all 1,381 items with their texts', { timeout: 120_000 }, async () => {
    expect(rows).toHaveLength(1_381);
    await byCallers(CALLERS, rows, async ({ title, problem }, caller) => {
      const body = { type: 'feature', title, problem };
      await must(team.dana.at(apis[caller % 2]!.url).post(`/api/teams/${team.slug}/product-backlog/items`, body));
    });
    const { items } = await boardAt(apis[0]);
    expect(items.map((item: { title: string }) => item.title).sort()).toEqual(rows.map(({ title }) => title).sort());
  });

  it(
    `P1 P2 is ranked at random by ${CALLERS} callers over two processes: nothing lost, one order everywhere`,
    { timeout: 120_000 },
    async () => {
      const before = await boardAt(apis[0]);
      const ids: string[] = before.items.map(({ id }: { id: string }) => id);
      const anyId = () => ids[Math.floor(Math.random() * ids.length)]!;
      await byCallers(CALLERS, Array.from({ length: RANKINGS }), async (_, caller) => {
        const [item, neighbour] = [anyId(), anyId()];
        const place = Math.random() < 0.5 ? { before: neighbour } : { after: neighbour };
        const reply = await team.dana.at(apis[caller % 2]!.url).post(`/api/product-backlog/items/${item}/rank`, place);
        if (item !== neighbour) expect([reply.status, reply.body.code]).toEqual([200, undefined]);
      });
      const [here, elsewhere] = [await boardAt(apis[0]), await boardAt(apis[1])];
      const order = (items: Iterable<Item>) => orderOf(items).map(({ id }) => id);
      expect(order(here.items)).toEqual(order(elsewhere.items));
      expect([...order(here.items)].sort()).toEqual([...ids].sort());
      expect(new Set(here.items.map(({ rank }: { rank: string }) => rank)).size).toBe(ids.length);
      const follower = boardOf(before);
      for (const event of await readLog(team.bao, before.stream, before.stream.seq))
        applyEvent(follower, event as never);
      expect(order(follower.items.values())).toEqual(order(here.items));
    },
  );
});
