import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The catalogue of services, what finds the open tickets of one, and which version of the routing rules is in force. */
export class KeepServices1794000300000 implements MigrationInterface {
  name = 'KeepServices1794000300000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table service_queue.service (
        id uuid primary key, team_id uuid not null, service jsonb not null, retired_at timestamptz,
        -- to the open tickets of which names the clock carries its last change, and up to which of their ids it has
        carrying text[] not null default '{}', carried_to uuid
      );
      create unique index service_of_name on service_queue.service (team_id, lower(service ->> 'name'))
        where retired_at is null;
      create index ticket_of_service on service_queue.ticket (team_id, lower(service), id)
        where service is not null and resolved_at is null;
      alter table service_queue.desk add column routing_version int not null default 1;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table service_queue.desk drop column routing_version;
      drop index service_queue.ticket_of_service;
      drop table service_queue.service;
    `);
  }
}
