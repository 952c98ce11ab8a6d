import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import { spawnApi, type ApiProcess } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { isDense, readLog } from '../support/read-log.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

const PATIENCE_MS = 20_000;

let database: TestDatabase;
let db: DataSource;
let one: ApiProcess;
let other: ApiProcess;
let team: TestTeam;
beforeAll(async () => {
  database = await createTestDatabase();
  one = await spawnApi(database.url);
  other = await spawnApi(database.url);
  db = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  team = await setUpTeam(one);
});
afterAll(async () => {
  await db?.destroy();
  await Promise.all([one?.close(), other?.close()]);
  await database?.drop();
});

const delegate = (url: string, inMs: number) => {
  const body = { to: team.bao.person.id, until: new Date(Date.now() + inMs).toISOString() };
  return must(team.dana.at(url).post(`/api/teams/${team.slug}/product-backlog/delegation`, body));
};
const alarms = async (): Promise<number> =>
  (await db.query('select count(*)::int as n from product_backlog.alarm'))[0].n;
const ended = async (): Promise<{ by: { id: string }; late: number }[]> =>
  db.query(`select by, extract(epoch from at - (body -> 'was' ->> 'until')::timestamptz)::float as late
    from product_backlog.event where type = 'delegation-ended' order by seq`);

async function until(done: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; !(await done()); await wait(20)) {
    if (Date.now() > end) throw new Error('It did not come about in time.');
  }
}

describe('two processes ring for the product track', () => {
  it('P13 what is due rings by itself, soon, once, and as the clock', async () => {
    for (const [i, { url }] of [one, other, one].entries()) {
      await delegate(url, 700);
      await until(async () => (await ended()).length > i);
      expect(await alarms()).toBe(0);
    }
    const all = await ended();
    expect(all.map(({ by }) => by.id)).toEqual(['clock', 'clock', 'clock']);
    for (const { late } of all) expect(late).toBeGreaterThanOrEqual(0);
    expect(Math.max(...all.map(({ late }) => late))).toBeLessThan(5);
  });

  it('P13 nothing is lost when they are killed before it is due, and nothing rings twice', async () => {
    const before = (await ended()).length;
    await delegate(one.url, 60_000);
    await Promise.all([one.kill(), other.kill()]);
    await db.query(`update product_backlog.delegation set until = now() - interval '1 second'`);
    await db.query(`update product_backlog.alarm set due_at = now() - interval '1 second'`);
    expect([await alarms(), (await ended()).length]).toEqual([1, before]);
    [one, other] = await Promise.all([spawnApi(database.url), spawnApi(database.url)]);
    await until(async () => (await alarms()) === 0);
    expect(await ended()).toHaveLength(before + 1);
    const { body } = await must(team.dana.at(one.url).get(`/api/teams/${team.slug}/board`));
    expect(body.product.delegation).toBeNull();
    expect(isDense(await readLog(team.dana.at(one.url), body.product.stream))).toBe(true);
  }, 90_000);
});
