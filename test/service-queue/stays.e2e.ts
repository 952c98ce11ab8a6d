import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { ServiceQueue } from '@twotrack/service-queue';
import { BulkTickets, FoldTickets, ResolveParent, type ColumnId, type Ticket } from '@twotrack/service-queue/contract';
import { ask, openTestDesk, person, wording, type TestDesk } from './desk.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-03-02T08:00:00.000Z');

let desk: TestDesk;
let now = START;
let queues: ServiceQueue;
let bao: TestDesk['bao'];
beforeAll(async () => {
  desk = await openTestDesk();
  queues = new ServiceQueue(desk.db, () => new Date(now).toISOString());
});
afterAll(() => desk?.close());
beforeEach(() => newTeam());

async function newTeam(): Promise<void> {
  const teamId = randomUUID();
  await queues.open(teamId);
  bao = person(teamId, 'Bao', ['member']);
  now = START;
}
const ticket = async () => (await queues.openTicket(wording(), ask(bao))).ticket;
const move = async (card: Ticket, column: ColumnId) => (card.column === column ? card : into(card, column));
const into = async ({ id, column: from }: Ticket, column: ColumnId) =>
  (await queues.moveTicket(id, { from, column, reason: 'it is a test' }, ask(bao))).ticket;
const hours = (days = 14) => queues.hoursInWorking(bao.teamId, days);

describe('the hours in work of the service track', () => {
  it('B5 count Working, and neither what waits nor what is in a queue', async () => {
    let card = await ticket();
    for (const column of ['working', 'waiting', 'working', 'queue', 'resolved'] as const) {
      now += HOUR;
      card = await move(card, column);
    }
    now += 50 * HOUR;
    expect(await hours()).toBe(2);
  });

  it('B5 count only what lies within the days: tickets that entered before and are still there, and that left meanwhile', async () => {
    const cards = [await ticket(), await ticket(), await ticket()];
    const [still, leaving, gone] = await Promise.all(cards.map((card) => move(card, 'working')));
    now += DAY;
    await move(gone!, 'resolved');
    now += 15 * DAY;
    await move(leaving!, 'waiting');
    now += DAY;
    expect(await hours()).toBe(14 * 24 + 13 * 24);
    expect(await hours(1)).toBe(24);
    await move(still!, 'resolved');
    now += 20 * DAY;
    expect(await hours()).toBe(0);
  });

  it('B5 S11 count a group as one card, and what lies under it no more', async () => {
    const cards = [await ticket(), await ticket(), await ticket()];
    const working = await Promise.all(cards.map((card) => move(card, 'working')));
    now += HOUR;
    const tickets = working.map(({ id }) => id);
    const { ticket: parent } = await queues.foldings.foldTickets(FoldTickets.parse({ tickets }), ask(bao));
    now += HOUR;
    expect(await hours()).toBe(3);
    const pulled = await move(parent, 'working');
    now += HOUR;
    expect(await hours()).toBe(4);
    await queues.foldings.resolveParent(pulled.id, ResolveParent.parse({}), ask(bao));
    now += HOUR;
    expect(await hours()).toBe(4);
  });

  it('B5 end with a bulk, and go on as if nothing had been where it is undone', async () => {
    const cards = await Promise.all([await ticket(), await ticket()].map((card) => move(card, 'working')));
    const ids = cards.map(({ id }) => id);
    now += HOUR;
    const { bulkId } = await queues.work.bulkTickets(
      BulkTickets.parse({ ids, command: { move: { column: 'waiting', reason: 'asked back' } } }),
      null,
      ask(bao),
    );
    now += HOUR;
    expect(await hours()).toBe(2);
    await queues.work.undoBulk(bulkId!, {}, ask(bao));
    now += HOUR;
    expect(await hours()).toBe(6);
  });

  it('B5 hold what was worked on by mistake until that is undone', async () => {
    const { queues: today } = desk;
    const { ticket: card } = await today.openTicket(wording(), ask(bao));
    const command = { ids: [card.id], command: { move: { column: 'working' } } };
    const { bulkId } = await today.work.bulkTickets(BulkTickets.parse(command), null, ask(bao));
    await today.work.undoBulk(bulkId!, {}, ask(bao));
    const sql = `select from_at < to_at and to_at <= clock_timestamp() as ended from service_queue.stay where ticket_id = $1`;
    expect(await desk.db.query(sql, [card.id])).toEqual([{ ended: true }]);
  });

  it('B5 are what a plain count of hour by hour gives, however tickets go back and forth', async () => {
    const columns = fc.constantFrom<ColumnId>('queue', 'working', 'waiting', 'resolved');
    const steps = fc.array(fc.record({ card: fc.nat(2), column: columns, wait: fc.nat(60) }), {
      minLength: 15,
      maxLength: 30,
    });
    const walk = fc.asyncProperty(steps, async (way) => {
      await newTeam();
      const cards = [await ticket(), await ticket(), await ticket()];
      const worked: number[] = [];
      for (const { card, column, wait } of way) {
        cards[card] = await move(cards[card]!, column);
        for (let hour = 0; hour < wait; hour++) {
          for (const one of cards) if (one.column === 'working') worked.push(now + hour * HOUR);
        }
        now += wait * HOUR;
      }
      expect(await hours()).toBe(worked.filter((at) => at >= now - 14 * DAY).length);
    });
    await fc.assert(walk, { numRuns: 25 });
  });
});

describe('what it costs', () => {
  it('B5 reads by an index what the days hold, and never the tickets or stays of all time', async () => {
    await desk.db.query(
      `insert into service_queue.stay (team_id, ticket_id, from_at, to_at)
       select $1, gen_random_uuid(), t - interval '1 hour', t
       from generate_series(1, 20000) n, lateral (select $2::timestamptz - n * interval '1 hour' as t) at`,
      [bao.teamId, new Date(START).toISOString()],
    );
    await desk.db.query('analyze service_queue.stay');
    await move(await ticket(), 'working');
    now += HOUR;
    // as the connections of the API plan
    const extra = { max: 1, pipeline: true, options: '-c enable_seqscan=off -c plan_cache_mode=force_generic_plan' };
    const db = await new DataSource({
      ...desk.db.options,
      migrationsRun: false,
      extra,
    } as DataSourceOptions).initialize();
    const read = async () => {
      await db.query('select pg_stat_force_next_flush()');
      const [row] = await db.query(
        `select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_user_tables
         where schemaname = 'service_queue' and relname in ('ticket', 'stay')`,
      );
      return row.rows as number;
    };
    const reader = new ServiceQueue(db, () => new Date(now).toISOString());
    const before = await read();
    expect(await reader.hoursInWorking(bao.teamId, 14)).toBe(14 * 24 - 1);
    expect((await read()) - before).toBeLessThan(14 * 24 + 20);
    await db.destroy();
  });
});
