import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Understanding checks while they are open, with their votes, which never come into the log (P9). */
export class RefineTogether1795000400000 implements MigrationInterface {
  name = 'RefineTogether1795000400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table product_backlog.understanding_round (
        id uuid primary key,
        team_id uuid not null,
        item_id uuid not null,
        salt text not null
      );
      create unique index round_of_item on product_backlog.understanding_round (item_id);
      create table product_backlog.understanding_vote (
        round_id uuid not null,
        voter text not null,
        understanding integer not null,
        size integer,
        value integer,
        primary key (round_id, voter)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table product_backlog.understanding_vote; drop table product_backlog.understanding_round');
  }
}
