import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What shows whether a shipped item helped, and the link by which people outside look on (P16). */
export class ProveBets1795000700000 implements MigrationInterface {
  name = 'ProveBets1795000700000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table product_backlog.evidence (
        id uuid primary key,
        team_id uuid not null,
        item_id uuid not null,
        number jsonb,
        link text,
        note text not null,
        by jsonb not null,
        at timestamptz not null
      );
      create index evidence_of_item on product_backlog.evidence (item_id, id);
      create table product_backlog.verdict (
        item_id uuid primary key,
        team_id uuid not null,
        verdict text not null,
        reason text not null,
        by jsonb not null,
        at timestamptz not null
      );
      create table product_backlog.stakeholder_link (
        team_id uuid primary key,
        token_hash bytea not null,
        hint text not null,
        made_by jsonb not null,
        made_at timestamptz not null
      );
      create unique index stakeholder_link_token on product_backlog.stakeholder_link (token_hash);
      create index item_bet on product_backlog.item (team_id, (marks -> 'bet' ->> 'reviewAt'), id)
        where column_id = 'done' and removed_at is null and marks -> 'bet' is not null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table product_backlog.evidence;
      drop table product_backlog.verdict;
      drop table product_backlog.stakeholder_link;
      drop index product_backlog.item_bet`);
  }
}
