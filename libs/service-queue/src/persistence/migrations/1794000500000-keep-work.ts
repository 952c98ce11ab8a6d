import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What triage and work leave beside the tickets: comments, replies that are written often, and how a bulk is undone. */
export class KeepWork1794000500000 implements MigrationInterface {
  name = 'KeepWork1794000500000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table service_queue.comment (
        id uuid primary key,
        team_id uuid not null,
        ticket_id uuid not null,
        text text not null,
        public boolean not null,
        by jsonb not null,
        at timestamptz not null,
        edited_at timestamptz,
        removed_at timestamptz
      );
      create index comment_of_ticket on service_queue.comment (ticket_id, id);
      create table service_queue.canned_reply (
        id uuid primary key,
        team_id uuid not null,
        name text not null,
        text text not null
      );
      create unique index canned_reply_name on service_queue.canned_reply (team_id, lower(name));
      create table service_queue.bulk_act (
        id uuid primary key,
        team_id uuid not null,
        at timestamptz not null,
        -- of each ticket what the bulk changed, before and after; null once it can be undone no more
        acts jsonb,
        undone_at timestamptz
      );
      create index bulk_act_kept on service_queue.bulk_act (team_id, at) where acts is not null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table service_queue.comment, service_queue.canned_reply, service_queue.bulk_act');
  }
}
