import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rankings are found in the log, newest first, of all and of one person (P14); a member may order for a time (P13). */
export class OrderAsRecord1795000500000 implements MigrationInterface {
  name = 'OrderAsRecord1795000500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index event_of_ranking on product_backlog.event (stream_id, seq) where type = 'item-ranked';
      create index event_of_ranker on product_backlog.event (stream_id, (by ->> 'id'), seq) where type = 'item-ranked';
      create table product_backlog.delegation (
        team_id uuid primary key,
        to_person uuid not null,
        by jsonb not null,
        since timestamptz not null,
        until timestamptz not null,
        reason text
      );
      -- the view says from now on who else may order (L2)
      update product_backlog.stream set epoch = greatest(epoch + 1, extract(epoch from now())::bigint);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table product_backlog.delegation;
      drop index product_backlog.event_of_ranker;
      drop index product_backlog.event_of_ranking;
    `);
  }
}
