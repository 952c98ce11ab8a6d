import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How long tickets were worked on (B5): a row for each stay in Working that has ended, written by whatever ends it, in
 * its statement. The stay that goes on is the ticket itself.
 */
export class KeepStays1794001100000 implements MigrationInterface {
  name = 'KeepStays1794001100000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table service_queue.stay (
        team_id uuid not null,
        to_at timestamptz not null,
        ticket_id uuid not null,
        from_at timestamptz not null,
        primary key (team_id, to_at, ticket_id)
      );
      create function service_queue.keep_stay() returns trigger language plpgsql as $$
        declare left_at timestamptz := case when new.parent_id is null then new.entered_column_at
          else (new.marks #>> '{under,at}')::timestamptz end;
        begin
          -- what is undone stands again where it came before: only the clock knows when it left
          if left_at < old.entered_column_at then left_at := clock_timestamp(); end if;
          insert into service_queue.stay (team_id, ticket_id, from_at, to_at)
          select old.team_id, old.id, old.entered_column_at, left_at where left_at > old.entered_column_at
          on conflict do nothing;
          return null;
        end $$;
      -- what stays in its column, and what was not worked on, costs the look at this condition; a group counts as one card (S11)
      create trigger ticket_leaves_work after update on service_queue.ticket for each row
        when (old.column_id = 'working' and old.parent_id is null
          and (new.column_id <> 'working' or new.parent_id is not null))
        execute function service_queue.keep_stay();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger ticket_leaves_work on service_queue.ticket;
      drop function service_queue.keep_stay();
      drop table service_queue.stay;
    `);
  }
}
