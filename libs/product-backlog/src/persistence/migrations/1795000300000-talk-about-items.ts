import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is written down about items, what is asked and said, who wants them (P10, P16, P17), and what needs what (P18). */
export class TalkAboutItems1795000300000 implements MigrationInterface {
  name = 'TalkAboutItems1795000300000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table product_backlog.brief (id uuid primary key, team_id uuid not null, body jsonb not null);
      create table product_backlog.question (
        id uuid primary key,
        team_id uuid not null,
        item_id uuid not null,
        text text not null,
        blocking boolean not null,
        by jsonb not null,
        at timestamptz not null,
        answer jsonb,
        withdrawn jsonb
      );
      create index question_item on product_backlog.question (item_id, id);
      create table product_backlog.comment (
        id uuid primary key,
        team_id uuid not null,
        item_id uuid not null,
        question_id uuid,
        text text not null,
        by jsonb not null,
        at timestamptz not null
      );
      create index comment_item on product_backlog.comment (item_id, id);
      create table product_backlog.vote (
        item_id uuid not null,
        person_id uuid not null,
        team_id uuid not null,
        by jsonb not null,
        at timestamptz not null,
        primary key (item_id, person_id)
      );
      create table product_backlog.dependency (
        item_id uuid not null,
        needs_id uuid not null,
        team_id uuid not null,
        primary key (item_id, needs_id)
      );
      create index dependency_needs on product_backlog.dependency (needs_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table product_backlog.dependency; drop table product_backlog.vote;
      drop table product_backlog.comment; drop table product_backlog.question; drop table product_backlog.brief`);
  }
}
