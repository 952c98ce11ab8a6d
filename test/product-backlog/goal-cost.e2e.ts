import { afterAll, beforeAll, expect, it } from 'vitest';
import { by, newItem, openGround, type Ground, type Team } from './support/backlog.js';

let ground: Ground;
let team: Team;

beforeAll(async () => {
  // one connection, so that what it tells of itself is all there was
  ground = await openGround({ poolSize: 1 });
  team = await ground.newTeam();
});
afterAll(() => ground?.close());

const OLD = `
  insert into product_backlog.item (id, team_id, key, type, title, column_id, rank, assignees, blocked_seconds,
    created_at, created_by, entered_column_at, done_at, vectors, touched_at, marks, version)
  select gen_random_uuid(), $1, $2 || n, 'feature', 'Old', $2,
    case when $2 = 'backlog' then 'j' || lpad(n::text, 6, '0') || '1' end, '{}', 0, now(), '{"id":"x","name":"X"}', now(),
    case when $2 = 'done' then now() - interval '90 days' end, '{}', now(), '{}', 1
  from generate_series(1, 5000) n`;

async function rowsRead(): Promise<number> {
  await ground.db.query('select pg_stat_force_next_flush()');
  const [row] = await ground.db.query(
    `select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_user_tables
     where schemaname = 'product_backlog' and relname = 'item'`,
  );
  return row.rows;
}

it('P6 reads the shares from what is in work and what was finished lately, not from 10,000 items', async () => {
  const { goals } = ground.backlog;
  const measure = { name: 'Median checkout', unit: 's', from: 180, to: 60 };
  const words = { title: 'Faster', why: '', startsOn: '2026-03-01', endsOn: '2026-05-31', measure };
  const { goal } = await goals.openGoal(words, by(team.po));
  for (const column of ['backlog', 'done']) await ground.db.query(OLD, [team.id, column]);
  await ground.db.query('analyze product_backlog.item');
  const item = await newItem(ground.backlog, team);
  await ground.backlog.moveItem(item.id, { from: 'backlog', column: 'review' }, by(team.member));
  await goals.serveGoal(item.id, { goalId: goal.id }, by(team.po));

  const before = await rowsRead();
  expect((await goals.detail(goal.id, team.member)).shares).toEqual({
    wip: { served: 1, all: 1 },
    finished: { served: 0, all: 0 },
  });
  await goals.closeGoal(goal.id, { reached: 'missed' }, by(team.po));
  expect(await goals.past({ limit: 5 }, team.member)).toMatchObject([{ finished: { served: 0, all: 0 } }]);
  const read = (await rowsRead()) - before;
  expect(read).toBeGreaterThan(0);
  expect(read).toBeLessThan(50);
});
