import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type Api } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { readLog } from '../support/read-log.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

const SCHEMAS = ['identity', 'product_backlog', 'service_queue'];
const MONTHS = 4;

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

const rows = async (sql: string, values: unknown[] = []) => (await inside.query(sql, values)).rows;
const addItem = async (title: string) =>
  (await must(team.dana.post(`/api/teams/${team.slug}/product-backlog/items`, { type: 'feature', title }))).body.item;

describe('the audit trail', () => {
  it('A5 has every change with who, when, before and after', async () => {
    const item = await addItem('Before');
    const began = Date.now();
    await must(team.bao.post(`/api/product-backlog/items/${item.id}/rename`, { title: 'After', version: 1 }));
    const { history } = (await must(team.bao.get(`/api/product-backlog/items/${item.id}`))).body;
    expect(history[0]).toMatchObject({
      type: 'item-renamed',
      by: { id: team.bao.person.id, name: 'Bao' },
      was: 'Before',
      item: { title: 'After' },
    });
    expect(Math.abs(Date.parse(history[0].at) - began)).toBeLessThan(5_000);
    const { body } = await must(team.bao.get(`/api/teams/${team.slug}/board`));
    const people = await readLog(team.ada, body.team.stream);
    expect(people.at(-1)).toMatchObject({ type: 'roles-changed', by: { name: 'Ada' }, person: { roles: ['admin'] } });
  });

  it('A5 has who came in, who was refused what, and tokens, without a secret', async () => {
    const { body } = await must(team.bao.post('/api/me/tokens', { name: 'script', scopes: ['read'] }));
    const limit = `/api/teams/${team.slug}/product-backlog/columns/ready/limit`;
    expect((await team.bao.post(limit, { limit: null })).status).toBe(403);
    const noted = await rows('select what, facts from identity.audit where person_id = $1', [team.bao.person.id]);
    expect(noted.map(({ what }) => what)).toEqual(['signed-in', 'token-created', 'access-refused']);
    expect(noted.at(-1).facts).toMatchObject({ code: 'not-product-owner', route: expect.stringContaining('limit') });
    expect(JSON.stringify(noted)).not.toContain(body.token);
  });

  it('A5 cannot be rewritten', async () => {
    await expect(rows(`update identity.audit set what = 'nothing'`)).rejects.toThrow('kept as they were written');
    await expect(rows('delete from identity.audit')).rejects.toThrow('kept as they were written');
    await expect(rows('delete from service_queue.event; delete from identity.event')).rejects.toThrow('kept as they');
  });
});

describe('the events', () => {
  it('A5 lie in partitions by month, made for the months ahead', async () => {
    const now = new Date();
    const months = Array.from({ length: MONTHS }, (_, ahead) => {
      const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1));
      return `event_${first.toISOString().slice(0, 7).replace('-', '_')}`;
    });
    for (const schema of SCHEMAS) {
      const made = await rows(
        `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
         where i.inhparent = ($1 || '.event')::regclass order by c.relname`,
        [schema],
      );
      expect(made.map(({ name }) => name)).toEqual([...months, 'event_default']);
    }
    const places = await rows('select distinct tableoid::regclass::text as place from product_backlog.event');
    expect(places).toEqual([{ place: `product_backlog.${months[0]}` }]);
  });

  it('A5 are served for 7 days to those who catch up, and for ever in the history', async () => {
    const [old, young] = [await addItem('Old'), await addItem('Young')];
    const { stream } = (await must(team.bao.get(`/api/teams/${team.slug}/board`))).body.product;
    const age = (seq: number, days: number) =>
      rows(`update product_backlog.event set at = at - make_interval(days => $3) where stream_id = $1 and seq = $2`, [
        stream.id,
        seq,
        days,
      ]);
    await inside.query(`set session_replication_role = replica`); // as time would: the trigger keeps us from it
    for (let seq = 1; seq < stream.seq; seq++) await age(seq, 8);
    await age(stream.seq, 6);
    await inside.query('set session_replication_role = default');
    const since = (after: number) =>
      team.bao.get(`/api/streams/${stream.id}/events?epoch=${stream.epoch}&after=${after}`);
    const late = await since(stream.seq - 2);
    expect([late.status, late.body.code]).toEqual([410, 'read-the-snapshot']);
    expect((await must(since(stream.seq - 1))).body.events).toMatchObject([{ item: { id: young.id } }]);
    const { history } = (await must(team.bao.get(`/api/product-backlog/items/${old.id}`))).body;
    expect(history).toMatchObject([{ type: 'item-added', item: { title: 'Old' } }]);
  });
});
