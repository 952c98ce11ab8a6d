import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { by, newItem, openGround, type Ground, type Team } from './support/backlog.js';

let ground: Ground;
let team: Team;

beforeAll(async () => {
  ground = await openGround({ poolSize: 1 });
  team = await ground.newTeam();
});
afterAll(() => ground.close());

it('says in its entities what its migrations made', async () => {
  const { upQueries } = await ground.db.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});

/** Names of the indexes and tables that a plan reads, by the way in which it reads them. */
function scansOf(plan: unknown): string[] {
  if (Array.isArray(plan)) return plan.flatMap(scansOf);
  if (plan === null || typeof plan !== 'object') return [];
  const node = plan as Record<string, unknown>;
  const here =
    'Node Type' in node && 'Relation Name' in node ? [`${node['Node Type']} on ${node['Relation Name']}`] : [];
  return [...here, ...Object.values(node).flatMap(scansOf)];
}

it('finds cards and neighbours by an index among 10,000 items, whichever of the hot commands asks', async () => {
  const fill = `
    insert into product_backlog.item (id, team_id, key, type, title, column_id, rank, assignees, blocked_seconds,
      created_at, created_by, entered_column_at, vectors, touched_at, marks, version)
    select gen_random_uuid(), $1, 'OLD-' || n, 'feature', 'Old', 'backlog', 'j' || lpad(to_hex(n), 6, '0') || '1',
      '{}', 0, now(), '{"id":"x","name":"X"}', now(), '{}', now(), '{}', 1
    from generate_series(1, 10000) n`;
  await ground.db.query(fill, [team.id]);
  await ground.db.query('analyze product_backlog.item');
  const [a, b] = [await newItem(ground.backlog, team), await newItem(ground.backlog, team)];
  await newItem(ground.backlog, team, { before: a.id });
  await ground.backlog.rankItem(b.id, { before: a.id }, by(team.po));
  await ground.backlog.rankItem(b.id, { after: a.id }, by(team.po));
  await ground.backlog.moveItem(a.id, { from: 'backlog', column: 'done' }, by(team.member));
  await ground.backlog.moveItem(a.id, { from: 'done', column: 'ready' }, by(team.member));
  await ground.backlog.renameItem(a.id, { version: 3, title: 'New' }, by(team.member));

  const statements: { name: string; parameters: number }[] = await ground.db.query(
    `select name, cardinality(parameter_types) as parameters from pg_prepared_statements
     where statement ~ 'product_backlog.(item|board_column|backlog)\\M' and name like 'twotrack_%'`,
  );
  // the door, the insertion, a ranking before and after, the standing, the move, the edit
  expect(statements.length).toBeGreaterThanOrEqual(7);
  for (const { name, parameters } of statements) {
    const nothing = Array.from({ length: parameters }, () => 'null').join();
    await ground.db.query('set plan_cache_mode = force_generic_plan');
    const [row] = await ground.db.query(`explain (format json) execute "${name}"(${nothing})`);
    const scans = scansOf(row['QUERY PLAN']);
    expect(
      scans.filter((scan) => scan.startsWith('Seq Scan')),
      name,
    ).toEqual([]);
  }
});

it('costs a move and a ranking the same rows with 10,000 items as with few', async () => {
  const few = await ground.newTeam();
  await newItem(ground.backlog, few);
  const rowsRead = async (of: Team): Promise<number> => {
    const [a, b] = [await newItem(ground.backlog, of), await newItem(ground.backlog, of)];
    const before = await read();
    await ground.backlog.rankItem(b.id, { before: a.id }, by(of.po));
    await ground.backlog.moveItem(b.id, { from: 'backlog', column: 'ready' }, by(of.member, randomUUID()));
    return (await read()) - before;
  };
  const read = async (): Promise<number> => {
    await ground.db.query('select pg_stat_force_next_flush()');
    const [row] = await ground.db.query(
      `select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_user_tables
       where schemaname = 'product_backlog' and relname = 'item'`,
    );
    return row.rows;
  };
  const small = await rowsRead(few);
  expect(small).toBeGreaterThan(0);
  expect(await rowsRead(team)).toBeLessThanOrEqual(small + 4);
});
