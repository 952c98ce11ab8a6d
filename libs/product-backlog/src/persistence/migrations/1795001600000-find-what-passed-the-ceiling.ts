import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What passed the ceiling of a backlog is found with the breaches of its limits (P12, W6). */
export class FindWhatPassedTheCeiling1795001600000 implements MigrationInterface {
  name = 'FindWhatPassedTheCeiling1795001600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`drop index product_backlog.event_of_breach;
      create index event_of_breach on product_backlog.event (stream_id, seq)
        where type in ('limit-breached', 'limit-restored', 'ceiling-breached', 'ceiling-restored')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index product_backlog.event_of_breach;
      create index event_of_breach on product_backlog.event (stream_id, seq)
        where type in ('limit-breached', 'limit-restored')`);
  }
}
