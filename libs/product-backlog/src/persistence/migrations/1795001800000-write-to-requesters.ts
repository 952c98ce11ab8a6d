import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the team and whoever asked write to each other; what was not answered yet is in the inbox (P4). */
export class WriteToRequesters1795001800000 implements MigrationInterface {
  name = 'WriteToRequesters1795001800000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table product_backlog.request_comment (
        id uuid primary key,
        team_id uuid not null,
        request_id uuid not null,
        text text not null,
        public boolean not null,
        by jsonb not null,
        at timestamptz not null
      );
      create index request_comment_request on product_backlog.request_comment (request_id, id);
      drop index product_backlog.request_waiting;
      create index request_inbox on product_backlog.request (team_id)
        where status in ('open', 'joined') or marks #>> '{said,waits}' = 'true';
      -- the inbox shows what whoever asked wrote (L2)
      update product_backlog.stream set epoch = greatest(epoch + 1, extract(epoch from now())::bigint);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table product_backlog.request_comment;
      drop index product_backlog.request_inbox;
      create index request_waiting on product_backlog.request (team_id) where status in ('open', 'joined')`);
  }
}
