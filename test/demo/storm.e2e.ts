import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startApi } from '../support/api.js';
import { createTestDatabase } from '../support/database.js';
import { startDemo, type Demo } from '../support/demo.js';
import { must, setUpTeam } from '../support/team.js';

let demo: Demo;
const stormPath = (slug: string) => `/api/teams/${slug}/demo/storm`;
const within = (timeout: number) => ({ timeout, interval: 50 });

beforeAll(async () => {
  demo = await startDemo({ stormMs: 3_000 });
});

afterAll(() => demo?.discard());

async function asked<T extends pg.QueryResultRow>(sql: string): Promise<T[]> {
  const client = new pg.Client(demo.databaseUrl);
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

const alerts = async () =>
  (
    await asked<{ tickets: number; repeats: number; resolved: number; services: number }>(
      `select count(*)::int as tickets, coalesce(sum((alert ->> 'repeats')::int), 0)::int as repeats,
         (count(*) filter (where resolved_at is not null))::int as resolved, count(distinct service)::int as services
       from service_queue.ticket where alert is not null`,
    )
  )[0]!;

const inForce = () => asked(`select 1 from service_queue.integration where revoked_at is null`);

describe('a storm', () => {
  it('A2 is started by whoever works in the demo, and by nobody else', async () => {
    expect((await demo.emre.post(stormPath(demo.slug))).status).toBe(403);
    const refused = await demo.dana.post(stormPath(demo.slug), { seconds: 1 });
    expect([refused.status, refused.body.code]).toEqual([400, 'invalid']);
  });

  it('S12 S10 S11 sends 500 tickets through the intake, with repeats and resolves; a second press is answered with it', async () => {
    expect((await must(demo.dana.get(stormPath(demo.slug)))).body.storm).toBeNull();
    const key = 'press-once';
    const first = await must(demo.dana.post(stormPath(demo.slug), {}, { key }));
    expect(first.status).toBe(202);
    expect(first.body.storm).toMatchObject({ running: true, total: 500 });
    const second = await must(demo.bao.post(stormPath(demo.slug)));
    expect(second.body.storm.startedAt).toBe(first.body.storm.startedAt);
    await vi.waitFor(async () => {
      const { storm } = (await must(demo.bao.get(stormPath(demo.slug)))).body;
      expect(storm).toMatchObject({ running: false, sent: 500 });
    }, within(20_000));
    await vi.waitFor(async () => {
      expect(await alerts()).toMatchObject({ tickets: 500, resolved: 70 });
    }, within(20_000));
    const ledger = await asked<{ severity: number; many: number }>(
      `select severity, count(*)::int as many from service_queue.ticket
       where service = 'ledger-db' and (alert is not null or marks ? 'folded') and title like 'Pool%' group by severity order by severity`,
    );
    expect(ledger).toEqual([
      { severity: 1, many: 1 }, // S11: the group, for what they are together
      { severity: 3, many: 147 },
    ]);
    const { repeats, services } = await alerts();
    expect(repeats).toBeGreaterThan(50);
    expect(services).toBeGreaterThan(6);
    await vi.waitFor(async () => expect(await inForce()).toEqual([]), within(5_000));
    const again = await must(demo.dana.post(stormPath(demo.slug), {}, { key }));
    expect(again.body.storm.running).toBe(false); // L4
  });

  it('L3 S12 ends with the server; what it had sent is there after the next start, and no token is left for long', async () => {
    const before = (await alerts()).tickets;
    await must(demo.dana.post(stormPath(demo.slug)));
    await vi.waitFor(async () => expect((await alerts()).tickets).toBeGreaterThan(before), within(10_000));
    const { sent } = (await must(demo.dana.get(stormPath(demo.slug)))).body.storm;
    await demo.close();
    demo = await startDemo({ dataDir: demo.dataDir, stormMs: 3_000 });
    await vi.waitFor(async () => {
      const [waiting] = await asked(
        `select count(*)::int as waiting from service_queue.inbound where status = 'pending'`,
      );
      expect(waiting).toEqual({ waiting: 0 });
    }, within(10_000));
    const { tickets } = await alerts();
    expect(tickets - before).toBeGreaterThanOrEqual(sent);
    expect(tickets - before).toBeLessThan(500);
    expect(await inForce()).toEqual([]);
  });

  it('A1 is refused by a team that does real work, and so is a way out of a demo that it is not', async () => {
    const database = await createTestDatabase();
    const api = await startApi(database.url);
    const team = await setUpTeam(api);
    const storm = await team.bao.post(stormPath(team.slug));
    expect([storm.status, storm.body.code]).toEqual([409, 'not-a-demo']);
    const own = await team.ada.post(`/api/teams/${team.slug}/demo/own-team`, { name: 'Mine' });
    expect([own.status, own.body.code]).toEqual([409, 'not-a-demo']);
    await api.close();
    await database.drop();
  });
});

describe('a team of one’s own', () => {
  it('A2 L4 is made by an admin of the demo, empty, and once for a key; they are its product owner and admin', async () => {
    const path = `/api/teams/${demo.slug}/demo/own-team`;
    expect((await demo.dana.post(path, { name: 'Ledger' })).status).toBe(403);
    const made = await must(demo.bao.post(path, { name: 'Ledger' }, { key: 'own' }));
    expect(made.status).toBe(201);
    const again = await must(demo.bao.post(path, { name: 'Ledger' }, { key: 'own' }));
    expect(again.body.team).toEqual(made.body.team);
    const { slug } = made.body.team;
    const { body } = await must(demo.bao.get(`/api/teams/${slug}/board`));
    expect(body.team).toMatchObject({ name: 'Ledger', demo: false });
    expect(body.team.me.roles.sort()).toEqual(['admin', 'member', 'product-owner']);
    expect([body.product.items, body.service.tickets]).toEqual([[], []]);
    await must(demo.bao.post(`/api/teams/${slug}/product-backlog/items`, { type: 'feature', title: 'First' }));
    expect((await demo.dana.get(`/api/teams/${slug}/board`)).status).toBe(404); // A3
  });
});
