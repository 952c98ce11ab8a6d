import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A delivered item shows the feedback on it, found by an index (P5). */
export class FindFeedback1795000900000 implements MigrationInterface {
  name = 'FindFeedback1795000900000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create index request_about on product_backlog.request ((marks #>> '{about,itemId}')) where marks ? 'about';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index product_backlog.request_about');
  }
}
