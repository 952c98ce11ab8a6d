import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DataSource } from 'typeorm';
import { spawnApi, type ApiProcess } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { isDense, readLog } from '../support/read-log.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';
import { KNOWN, connect } from '../service-queue/desk.js';
import { letPass, rungFor } from './time.js';

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
  db = await connect(database.url);
  team = await setUpTeam(one);
});
afterAll(async () => {
  await db.destroy();
  await Promise.all([one.close(), other.close()]);
  await database.drop();
});

async function tickets(count: number): Promise<string[]> {
  const opened = [];
  for (let i = 0; i < count; i++) {
    const body = { kind: 'incident', title: `Trouble ${i}`, facts: KNOWN };
    opened.push(await must(team.bao.at(other.url).post(`/api/teams/${team.slug}/service-queue/tickets`, body)));
  }
  return opened.map(({ body }) => body.ticket.id);
}

async function until(done: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; !(await done()); await wait(20)) {
    if (Date.now() > end) throw new Error('It did not come about in time.');
  }
}

const nothingDue = async (): Promise<boolean> => {
  const [row] = await db.query('select count(*)::int as due from service_queue.alarm where due_at <= now()');
  return row.due === 0;
};

/** By what time does in 13 hours to a SEV3 that nobody looks at: its response is breached, and it is raised once. */
async function expectEachOnce(ids: readonly string[]): Promise<void> {
  const rung = await rungFor(db, ids);
  const seen = new Map(ids.map((id) => [id, rung.filter(({ card }) => card === id).map(({ type }) => type)]));
  for (const types of seen.values()) expect(types.sort()).toEqual(['sla-breached', 'ticket-aged']);
}

describe('two processes on one database', () => {
  it('ring at once, and each alarm has exactly one effect', async () => {
    const ids = await tickets(80);
    for (let from = 0; from < ids.length; from += 8) await letPass(db, ids.slice(from, from + 8), '13 hours');
    await until(nothingDue);
    await expectEachOnce(ids);
    const { body } = await must(team.bao.get(`/api/teams/${team.slug}/board`));
    const log = await readLog(team.bao, body.service.stream);
    expect(isDense(log)).toBe(true);
    const shown = new Map(body.service.tickets.map((ticket: { id: string }) => [ticket.id, ticket]));
    for (const id of ids) expect(shown.get(id)).toMatchObject({ severity: 3, effectiveClass: 2, agesAt: null });
  });

  it('lose nothing when they are killed while they ring', async () => {
    const ids = await tickets(60);
    for (let from = 0; from < ids.length; from += 20) {
      for (let due = from; due < from + 20; due += 4) await letPass(db, ids.slice(due, due + 4), '13 hours');
      await Promise.all([one.kill(), from === 20 && other.kill()]);
      one = await spawnApi(database.url);
      if (from === 20) other = await spawnApi(database.url);
    }
    await until(nothingDue);
    await expectEachOnce(ids);
  });

  it('S8 what facts put into the past is told, once', async () => {
    const [id] = await tickets(1);
    await letPass(db, [id!], '2 hours');
    const asked = team.bao.at(other.url);
    const { body } = await must(asked.get(`/api/service-queue/tickets/${id}`));
    const facts = { usersAffected: { value: 900 } };
    await must(asked.post(`/api/service-queue/tickets/${id}/correct-facts`, { version: body.ticket.version, facts }));
    await until(async () => (await rungFor(db, [id!])).some(({ type }) => type === 'sla-breached'));
    expect(await rungFor(db, [id!])).toEqual([{ card: id, type: 'sla-breached' }]);
  });

  it('W6 both tracks list their breaches, newest first and page by page', async () => {
    const limit = { count: 1, mode: 'warn' };
    const at = (url: string) => ({ ada: team.ada.at(url), bao: team.bao.at(url), dana: team.dana.at(url) });
    const { ada, bao, dana } = at(one.url);
    const base = `/api/teams/${team.slug}`;
    await must(ada.post(`${base}/service-queue/columns/waiting/limit`, { limit }));
    await must(dana.post(`${base}/product-backlog/columns/ready/limit`, { limit }));
    const ids = await tickets(3);
    for (const id of ids) {
      const move = { from: 'queue', column: 'waiting', reason: 'the vendor answers' };
      await must(bao.post(`/api/service-queue/tickets/${id}/move`, move));
    }
    const items: string[] = [];
    for (const title of ['Export', 'Import']) {
      const { body } = await must(dana.post(`${base}/product-backlog/items`, { type: 'feature', title }));
      await must(bao.post(`/api/product-backlog/items/${body.item.id}/move`, { from: 'backlog', column: 'ready' }));
      items.push(body.item.id);
    }
    const service = (await must(bao.get(`${base}/service-queue/breaches?limit=1`))).body;
    expect(service).toMatchObject([{ ticketId: ids[2], column: 'waiting', by: { name: 'Bao' }, until: null, limit }]);
    const next = (await must(bao.get(`${base}/service-queue/breaches?limit=1&after=${service[0].seq}`))).body;
    expect(next).toMatchObject([{ ticketId: ids[1] }]);
    const product = async () => (await must(bao.get(`${base}/product-backlog/breaches`))).body;
    expect(await product()).toMatchObject([
      { itemId: items[1], key: expect.stringMatching(/^PRD-/), title: 'Import', columnName: 'Ready', until: null },
    ]);
    await must(bao.post(`/api/product-backlog/items/${items[0]}/move`, { from: 'ready', column: 'backlog' }));
    expect(await product()).toMatchObject([{ itemId: items[1], until: expect.stringMatching(/Z$/) }]);
    expect((await bao.get(`${base}/product-backlog/breaches?limit=0`)).status).toBe(400);
    expect((await team.emre.at(one.url).get(`${base}/product-backlog/breaches`)).status).toBe(403);
  });
});
