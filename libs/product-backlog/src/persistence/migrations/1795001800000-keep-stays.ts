import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How long items were in work (B5): a row for each stay that has ended, written by whatever ends it, in its statement.
 * The stay that goes on is the item itself.
 */
export class KeepStays1795001800000 implements MigrationInterface {
  name = 'KeepStays1795001800000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table product_backlog.stay (
        team_id uuid not null,
        to_at timestamptz not null,
        item_id uuid not null,
        from_at timestamptz not null,
        primary key (team_id, to_at, item_id)
      );
      create function product_backlog.keep_stay() returns trigger language plpgsql as $$
        begin
          insert into product_backlog.stay (team_id, item_id, from_at, to_at)
          select old.team_id, old.id, old.entered_column_at, left_at
          from coalesce(new.removed_at, (new.set_aside ->> 'at')::timestamptz, new.entered_column_at) left_at
          where left_at > old.entered_column_at
          on conflict do nothing;
          return null;
        end $$;
      -- what stays in its column, and what was not in work, costs the look at this condition
      create trigger item_leaves_work after update on product_backlog.item for each row
        when (old.column_id in ('in-progress', 'review') and old.removed_at is null and old.set_aside is null
          and (new.column_id <> old.column_id or new.removed_at is not null or new.set_aside is not null))
        execute function product_backlog.keep_stay();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger item_leaves_work on product_backlog.item;
      drop function product_backlog.keep_stay();
      drop table product_backlog.stay;
    `);
  }
}
