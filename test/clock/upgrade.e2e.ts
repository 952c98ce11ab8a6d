import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import { ServiceQueue, serviceQueueMigrations } from '@twotrack/service-queue';
import { standardPolicy } from '@twotrack/service-queue/domain';
import { connect, person } from '../service-queue/desk.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const { ageing: _, ...policyOfBefore } = { ...standardPolicy, version: 1 };
const COLUMNS = ['triage', 'queue', 'working', 'waiting', 'resolved'];

let database: TestDatabase;
let db: DataSource;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await db?.destroy();
  await database.drop();
});

/** A team as it was before there was a clock, with one ticket that waits and one that was resolved long ago. */
async function teamOfBefore(): Promise<{ teamId: string; waiting: string; resolved: string }> {
  const before = await new DataSource({
    type: 'postgres',
    url: database.url,
    migrations: [serviceQueueMigrations[0]!],
  }).initialize();
  await before.runMigrations();
  const [teamId, queueId] = [randomUUID(), randomUUID()];
  const ask = (sql: string, values: unknown[]) =>
    before.query(sql.replaceAll(' into ', ' into service_queue.'), values);
  await ask(`insert into stream (id, epoch) values ($1, 1)`, [`service:${teamId}`]);
  await ask(`insert into desk values ($1, 'SRV', 2, 1, $2)`, [teamId, randomUUID()]);
  await ask(`insert into queue values ($1, $2, 'General', 0, true)`, [queueId, teamId]);
  await ask(`insert into board_column select $1, id, id, '', null, '{}', '[]' from unnest($2::text[]) id`, [
    teamId,
    COLUMNS,
  ]);
  await ask(`insert into severity_policy values ($1, 1, $2, now(), '{"id": "x", "name": "X"}', 'first')`, [
    teamId,
    policyOfBefore,
  ]);
  const ids = { waiting: randomUUID(), resolved: randomUUID() };
  for (const [column, id, at] of [
    ['queue', ids.waiting, null],
    ['resolved', ids.resolved, '2026-01-01T00:00:00Z'],
  ]) {
    await ask(
      `insert into ticket (id, team_id, key, kind, title, queue_id, column_id, facts, severity, policy_version,
         effective_class, reported_at, reported_by, pauses, entered_column_at, version, resolved_at, responded_at,
         response_due, resolution_due, due)
       values ($1, $2, $3, 'incident', 'x', $4, $3, '{}', 3, 1, 3, now() - interval '13 hours',
         '{"id": "b", "name": "Bao"}', '[]', now() - interval '13 hours', 1, $5, null,
         now() - interval '9 hours', now() + interval '59 hours', now() - interval '9 hours')`,
      [id, teamId, column, queueId, at],
    );
    await ask(`insert into occupancy values ($1, $2, $3, 1)`, [teamId, column, queueId]);
  }
  await before.destroy();
  return { teamId, ...ids };
}

describe('a team from before the clock', () => {
  it('keeps its tickets: the clock finds out by itself what is due, and L2 the view starts a new epoch', async () => {
    const { teamId, waiting, resolved } = await teamOfBefore();
    db = await connect(database.url);
    await db.runMigrations({ transaction: 'each' });
    const queues = new ServiceQueue(db);
    const bao = person(teamId, 'Bao', ['member']);
    await queues.ringDue();
    const { head, text } = await queues.snapshot(bao);
    expect(head.epoch).toBeGreaterThan(1);
    const view = JSON.parse(text);
    expect(view.policy.ageing).toBe(3);
    expect(view.tickets).toMatchObject([{ id: waiting, effectiveClass: 2, told: [{ told: 'breached' }] }]);
    expect(view.columns).toMatchObject([{}, {}, { id: 'working', expedite: { count: 1 } }, {}, {}]);
    expect((await queues.ticket(resolved, bao)).ticket.closedAt).not.toBeNull();
    const counts = await db.query('select column_id as column, count from service_queue.occupancy order by 1');
    expect(counts).toEqual([
      { column: 'queue', count: 1 },
      { column: 'resolved', count: 0 },
    ]);
  });
});
