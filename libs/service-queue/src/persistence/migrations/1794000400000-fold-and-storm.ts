import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a team folds, what lies under which parent, what comes in, storms, and who has looked until when. */
export class FoldAndStorm1794000400000 implements MigrationInterface {
  name = 'FoldAndStorm1794000400000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table service_queue.folding (
        team_id uuid not null, version int not null, folding jsonb not null,
        set_at timestamptz not null, set_by jsonb not null, reason text not null,
        primary key (team_id, version)
      );
      insert into service_queue.folding
      select team_id, 1, jsonb_build_object('version', 1, 'rules', jsonb_build_array(jsonb_build_object(
          'id', gen_random_uuid(), 'name', 'Same service, same words', 'integrationId', null, 'queueId', null,
          'by', jsonb_build_array('service', 'title'), 'windowMinutes', 10, 'count', 5)),
          'storm', jsonb_build_object('arrivals', 40, 'ofOneGroup', 25, 'withinMinutes', 5, 'calmMinutes', 15)),
        now(), '{"id": "clock", "name": "The clock"}', 'What every team starts with.'
      from service_queue.desk;

      -- the sums of what lies under a parent: so no command counts it anew
      create table service_queue.fold_group (
        parent_id uuid primary key, team_id uuid not null, fold_key text, open boolean not null,
        tally jsonb not null, dissolved_at timestamptz
      );
      create index fold_group_of_key on service_queue.fold_group (team_id, fold_key) where fold_key is not null;

      create table service_queue.weather (team_id uuid primary key, state jsonb not null);
      create table service_queue.storm (
        id uuid primary key, team_id uuid not null, storm jsonb not null,
        started_at timestamptz not null, ended_at timestamptz
      );
      create unique index storm_going_on on service_queue.storm (team_id) where ended_at is null;
      create index storm_of_team on service_queue.storm (team_id, started_at);
      create table service_queue.last_look (
        team_id uuid not null, person_id text not null, at timestamptz not null, primary key (team_id, person_id)
      );

      drop index service_queue.ticket_under;
      create index ticket_under on service_queue.ticket (parent_id, reported_at, id) where parent_id is not null;
      create index ticket_arrived on service_queue.ticket (team_id, reported_at);
      -- a board tells of its storm from now on (L2)
      update service_queue.stream set epoch = greatest(epoch + 1, extract(epoch from now())::bigint);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index service_queue.ticket_arrived, service_queue.ticket_under;
      create index ticket_under on service_queue.ticket (parent_id) where parent_id is not null;
      drop table service_queue.last_look, service_queue.storm, service_queue.weather, service_queue.fold_group,
        service_queue.folding;
    `);
  }
}
