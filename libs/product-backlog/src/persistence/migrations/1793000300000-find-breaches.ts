import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The breaches of limits lie far apart in the log (W6). */
export class FindBreaches1793000300000 implements MigrationInterface {
  name = 'FindBreaches1793000300000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create index event_of_breach on product_backlog.event (stream_id, seq)
      where type in ('limit-breached', 'limit-restored')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index product_backlog.event_of_breach');
  }
}
