import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type Api } from '../support/api.js';
import type { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { addTeam } from '../support/second-team.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

/** `npm run faults` asks for more; every test run does a part. */
const RACES = Number(process.env['RACES'] ?? 200) / 5;
/** Teams whose items stand in a circle, each to need the next one's. */
const TEAMS = 3;

interface Side {
  readonly slug: string;
  readonly owner: Client;
}

describe('teams that make their items need one another', () => {
  let database: TestDatabase;
  let apis: Api[];
  let sides: Side[];

  beforeAll(async () => {
    database = await createTestDatabase();
    apis = [await startApi(database.url), await startApi(database.url)];
    const first: TestTeam = await setUpTeam(apis[0]!);
    const others = await Promise.all(['Ledger', 'Mobile'].map((name) => addTeam(apis[0]!, database.url, name)));
    sides = [{ slug: first.slug, owner: first.dana }, ...others].map(({ slug, owner }, i) => {
      return { slug, owner: owner.at(apis[i % 2]!.url) };
    });
  });
  afterAll(async () => {
    await Promise.all((apis ?? []).map((api) => api.close()));
    await database?.drop();
  });

  const newItem = async ({ slug, owner }: Side, title: string): Promise<{ id: string }> =>
    (await must(owner.post(`/api/teams/${slug}/product-backlog/items`, { type: 'feature', title }))).body.item;

  it(
    `P18 of ${TEAMS} who close a circle at the same moment, through two processes, one is told: in each of ${RACES} races`,
    { timeout: 600_000 },
    async () => {
      for (let race = 0; race < RACES; race++) {
        const items = await Promise.all(sides.map((side) => newItem(side, `Race ${race}`)));
        const replies = await Promise.all(
          sides.map(({ owner }, i) =>
            owner.post(`/api/product-backlog/items/${items[i]!.id}/depend-on`, { itemId: items[(i + 1) % TEAMS]!.id }),
          ),
        );
        expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 409]);
        expect(replies.find(({ status }) => status === 409)!.body).toMatchObject({ code: 'dependency-cycle' });
      }
    },
  );
});
