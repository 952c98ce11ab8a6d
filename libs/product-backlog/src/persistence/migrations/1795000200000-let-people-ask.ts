import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The public form of a backlog, and the private links of those who asked by it (P4). */
export class LetPeopleAsk1795000200000 implements MigrationInterface {
  name = 'LetPeopleAsk1795000200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table product_backlog.request_form (
        team_id uuid primary key,
        token_hash bytea not null,
        hint text not null,
        made_by jsonb not null,
        made_at timestamptz not null
      );
      create unique index request_form_token on product_backlog.request_form (token_hash);
      create table product_backlog.follow_link (
        request_id uuid primary key,
        team_id uuid not null,
        token_hash bytea,
        opened_at timestamptz
      );
      create unique index follow_link_token on product_backlog.follow_link (token_hash);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table product_backlog.request_form;
      drop table product_backlog.follow_link`);
  }
}
