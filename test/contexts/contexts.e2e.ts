import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type Api } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Listener } from '../support/listener.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

const SCHEMAS = ['identity', 'product_backlog', 'service_queue'];

let database: TestDatabase;
let api: Api;
let team: TestTeam;
let inside: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  inside = new pg.Client(database.url);
  await inside.connect();
});

afterAll(async () => {
  await inside?.end();
  await api?.close();
  await database?.drop();
});

const addItem = () =>
  team.dana.post(`/api/teams/${team.slug}/product-backlog/items`, { type: 'feature', title: 'Export' });
const openTicket = () =>
  team.bao.post(`/api/teams/${team.slug}/service-queue/tickets`, { kind: 'incident', title: 'Down' });
const streams = async () => {
  const { body } = await must(team.bao.get(`/api/teams/${team.slug}/board`));
  return { product_backlog: body.product.stream, service_queue: body.service.stream };
};

describe.each([
  { broken: 'product_backlog', fails: addItem, works: openTicket, other: 'service_queue' },
  { broken: 'service_queue', fails: openTicket, works: addItem, other: 'product_backlog' },
] as const)('while every command of $broken fails', ({ broken, fails, works, other }) => {
  it(`B2 ${other} keeps working, live, and the board stays readable`, async () => {
    const before = await streams();
    const watcher = await Listener.connect(team.bao);
    await watcher.hello(Object.values(before));
    await inside.query(`alter table ${broken}.command rename to command_away`);
    try {
      const replies = await Promise.all([fails(), works(), fails(), works(), works()]);
      expect(replies.map(({ status }) => status)).toEqual([500, 201, 500, 201, 201]);
      await expect.poll(() => watcher.reached(before[other].id)).toBe(before[other].seq + 3);
      expect((await streams())[broken]).toEqual(before[broken]);
    } finally {
      await inside.query(`alter table ${broken}.command_away rename to command`);
      watcher.close();
    }
    await must(fails());
  });
});

describe('the schemas', () => {
  it('B2 share no foreign key, no view and no trigger, and each has its own stream, events and ledger', async () => {
    const { rows: keys } = await inside.query(
      `select conrelid::regclass::text as "from", confrelid::regclass::text as "to" from pg_constraint where contype = 'f'`,
    );
    for (const { from, to } of keys) expect(from.split('.')[0]).toBe(to.split('.')[0]);
    const { rows: shared } = await inside.query(
      `select distinct event_object_schema as at, action_statement as does from information_schema.triggers`,
    );
    for (const { at, does } of shared) expect(does).toContain(`${at}.`);
    expect((await inside.query(`select from pg_views where schemaname = any($1)`, [SCHEMAS])).rowCount).toBe(0);
    for (const schema of SCHEMAS) {
      const { rows } = await inside.query(
        `select count(*)::int as n from pg_tables where schemaname = $1 and tablename in ('stream', 'event_default', 'command')`,
        [schema],
      );
      expect([schema, rows[0].n]).toEqual([schema, 3]);
    }
  });
});
