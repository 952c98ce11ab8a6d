import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '@twotrack/product-backlog/contract';
import type { Ticket } from '@twotrack/service-queue/contract';
import { startDemo, type Demo } from '../support/demo.js';
import { must } from '../support/team.js';

const DAY = 24 * 3600_000;

let demo: Demo;
let database: pg.Client;

beforeAll(async () => {
  demo = await startDemo();
  database = await connect();
});

afterAll(async () => {
  await database?.end();
  await demo?.discard();
});

async function connect(): Promise<pg.Client> {
  const client = new pg.Client(demo.databaseUrl);
  await client.connect();
  return client;
}

const rows = async <T extends pg.QueryResultRow>(sql: string): Promise<T[]> => (await database.query<T>(sql)).rows;

const log = () =>
  rows<{ schema: string; seq: string; type: string; at: Date; by: { id: string }; body: Record<string, unknown> }>(
    `select 'product' as schema, seq, type, at, by, body from product_backlog.event
     union all select 'service', seq, type, at, by, body from service_queue.event order by 1, 2`,
  );

const board = async () => (await must(demo.bao.get(`/api/teams/${demo.slug}/board`))).body;

const tally = <T>(all: readonly T[], by: (one: T) => string): Record<string, number> =>
  all.reduce<Record<string, number>>((sums, one) => ({ ...sums, [by(one)]: (sums[by(one)] ?? 0) + 1 }), {});

