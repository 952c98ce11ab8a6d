import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an item needs to serve a goal, to be scored, to be set aside, and to carry marks; a request its own. */
export class ValueInFull1795000000000 implements MigrationInterface {
  name = 'ValueInFull1795000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table product_backlog.item
        add column goal_id uuid,
        add column vectors jsonb not null default '{}',
        add column moscow text,
        add column touched_at timestamptz,
        add column set_aside jsonb,
        add column marks jsonb not null default '{}';
      update product_backlog.item i set touched_at = entered_column_at,
        marks = case when exists (select from product_backlog.story s where s.id = i.id and s.problem <> '')
          then '{"stated": {"problem": true, "examples": 0}}' else '{}' end::jsonb;
      alter table product_backlog.item
        alter column touched_at set not null, alter column vectors drop default, alter column marks drop default;
      create index item_of_goal on product_backlog.item (goal_id) where goal_id is not null;
      alter table product_backlog.request add column marks jsonb not null default '{}';
      alter table product_backlog.request alter column marks drop default;
      -- items and requests look different from now on (L2)
      update product_backlog.stream set epoch = greatest(epoch + 1, extract(epoch from now())::bigint);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table product_backlog.item drop column goal_id, drop column vectors, drop column moscow,
        drop column touched_at, drop column set_aside, drop column marks;
      alter table product_backlog.request drop column marks;
    `);
  }
}
