import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type Api } from '../support/api.js';
import type { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Listener } from '../support/listener.js';
import { readLog } from '../support/read-log.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let api: Api;
let team: TestTeam;
const at = () => `/api/teams/${team.slug}/share`;
const state = (client: Client, from: number | null, product: number | null, more = {}) =>
  client.post(at(), { from, product, ...more });
const now = async (client = team.bao) => (await must(client.get(at()))).body;
const teamOf = async (client: Client) => (await must(client.get(`/api/teams/${team.slug}/board`))).body.team;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});
beforeEach(async () => {
  const { share } = await now();
  if (share) await must(state(team.dana, share.product, null));
});

describe('the share that a team states', () => {
  it('B5 is nothing until somebody states it, and then dated, with a name and a reason', async () => {
    expect(await now()).toMatchObject({ share: null, days: 14, next: null });
    const before = Date.now();
    const { body } = await must(state(team.dana, null, 70, { reason: 'Launch in January' }));
    const share = { product: 70, by: { id: team.dana.person.id, name: 'Dana' }, reason: 'Launch in January' };
    expect(body.share).toMatchObject(share);
    expect(Math.abs(Date.parse(body.share.at) - before)).toBeLessThan(10_000);
    expect((await now()).share).toEqual(body.share);
    expect((await teamOf(team.bao)).share).toEqual(body.share);
  });

  it('B5 is decided by the product owner and by admins, and by nobody else', async () => {
    await must(state(team.ada, null, 60));
    await must(state(team.dana, 60, 65));
    for (const client of [team.bao, team.emre]) {
      expect((await state(client, 65, 10)).body).toMatchObject({ status: 403, code: 'keepers-only' });
    }
    expect((await now()).share.product).toBe(65);
  });

  it('B5 L7 is read by the team, and not by whoever only asks', async () => {
    await must(state(team.dana, null, 70));
    for (const client of [team.bao, team.dana, team.ada]) expect((await now(client)).share.product).toBe(70);
    for (const path of [at(), `${at()}/history`]) expect((await team.emre.get(path)).status).toBe(403);
    expect((await teamOf(team.emre)).share).toBeNull();
  });

  it('B5 keeps every decision: who, when, from what to what, why', async () => {
    const older = (await must(team.bao.get(`${at()}/history`))).body.length;
    await must(state(team.dana, null, 70, { reason: 'Launch' }));
    await must(state(team.ada, 70, 50));
    await must(state(team.dana, 50, null, { reason: 'We only look' }));
    const { body } = await must(team.bao.get(`${at()}/history`));
    expect(body.length).toBe(older + 3);
    expect(body.slice(0, 3)).toMatchObject([
      { by: { name: 'Dana' }, was: { product: 50 }, share: null, reason: 'We only look' },
      { by: { name: 'Ada' }, was: { product: 70, reason: 'Launch' }, share: { product: 50 }, reason: null },
      { by: { name: 'Dana' }, was: null, share: { product: 70 }, reason: 'Launch' },
    ]);
    const times = body.map((one: { at: string }) => one.at);
    expect(times).toEqual([...times].sort().reverse());
  });

  it('B5 is taken back by stating what was before, unless somebody has decided otherwise since', async () => {
    await must(state(team.dana, null, 70));
    await must(state(team.dana, 70, 40));
    await must(state(team.dana, 40, 70));
    expect((await now()).share.product).toBe(70);
    await must(state(team.ada, 70, 55));
    const refused = { status: 409, code: 'share-changed', share: { product: 55 } };
    expect((await state(team.dana, 70, null)).body).toMatchObject(refused);
    expect((await now()).share.product).toBe(55);
  });

  it('B5 takes whole per cent from 0 to 100 and nothing else', async () => {
    for (const product of [-1, 101, 50.5, '50', undefined]) {
      expect((await team.dana.post(at(), { from: null, product })).status).toBe(400);
    }
    for (const reason of ['', 'two\nlines', 'x'.repeat(301)]) {
      expect((await state(team.dana, null, 50, { reason })).status).toBe(400);
    }
    await must(state(team.dana, null, 0));
    await must(state(team.dana, 0, 100));
  });

  it('B5 L2 is told to every open board of the team at once, as the board then shows it', async () => {
    const before = await teamOf(team.bao);
    const [bao, emre] = [await Listener.connect(team.bao), await Listener.connect(team.emre)];
    await Promise.all([bao.hello([before.stream]), emre.hello([before.stream])]);
    const key = randomUUID();
    const [first, again] = [
      await must(team.dana.post(at(), { from: null, product: 70 }, { key })),
      await must(team.dana.post(at(), { from: null, product: 70 }, { key })),
    ];
    expect(again.body).toEqual(first.body);
    await must(state(team.dana, 70, 70));
    for (const listener of [bao, emre])
      await expect.poll(() => listener.reached(before.stream.id)).toBe(first.body.seq);
    const after = await teamOf(team.bao);
    expect(after.stream.seq).toBe(before.stream.seq + 1);
    const [event] = bao.events(before.stream.id);
    expect(event).toMatchObject({ type: 'share-stated', was: null, share: first.body.share, by: { name: 'Dana' } });
    expect({ ...before, share: event!['share'], stream: after.stream }).toEqual(after);
    expect(emre.events(before.stream.id)).toEqual([]);
    const log = await readLog(team.emre, after.stream);
    expect(log.filter(({ type }) => type === 'share-stated')).toEqual([]);
    for (const listener of [bao, emre]) listener.close();
  });

  it('A5 leaves a note in the trail of the team', async () => {
    const { body } = await must(state(team.dana, null, 70));
    const [row] = await query(
      `select person_id, facts from identity.audit where what = 'team-changed' order by id desc limit 1`,
    );
    expect(row).toEqual({ person_id: team.dana.person.id, facts: { team: team.id, seq: body.seq } });
  });
});

