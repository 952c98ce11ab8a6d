import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DataSource } from 'typeorm';
import type { Item } from '@twotrack/product-backlog/contract';
import { startApi, type ApiHere } from '../support/api.js';
import type { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { inviteTo, must, setUpTeam, type TestTeam } from '../support/team.js';
import { until } from '../intake/sender.js';

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let people: Client[];
let inside: DataSource;
const logged: string[] = [];
beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((line) => logged.push(String(line)) > 0);
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  const invite = (name: string) => inviteTo(api, team.slug, team.ada, name, ['member']);
  people = [team.dana, team.bao, team.chloe, await invite('Finn'), await invite('Gina')];
  inside = await new DataSource({ type: 'postgres', url: database.url }).initialize();
});
afterAll(async () => {
  vi.restoreAllMocks();
  await inside?.destroy();
  await api?.close();
  await database?.drop();
});

const act = (item: Item, name: string) => `/api/product-backlog/items/${item.id}/${name}`;
const newItem = async (title: string): Promise<Item> => {
  const path = `/api/teams/${team.slug}/product-backlog/items`;
  return (await must(team.dana.post(path, { type: 'feature', title }))).body.item;
};
const open = async (item: Item, minutes = 5): Promise<string> =>
  (await must(team.bao.post(act(item, 'round/open'), { minutes }))).body.item.marks.round.id;
const answer = (item: Item, who: Client, roundId: string, understanding: number, size: number | null = null) =>
  who.post(act(item, 'round/answer'), { roundId, understanding, size, value: null });
const close = async (item: Item, roundId: string) =>
  (await must(team.bao.post(act(item, 'round/close'), { roundId }))).body.item;
const itemNow = async ({ id }: Item): Promise<Item> =>
  (await must(team.bao.get(`/api/product-backlog/items/${id}`))).body.item;

/** Every row of every table there is, as text, by its table. */
async function everyRow(): Promise<{ table: string; row: string }[]> {
  const tables: { name: string }[] = await inside.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const rows = await Promise.all(
    tables.map(async ({ name }) =>
      (await inside.query(`select t::text as row from ${name} t`)).map(({ row }: { row: string }) => ({
        table: name,
        row,
      })),
    ),
  );
  return rows.flat();
}

describe('an understanding check', () => {
  it('P9 counts one answer of each, which may change until the close, and shows one histogram at three or more', async () => {
    const item = await newItem('Retry queue');
    const roundId = await open(item);
    for (const [i, person] of people.entries())
      await must(answer(item, person, roundId, (i % 4) + 1, i < 4 ? 2 : null));
    const changed = await must(answer(item, people[0]!, roundId, 5));
    expect(changed.body.answered).toBe(5);
    expect((await itemNow(item)).marks.round).toMatchObject({ id: roundId, answered: 5 });
    const { marks } = await close(item, roundId);
    expect(marks.understanding).toMatchObject({ answers: 5, counts: [1, 1, 1, 1, 1] });
    expect(marks.understanding.spread).toEqual({ size: [0, 3, 0, 0, 0], value: null });
    expect(marks.round).toBeUndefined();
    expect(await answer(item, team.bao, roundId, 3)).toMatchObject({ status: 409, body: { code: 'round-closed' } });
  });

  it('P9 shows nothing of two answers but that there were two', async () => {
    const item = await newItem('Canary');
    const roundId = await open(item);
    for (const person of people.slice(0, 2)) await must(answer(item, person, roundId, 1));
    const { marks } = await close(item, roundId);
    expect(marks.understanding).toMatchObject({ answers: 2, counts: null, spread: { size: null, value: null } });
  });

  it('P9 is answered by members alone, and open once at a time', async () => {
    const item = await newItem('Currency');
    const roundId = await open(item);
    for (const other of [team.emre, team.ada])
      expect((await answer(item, other, roundId, 3)).status).toBeGreaterThanOrEqual(403);
    expect(await team.chloe.post(act(item, 'round/open'), { minutes: 5 })).toMatchObject({
      status: 409,
      body: { code: 'round-open' },
    });
    expect((await answer(item, team.bao, roundId, 6)).status).toBe(400);
    await close(item, roundId);
  });

  it('P9 closes by itself when its time is over', async () => {
    const item = await newItem('Timer');
    const roundId = await open(item, 1);
    for (const person of people) await must(answer(item, person, roundId, 4));
    await inside.query(`update product_backlog.alarm set due_at = now() where card_id = $1`, [item.id]);
    // another alarm wakes the clock, which looks at what is due by then
    await open(await newItem('Wakes the clock'), 1);
    await inside.query(`update product_backlog.alarm set due_at = now() where kind = 'understanding-round'`);
    const closed = await until('closed by the clock', async () => {
      const { marks } = await itemNow(item);
      return marks.round ? null : marks;
    });
    expect(closed.understanding).toMatchObject({ answers: 5, counts: [0, 0, 0, 5, 0] });
  });

  it('P9 after the close no table, event, ledger row, log line or route tells who gave which answer', async () => {
    const item = await newItem('Secret');
    const roundId = await open(item);
    const before = await everyRow();
    const key = 'the key of a vote that no ledger keeps';
    const voters = people.slice(2);
    for (const [i, person] of voters.entries()) {
      const body = { roundId, understanding: [5, 1, 2][i], size: 3, value: 1 };
      await must(person.post(act(item, 'round/answer'), body, { key: `${key} ${i}` }));
    }
    const [{ salt }] = await inside.query('select salt from product_backlog.understanding_round where id = $1', [
      roundId,
    ]);
    const votes: { voter: string }[] = await inside.query(
      'select voter from product_backlog.understanding_vote where round_id = $1',
      [roundId],
    );
    expect(votes).toHaveLength(3);
    for (const { person } of voters) expect(votes.map(({ voter }) => voter)).not.toContain(person.id);
    await close(item, roundId);

    const after = await everyRow();
    const texts = [...after.map(({ row }) => row), ...logged, ...api.said];
    for (const secret of [salt, key, ...votes.map(({ voter }) => voter)])
      expect(texts.filter((text) => text.includes(secret))).toEqual([]);
    for (const table of ['understanding_vote', 'understanding_round'])
      expect(after.filter((row) => row.table.includes(table) && row.row.includes(roundId))).toEqual([]);

    // those who neither wrote the item nor asked about it are named by nothing that was written since
    const old = new Set(before.map(({ row }) => row));
    const fresh = after.map(({ row }) => row).filter((row) => !old.has(row));
    for (const { person } of voters) expect(fresh.filter((row) => row.includes(person.id))).toEqual([]);
    for (const row of fresh) expect(row).not.toMatch(/"understanding"+: \d/);

    const { body } = await must(team.bao.get(`/api/product-backlog/items/${item.id}`));
    const counted = (body.history as { type: string; by: { id: string } }[]).filter(
      ({ type }) => type === 'round-answered',
    );
    expect(counted).toHaveLength(3);
    for (const { by } of counted) expect(by.id).toBe('clock');
  });
});
