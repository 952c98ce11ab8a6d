import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Alerts that flap, silences, senders that fall quiet, and changes as they are reported. */
export class ListenClosely1794000600000 implements MigrationInterface {
  name = 'ListenClosely1794000600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table service_queue.episode add column course jsonb;
      -- only an alert that came back has one
      create index episode_of_course on service_queue.episode (ticket_id, id) where course is not null;

      alter table service_queue.integration add column quiet_since timestamptz;
      -- bodies up to this number were cleared after their time
      alter table service_queue.integration add column cleared_to bigint not null default 0;
      insert into service_queue.alarm (team_id, card_id, kind, due_at)
      select team_id, id, 'quiet', now() from service_queue.integration where revoked_at is null;

      create table service_queue.silence (
        id uuid primary key, team_id uuid not null, silence jsonb not null, over_at timestamptz
      );
      create index silence_of_team on service_queue.silence (team_id, id);
      -- whose notices which of them holds back
      create table service_queue.silenced (
        silence_id uuid not null, ticket_id uuid not null, primary key (silence_id, ticket_id)
      );
      create index silenced_ticket on service_queue.silenced (ticket_id);

      create table service_queue.change_record (
        id uuid primary key, team_id uuid not null, at timestamptz not null, change jsonb not null
      );
      create index change_of_team on service_queue.change_record (team_id, at, id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table service_queue.change_record, service_queue.silenced, service_queue.silence;
      delete from service_queue.alarm where kind in ('quiet', 'settle', 'silence');
      alter table service_queue.integration drop column quiet_since, drop column cleared_to;
      drop index service_queue.episode_of_course;
      alter table service_queue.episode drop column course;
    `);
  }
}
