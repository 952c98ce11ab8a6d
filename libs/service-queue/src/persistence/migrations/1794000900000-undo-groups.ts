import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What undoing a command on a group needs to know. */
export class UndoGroups1794000900000 implements MigrationInterface {
  name = 'UndoGroups1794000900000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table service_queue.group_act (
        id uuid primary key,
        team_id uuid not null,
        at timestamptz not null,
        -- the parent and each ticket, before and after; null once it can be undone no more
        acts jsonb,
        undone_at timestamptz
      );
      create index group_act_kept on service_queue.group_act (team_id, at) where acts is not null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table service_queue.group_act');
  }
}
