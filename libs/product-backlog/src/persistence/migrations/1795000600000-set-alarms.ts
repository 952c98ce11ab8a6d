import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is due by time, and items that were set aside, the last one first (P12). */
export class SetAlarms1795000600000 implements MigrationInterface {
  name = 'SetAlarms1795000600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table product_backlog.alarm (
        team_id uuid not null,
        card_id uuid not null,
        kind text not null,
        due_at timestamptz not null,
        primary key (card_id, kind)
      );
      create index alarm_due on product_backlog.alarm (due_at);
      create index item_set_aside on product_backlog.item (team_id, (set_aside ->> 'at'), id)
        where set_aside is not null and removed_at is null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table product_backlog.alarm; drop index product_backlog.item_set_aside');
  }
}