describe('the demo team', () => {
  it('has a past of six weeks whose events stand in the order of time', async () => {
    const events = await log();
    const ages = events.map(({ at }) => Date.now() - at.getTime());
    expect(Math.max(...ages)).toBeGreaterThan(40 * DAY);
    for (const schema of ['product', 'service']) {
      const times = events.filter((event) => event.schema === schema).map(({ at }) => at.getTime());
      expect(times).toEqual([...times].sort((one, other) => one - other));
    }
    const weeks = tally(events, ({ at }) => String(Math.floor((Date.now() - at.getTime()) / (7 * DAY))));
    expect(Object.keys(weeks)).toEqual(['0', '1', '2', '3', '4', '5', '6']);
    expect(
      await rows('select 1 from service_queue.event_default union all select 1 from product_backlog.event_default'),
    ).toEqual([]);
  });

  it('B5 has stated three times how much it gives to each track, and is told where to pull next', async () => {
    const { body: share } = await must(demo.bao.get(`/api/teams/${demo.slug}/share`));
    const { body: history } = await must(demo.bao.get(`/api/teams/${demo.slug}/share/history`));
    expect(history.map((one: { share: { product: number } }) => one.share.product)).toEqual([75, 45, 60]);
    expect(history.map((one: { by: { name: string } }) => one.by.name.split(' ')[0])).toEqual(['Dana', 'Bao', 'Dana']);
    expect(Date.now() - Date.parse(history[2].at)).toBeGreaterThan(30 * DAY);
    expect(share.share).toEqual(history[0].share);
    expect(share.next).toMatchObject({ track: 'service', of: 25 });
  });

  it('shows work in every column of both tracks, entered from hours to weeks ago', async () => {
    const { product, service } = await board();
    const items = tally(product.items as Item[], ({ column }) => column);
    expect(Object.keys(items).sort()).toEqual(['backlog', 'done', 'in-progress', 'ready', 'review']);
    const tickets = tally(service.tickets as Ticket[], ({ column }) => column);
    expect(Object.keys(tickets).sort()).toEqual(['queue', 'resolved', 'triage', 'waiting', 'working']);
    const ages = [...product.items, ...service.tickets].map(
      (card: Item | Ticket) => (Date.now() - Date.parse(card.enteredColumnAt)) / DAY,
    );
    expect(Math.min(...ages)).toBeLessThan(0.1);
    expect(Math.max(...ages)).toBeGreaterThan(14);
    const [made] = await rows<{ items: number; tickets: number }>(
      `select (select count(*) from product_backlog.item)::int as items, (select count(*) from service_queue.ticket)::int as tickets`,
    );
    expect(made!.items).toBeGreaterThanOrEqual(38);
    expect(made!.tickets).toBeGreaterThanOrEqual(58);
    expect(product.requests.filter((one: { status: string }) => one.status === 'open')).toHaveLength(3);
    expect(product.proposals.filter((one: { status: string }) => one.status === 'open')).toHaveLength(2);
    const types = new Set((await log()).map(({ type }) => type));
    for (const type of ['request-declined', 'request-merged', 'request-accepted', 'proposal-declined', 'item-removed'])
      expect(types).toContain(type);
  });

  it('P6 aims at a goal that part of its work serves, and closed one before', async () => {
    const { goal, settings } = (await board()).product;
    expect(settings.vision).toBeTruthy();
    const { shares } = (await must(demo.bao.get(`/api/product-backlog/goals/${goal.id}`))).body;
    for (const { served, all } of [shares.wip, shares.finished]) {
      expect(served).toBeGreaterThan(0);
      expect(served).toBeLessThan(all);
    }
    const { goals } = (await must(demo.bao.get(`/api/teams/${demo.slug}/product-backlog/goals`))).body;
    expect(goals).toMatchObject([{ goal: { closed: { reached: 'partly' } }, finished: { served: 1 } }]);
  });

  it('P7 P16 scored its items, and knows of its bets that two held, one did not, and two are to be proved', async () => {
    const { items } = (await board()).product as { items: Item[] };
    const open = items.filter(({ doneAt }) => doneAt === null);
    const scored = open.filter(({ vectors }) => vectors.value !== undefined && vectors.size !== undefined);
    expect(scored.length).toBeGreaterThan(open.length / 2);
    expect(scored.length).toBeLessThan(open.length);
    const shipped = await rows<{ verdict: string | null }>(
      `select marks -> 'bet' ->> 'verdict' as verdict from product_backlog.item
       where marks ? 'bet' and done_at is not null`,
    );
    expect(tally(shipped, ({ verdict }) => verdict ?? 'to prove')).toEqual({ proven: 2, refuted: 1, 'to prove': 2 });
  });

  it('S8 missed some of its promises, and what time did happened when it was due, not at the start', async () => {
    const events = await log();
    const rung = events.filter(({ by }) => by.id === 'clock');
    expect(tally(rung, ({ type }) => type)).toMatchObject({ 'ticket-closed': expect.any(Number) });
    const breaches = rung.filter(({ type }) => type === 'sla-breached');
    expect(breaches.length).toBeGreaterThanOrEqual(4);
    const late = breaches.map(({ at, body }) => at.getTime() - Date.parse(String(body['due'])));
    expect(Math.max(...late)).toBeLessThan(1_000);
    const solved = events.filter(({ type, body }) => type === 'ticket-moved' && (body['ticket'] as Ticket).resolvedAt);
    expect(breaches.length).toBeLessThan(solved.length / 3);
    const open = ((await board()).service.tickets as Ticket[]).filter(({ due }) => due !== null);
    const missed = open.filter(({ due }) => Date.parse(due!) < Date.now());
    expect(missed.length / open.length).toBeLessThan(0.1);
  });

  it('S4 S15 S16 knows its services, a cause that came back with what it costs, and the work that is planned', async () => {
    const read = async (path: string) =>
      (await must(demo.bao.get(`/api/teams/${demo.slug}/service-queue/${path}`))).body;
    const { services, unknown } = await read('services');
    expect(services).toHaveLength(9);
    expect(unknown.map(({ name }: { name: string }) => name).sort()).toEqual(['archive', 'mail']);
    expect((await read('canned-replies')).replies).toHaveLength(2);
    const { problems } = await read('problems?limit=10');
    expect(problems).toMatchObject([{ problem: { state: 'known-error' }, tickets: 4 }]);
    const { cost } = (await must(demo.bao.get(`/api/service-queue/problems/${problems[0].problem.id}`))).body;
    expect(cost.tickets).toBe(4);
    const planned = ((await board()).service.tickets as Ticket[]).flatMap(({ marks }) => marks.plan ?? []);
    expect(planned.map(({ beganAt, endedAt }) => [!!beganAt, !!endedAt]).sort()).toEqual([
      [false, false],
      [true, true],
    ]);
  });

  it('W6 kept who took a card past a limit, why and for how long, in both tracks', async () => {
    for (const track of ['product-backlog', 'service-queue']) {
      const { body } = await must(demo.bao.get(`/api/teams/${demo.slug}/${track}/breaches`));
      expect(body).toHaveLength(1);
      expect(body[0].reason).toBeTruthy();
      expect(Date.parse(body[0].until) - Date.parse(body[0].at)).toBeGreaterThan(3600_000);
    }
  });

  it('L4 is made once: begun again after a crash before its end, it adds nothing', async () => {
    const before = await log();
    // as a crash would have left it: the trail itself forgets nothing
    await database.query('set session_replication_role = replica');
    await database.query(`delete from identity.audit where what = 'demo-made'`);
    await database.end();
    await demo.close();
    demo = await startDemo({ dataDir: demo.dataDir });
    database = await connect();
    expect((await log()).map(({ schema, seq, type }) => [schema, seq, type])).toEqual(
      before.map(({ schema, seq, type }) => [schema, seq, type]),
    );
    expect(await rows(`select 1 from identity.audit where what = 'demo-made'`)).toHaveLength(1);
  });
});
