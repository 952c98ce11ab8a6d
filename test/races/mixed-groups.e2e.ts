import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProductEvent } from '@twotrack/product-backlog/contract';
import * as product from '@twotrack/product-backlog/domain';
import type { ServiceEvent } from '@twotrack/service-queue/contract';
import * as service from '@twotrack/service-queue/domain';
import { startApi, type Api } from '../support/api.js';
import type { Reply } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { isDense, readLog } from '../support/read-log.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

/** So many commands at once, of all kinds: what one leaves in hand the next of its group decides on. */
const COMMANDS = 400;

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

const boardOf = async () => (await must(team.bao.get(`/api/teams/${team.slug}/board`))).body;
const rows = async (sql: string) => (await inside.query(sql)).rows;
const limits = fc.constantFrom(null, { count: 3, mode: 'block' }, { count: 2, mode: 'warn' });
const byId = <T extends { id: string }>(things: readonly T[]): T[] =>
  [...things].sort((a, b) => (a.id < b.id ? -1 : 1));

async function allAtOnce(commands: readonly (() => Promise<Reply>)[]): Promise<void> {
  const replies = await Promise.all(commands.map((command) => command()));
  const statuses = [...new Set(replies.map(({ status }) => status))];
  expect(statuses.filter((status) => ![200, 201, 204, 409].includes(status))).toEqual([]);
  expect(replies.filter(({ status }) => status < 300).length).toBeGreaterThan(COMMANDS / 10);
}

describe('groups of mixed commands', () => {
  it('L1 L2 W2 leave the counters, the keys and the order of the product track true', { timeout: 60_000 }, async () => {
    const before = await boardOf();
    const path = `/api/teams/${team.slug}/product-backlog`;
    const items: string[] = [];
    for (let i = 0; i < 20; i++)
      items.push((await must(team.dana.post(`${path}/items`, { type: 'feature', title: `${i}` }))).body.item.id);
    const item = fc.constantFrom(...items);
    const column = fc.constantFrom('backlog', 'ready', 'in-progress', 'review', 'done');
    const to = (id: string, act: string, body: object) => () =>
      team.dana.post(`/api/product-backlog/items/${id}/${act}`, body);
    const create = (body: object) => () => team.dana.post(`${path}/items`, { type: 'feature', title: 'New', ...body });
    const command = fc.oneof(
      fc.constantFrom({}, { problem: 'Why' }).map(create),
      item.map((before) => create({ before })),
      fc.tuple(item, column, column).map(([id, from, column]) => to(id, 'move', { from, column })),
      fc.tuple(item, column, column).map(([id, from, column]) => to(id, 'move', { from, column })),
      fc.tuple(item, item).map(([id, before]) => to(id, 'rank', { before })),
      item.map((id) => to(id, 'remove', {})),
      item.map((id) => to(id, 'restore', {})),
      fc.tuple(item, fc.nat(4)).map(([id, version]) => to(id, 'rename', { title: 'Renamed', version: version + 1 })),
      fc.tuple(fc.constantFrom('ready', 'in-progress', 'review'), limits).map(
        ([id, limit]) =>
          () =>
            team.dana.post(`${path}/columns/${id}/limit`, { limit }),
      ),
    );
    await allAtOnce(fc.sample(command, COMMANDS));

    const after = await boardOf();
    const log = await readLog(team.bao, before.product.stream, before.product.stream.seq);
    const replayed = product.boardOf(before.product);
    for (const event of log) product.applyEvent(replayed, event as unknown as ProductEvent & { at: string });
    const { stream: _, ...view } = after.product;
    expect(product.viewOf(replayed)).toEqual({ ...view, items: byId(view.items) });
    expect(isDense(await readLog(team.bao, { ...before.product.stream }))).toBe(true);
    const wrong = await rows(`select c.id, c.occupancy, count(i.id)::int as really
      from product_backlog.board_column c left join product_backlog.item i on i.column_id = c.id and i.removed_at is null
      group by c.id, c.occupancy having c.occupancy <> count(i.id)`);
    expect(wrong).toEqual([]);
    const [keys] = await rows(`select count(*)::int as items, count(distinct key)::int as keys,
      (select last_number from product_backlog.backlog) as last from product_backlog.item`);
    expect([keys.keys, keys.last]).toEqual([keys.items, keys.items]);
  });

  it('L1 L2 W2 leave the counters and the keys of the service track true', { timeout: 60_000 }, async () => {
    const path = `/api/teams/${team.slug}/service-queue`;
    const other = (await must(team.ada.post(`${path}/queues`, { name: 'Network' }))).body.queue.id;
    const before = await boardOf();
    const general = before.service.queues.find(({ catchAll }: { catchAll: boolean }) => catchAll).id;
    const tickets: string[] = [];
    for (let i = 0; i < 20; i++)
      tickets.push((await must(team.bao.post(`${path}/tickets`, { kind: 'incident', title: `${i}` }))).body.ticket.id);
    const ticket = fc.constantFrom(...tickets);
    const column = fc.constantFrom('triage', 'queue', 'working', 'waiting', 'resolved');
    const queue = fc.constantFrom(general, other);
    const to = (id: string, act: string, body: object) => () =>
      team.bao.post(`/api/service-queue/tickets/${id}/${act}`, body);
    const move = fc
      .tuple(ticket, column, column)
      .map(([id, from, column]) => to(id, 'move', { from, column, reason: 'Because it has to be' }));
    const command = fc.oneof(
      queue.map((queue) => () => team.bao.post(`${path}/tickets`, { kind: 'incident', title: 'New', queue })),
      move,
      move,
      fc.tuple(ticket, queue, queue).map(([id, from, queue]) => to(id, 'reroute', { from, queue })),
      ticket.map((id) => to(id, 'acknowledge', {})),
      fc.tuple(ticket, fc.nat(4)).map(([id, version]) => to(id, 'rename', { title: 'Renamed', version: version + 1 })),
      fc.constant(() => team.bao.post(`${path}/pull`)),
      fc.tuple(fc.constantFrom('working', 'waiting'), limits, fc.constantFrom({}, { queue: general })).map(
        ([id, limit, of]) =>
          () =>
            team.ada.post(`${path}/columns/${id}/limit`, { limit, ...of }),
      ),
    );
    await allAtOnce(fc.sample(command, COMMANDS));

    const after = await boardOf();
    const log = await readLog(team.bao, before.service.stream, before.service.stream.seq);
    const replayed = service.boardOf(before.service);
    for (const event of log) service.applyEvent(replayed, event as unknown as ServiceEvent);
    const { stream: _, ...view } = after.service;
    const now = service.viewOf(replayed);
    expect({ ...now, tickets: byId(now.tickets) }).toEqual({ ...view, tickets: byId(view.tickets) });
    const wrong = await rows(`select o.column_id, o.queue_id, o.count, count(t.id)::int as really
      from service_queue.occupancy o
      left join service_queue.ticket t on t.column_id = o.column_id and t.queue_id = o.queue_id
      group by o.column_id, o.queue_id, o.count having o.count <> count(t.id)`);
    expect(wrong).toEqual([]);
    const [keys] = await rows(`select count(*)::int as tickets, count(distinct key)::int as keys,
      (select last_number from service_queue.desk) as last from service_queue.ticket`);
    expect([keys.keys, keys.last]).toEqual([keys.tickets, keys.tickets]);
  });
});