async function query(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(database.url);
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

describe('the share that a team really gives', () => {
  it('B5 is made of the card-hours of both tracks, and names for the next pull the track that lies behind, with why', async () => {
    await must(state(team.dana, null, 70));
    expect(await now()).toMatchObject({ hours: { product: 0, service: 0 }, real: null, next: null });

    const { item } = (
      await must(team.dana.post(`/api/teams/${team.slug}/product-backlog/items`, { type: 'feature', title: 'CSV' }))
    ).body;
    const work = { from: 'backlog', column: 'in-progress', override: 'it is a test' };
    await must(team.bao.post(`/api/product-backlog/items/${item.id}/move`, work));
    const { ticket } = (
      await must(
        team.bao.post(`/api/teams/${team.slug}/service-queue/tickets`, { kind: 'incident', title: 'Down', facts: {} }),
      )
    ).body;
    const working = { from: ticket.column, column: 'working' };
    await must(team.bao.post(`/api/service-queue/tickets/${ticket.id}/move`, working));
    await since('product_backlog.item', item.id, '54 hours');
    await since('service_queue.ticket', ticket.id, '46 hours');
    const both = await now();
    expect(both).toMatchObject({ real: { product: 54, service: 46 }, next: { track: 'product', had: 54, of: 70 } });
    expect(both.hours.product).toBeCloseTo(54, 1);

    await must(state(team.dana, 70, 56));
    expect((await now()).next).toBeNull();
    await must(state(team.dana, 56, 20));
    expect((await now()).next).toEqual({ track: 'service', had: 46, of: 80 });

    // what left counts on: the figure stays, and is no other team's
    await must(team.bao.post(`/api/product-backlog/items/${item.id}/move`, { from: 'in-progress', column: 'done' }));
    expect((await now()).real).toEqual({ product: 54, service: 46 });
  });

  const since = (table: string, id: string, ago: string) =>
    query(`update ${table} set entered_column_at = now() - $2::interval where id = $1`, [id, ago]);
});
