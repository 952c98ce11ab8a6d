import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Policies say in which hours the clocks of a queue run; those that stand say: in plain time, all alike. */
export class KeepCalendars1794000100000 implements MigrationInterface {
  name = 'KeepCalendars1794000100000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      update service_queue.severity_policy set policy = policy || '{"calendars": [], "queues": {}}';
      -- the policy looks different from now on (L2)
      update service_queue.stream set epoch = greatest(epoch + 1, extract(epoch from now())::bigint);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`update service_queue.severity_policy set policy = policy - 'calendars' - 'queues'`);
  }
}
