import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Alarms, what a ticket knows of its own time, the expedite lane, and an index that finds the breaches of limits. */
export class KeepTime1793000300000 implements MigrationInterface {
  name = 'KeepTime1793000300000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(tables);
    await db.query(whatStands);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table service_queue.alarm;
      drop index service_queue.event_of_breach;
      drop index service_queue.ticket_resolved;
      alter table service_queue.board_column drop column expedite;
      alter table service_queue.ticket drop column waits, drop column ages_at, drop column told,
        drop column expedited, drop column closed_at;
      create index ticket_resolved on service_queue.ticket (team_id, resolved_at) where resolved_at is not null;
    `);
  }
}

const tables = `
  create table service_queue.alarm (
    team_id uuid not null,
    card_id uuid not null,
    kind text not null,
    due_at timestamptz not null,
    primary key (card_id, kind)
  );
  create index alarm_due on service_queue.alarm (due_at);
  create index event_of_breach on service_queue.event (stream_id, seq)
    where type in ('limit-breached', 'limit-restored');

  alter table service_queue.board_column add column expedite jsonb;
  alter table service_queue.ticket
    add column waits jsonb not null default '[]',
    add column ages_at timestamptz,
    add column told jsonb not null default '[]',
    add column expedited boolean not null default false,
    add column closed_at timestamptz;
  alter table service_queue.ticket
    alter column waits drop default, alter column told drop default, alter column expedited drop default;
  drop index service_queue.ticket_resolved;
  create index ticket_resolved on service_queue.ticket (team_id, resolved_at)
    where resolved_at is not null and closed_at is null;
`;

/** Every open ticket is rung once, and says itself what is due; cards look different from now on (L2). */
const whatStands = `
  update service_queue.severity_policy set policy = policy || '{"ageing": 3}';
  update service_queue.board_column set expedite = '{"count": 1, "mode": "block-unless-reason"}' where id = 'working';
  update service_queue.ticket
    set waits = jsonb_build_array(jsonb_build_object('to', null, 'from',
      to_char(entered_column_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
    where column_id in ('triage', 'queue');
  insert into service_queue.alarm (team_id, card_id, kind, due_at)
    select team_id, id, 'close', resolved_at + interval '5 days' from service_queue.ticket where resolved_at is not null
    union all
    select team_id, id, 'sla', now() from service_queue.ticket where resolved_at is null;
  update service_queue.stream set epoch = greatest(epoch + 1, extract(epoch from now())::bigint);
`;
