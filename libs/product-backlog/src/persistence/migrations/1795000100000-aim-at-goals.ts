import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the product owner sets for the whole track, and the goals it is aimed at: at most one of a team is open (P6). */
export class AimAtGoals1795000100000 implements MigrationInterface {
  name = 'AimAtGoals1795000100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table product_backlog.settings (team_id uuid primary key, body jsonb not null);
      create table product_backlog.goal (
        id uuid primary key,
        team_id uuid not null,
        title text not null,
        why text not null,
        measure jsonb not null,
        starts_on text not null,
        ends_on text not null,
        opened_at timestamptz not null,
        opened_by jsonb not null,
        closed jsonb,
        version integer not null
      );
      create unique index goal_open on product_backlog.goal (team_id) where closed is null;
      create index goal_of_team on product_backlog.goal (team_id, id);
      -- a board shows goal and settings from now on (L2)
      update product_backlog.stream set epoch = greatest(epoch + 1, extract(epoch from now())::bigint);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table product_backlog.goal; drop table product_backlog.settings');
  }
}
