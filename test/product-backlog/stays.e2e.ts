import fc from 'fast-check';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ProductBacklog } from '@twotrack/product-backlog';
import type { ColumnId, Item } from '@twotrack/product-backlog/contract';
import { IN_WORK } from '@twotrack/product-backlog/domain';
import { by, newItem, openGround, type Ground, type Team } from './support/backlog.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-03-02T08:00:00.000Z');

let ground: Ground;
let team: Team;
let now = START;
let backlog: ProductBacklog;
beforeAll(async () => {
  ground = await openGround();
  backlog = new ProductBacklog(ground.db, () => new Date(now).toISOString());
});
afterAll(() => ground?.close());
beforeEach(async () => {
  team = await ground.newTeam();
  now = START;
});

const item = () => newItem(backlog, team);
const move = async ({ id, column: from }: Item, column: ColumnId) =>
  (await backlog.moveItem(id, { from, column, override: 'it is a test' }, by(team.member))).item;
const hours = (days = 14) => backlog.hoursInWork(team.id, days);

describe('the hours in work of the product track', () => {
  it('B5 count the columns of work, and no other', async () => {
    let card = await item();
    for (const column of ['ready', 'in-progress', 'review', 'done', 'backlog'] as const) {
      now += HOUR;
      card = await move(card, column);
    }
    now += 100 * HOUR;
    expect(IN_WORK).toEqual(['in-progress', 'review']);
    expect(await hours()).toBe(2);
  });

  it('B5 count only what lies within the days: cards that entered before and are still there, and that left meanwhile', async () => {
    const [still, left, old] = [await item(), await item(), await item()];
    const [working, leaving, gone] = [
      await move(still, 'in-progress'),
      await move(left, 'review'),
      await move(old, 'in-progress'),
    ];
    now += DAY;
    await move(gone, 'done');
    now += 15 * DAY;
    await move(leaving, 'done');
    now += DAY;
    // of 17 days the last 14: one card for all of them, one until a day ago, one left long before
    expect(await hours()).toBe(14 * 24 + 13 * 24);
    expect(await hours(1)).toBe(24);
    await move(working, 'backlog');
    now += 20 * DAY;
    expect(await hours()).toBe(0);
  });

  it('B5 end where an item is removed, set aside or split, and go on when it comes back to its column', async () => {
    const cards = [await item(), await item(), await item()] as const;
    const [removed, aside, split] = [
      await move(cards[0], 'in-progress'),
      await move(cards[1], 'in-progress'),
      await move(cards[2], 'in-progress'),
    ];
    now += HOUR;
    await backlog.removeItem(removed.id, {}, by(team.po));
    await backlog.keep.setAsideItem(aside.id, { reason: 'not now' }, by(team.po));
    const children = [{ title: 'One' }, { title: 'Two' }];
    await backlog.refine.splitItem(split.id, { version: split.version, children }, by(team.po));
    now += 10 * HOUR;
    expect(await hours()).toBe(3);
    await backlog.restoreItem(removed.id, {}, by(team.po));
    await backlog.keep.takeUpItem(aside.id, {}, by(team.po));
    now += HOUR;
    expect(await hours()).toBe(3 + 2);
  });

  it('B5 are those of the team alone', async () => {
    await move(await item(), 'in-progress');
    now += HOUR;
    team = await ground.newTeam();
    expect(await hours()).toBe(0);
  });

  it('B5 are what a plain count of hour by hour gives, however cards go back and forth', async () => {
    const columns = fc.constantFrom<ColumnId>('backlog', 'ready', 'in-progress', 'review', 'done');
    const steps = fc.array(fc.record({ card: fc.nat(2), column: columns, wait: fc.nat(60) }), {
      minLength: 15,
      maxLength: 30,
    });
    const walk = fc.asyncProperty(steps, async (way) => {
      team = await ground.newTeam();
      now = START;
      const cards = [await item(), await item(), await item()];
      const worked: number[] = [];
      for (const { card, column, wait } of way) {
        cards[card] = await move(cards[card]!, column);
        for (let hour = 0; hour < wait; hour++) {
          for (const one of cards) if (IN_WORK.includes(one.column)) worked.push(now + hour * HOUR);
        }
        now += wait * HOUR;
      }
      expect(await hours()).toBe(worked.filter((at) => at >= now - 14 * DAY).length);
    });
    await fc.assert(walk, { numRuns: 25 });
  });
});

describe('what it costs', () => {
  it('B5 reads by an index what the days hold, and never the cards or stays of all time', async () => {
    await ground.db.query(
      `insert into product_backlog.stay (team_id, item_id, from_at, to_at)
       select $1, gen_random_uuid(), t - interval '1 hour', t
       from generate_series(1, 20000) n, lateral (select $2::timestamptz - n * interval '1 hour' as t) at`,
      [team.id, new Date(START).toISOString()],
    );
    await ground.db.query('analyze product_backlog.stay');
    await move(await item(), 'in-progress');
    now += HOUR;
    // as the connections of the API plan
    const extra = { max: 1, pipeline: true, options: '-c enable_seqscan=off -c plan_cache_mode=force_generic_plan' };
    const db = await new DataSource({
      ...ground.db.options,
      migrationsRun: false,
      extra,
    } as DataSourceOptions).initialize();
    const read = async () => {
      await db.query('select pg_stat_force_next_flush()');
      const [row] = await db.query(
        `select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_user_tables
         where schemaname = 'product_backlog' and relname in ('item', 'stay')`,
      );
      return row.rows as number;
    };
    const reader = new ProductBacklog(db, () => new Date(now).toISOString());
    const before = await read();
    expect(await reader.hoursInWork(team.id, 14)).toBe(14 * 24 - 1);
    expect((await read()) - before).toBeLessThan(14 * 24 + 20);
    await db.destroy();
  });
});
