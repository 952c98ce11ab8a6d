import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spawnApi, type ApiProcess } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';
import { untilAnswered } from '../support/until-answered.js';
import { measured } from './length.js';
import { Screen, shownBy, type BoardBody } from './screen.js';

/** `npm run faults` asks for 200; every test run looks at fewer. */
const SCREENS = Number(process.env['FAULT_SCREENS'] ?? 20);
/** So many changes before the kill, and so long (ms) the storm goes on after it. */
const CHANGES_BEFORE = 60;
const STORM_AFTER_MS = 3_000;
const CALLERS = 8;
const EQUAL_MS = 10_000;

let database: TestDatabase;
let apis: ApiProcess[];
let team: TestTeam;

beforeAll(async () => {
  database = await createTestDatabase();
  apis = [await spawnApi(database.url), await spawnApi(database.url)];
  team = await setUpTeam(apis[0]!);
});

afterAll(async () => {
  await Promise.all((apis ?? []).map((api) => api.close()));
  await database?.drop();
});

const everywhere = (who: 'dana' | 'bao') => apis.map(({ url }) => team[who].at(url));

/** Cards on both tracks, and each moved on: all of it asked again until it is answered. */
async function change(i: number): Promise<void> {
  const base = `/api/teams/${team.slug}`;
  const [who, path, body] =
    i % 2
      ? (['dana', `${base}/product-backlog/items`, { type: 'feature', title: `Change ${i}` }] as const)
      : (['bao', `${base}/service-queue/tickets`, { kind: 'incident', title: `Change ${i}` }] as const);
  const { reply } = await untilAnswered(everywhere(who), path, body);
  expect(reply.status).toBe(201);
  if (i % 2 === 0) return;
  const moved = { from: 'backlog', column: 'ready' };
  const id = (reply.body['item'] as { id: string }).id;
  const { reply: answer } = await untilAnswered(everywhere('dana'), `/api/product-backlog/items/${id}/move`, moved);
  expect(answer.status).toBe(200);
}

describe('open boards', () => {
  it(
    `L5 L6 of ${SCREENS} people equal the server within ${EQUAL_MS / 1000} s of the kill of the process of half of them, in a storm`,
    { timeout: 120_000 },
    async () => {
      const urls = apis.map(({ url }) => url);
      const screens = await Promise.all(
        Array.from({ length: SCREENS }, (_, i) => Screen.open(team.bao, team.slug, urls, i % 2)),
      );
      let changes = 0;
      let killed = Infinity;
      const caller = async (): Promise<void> => {
        while (performance.now() < killed + STORM_AFTER_MS) {
          const i = ++changes;
          if (i === CHANGES_BEFORE) {
            killed = performance.now();
            await apis[1]!.kill('SIGKILL');
          }
          await change(i);
        }
      };
      await Promise.all(Array.from({ length: CALLERS }, caller));
      const server = await must(team.bao.get<BoardBody>(`/api/teams/${team.slug}/board`));
      const shown = shownBy(server.body);
      let unequal = screens;
      const look = () => (unequal = unequal.filter((screen) => screen.shows() !== shown)).length;
      while (look() > 0 && performance.now() - killed < EQUAL_MS) await wait(50);
      const equal = performance.now() - killed;
      expect(unequal).toHaveLength(0);
      expect(equal).toBeLessThan(EQUAL_MS);
      expect(screens.flatMap(({ faults }) => faults)).toEqual([]);
      expect(server.body.product.items.length + server.body.service.tickets.length).toBe(changes);
      measured(`process killed → ${SCREENS} screens equal, with the storm going on`, [equal]);
      for (const screen of screens) screen.close();
    },
  );
});
