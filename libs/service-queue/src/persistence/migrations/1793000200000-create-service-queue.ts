import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createStreamTables } from '@twotrack/shared/stream';

export class CreateServiceQueue1793000200000 implements MigrationInterface {
  name = 'CreateServiceQueue1793000200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query('create schema if not exists service_queue');
    await db.query(createStreamTables('service_queue'));
    await db.query(tables);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop schema service_queue cascade');
  }
}

const tables = `
  create table service_queue.desk (
    team_id uuid primary key,
    key_prefix text not null,
    last_number int not null,
    policy_version int not null,
    revision uuid not null
  );

  create table service_queue.queue (
    id uuid primary key,
    team_id uuid not null,
    name text not null,
    position int not null,
    catch_all boolean not null
  );
  create index queue_of_team on service_queue.queue (team_id);
  create unique index one_catch_all on service_queue.queue (team_id) where catch_all;

  create table service_queue.board_column (
    team_id uuid not null,
    id text not null,
    name text not null,
    policy text not null,
    wip_limit jsonb,
    queue_limits jsonb not null,
    breaches jsonb not null,
    primary key (team_id, id)
  );

  create table service_queue.occupancy (
    team_id uuid not null,
    column_id text not null,
    queue_id uuid not null,
    count int not null,
    primary key (team_id, column_id, queue_id)
  ) with (fillfactor = 50);

  create table service_queue.ticket (
    id uuid primary key,
    team_id uuid not null,
    key text not null,
    kind text not null,
    title text not null,
    service text,
    queue_id uuid not null,
    column_id text not null,
    facts jsonb not null,
    severity smallint not null,
    policy_version int not null,
    effective_class smallint not null,
    reported_at timestamptz not null,
    reported_by jsonb not null,
    assignee uuid,
    acknowledged jsonb,
    responded_at timestamptz,
    waiting jsonb,
    pauses jsonb not null,
    response_due timestamptz,
    resolution_due timestamptz,
    due timestamptz,
    retargeted jsonb,
    entered_column_at timestamptz not null,
    resolved_at timestamptz,
    version int not null
  );
  -- the calculated order (S7): ascending puts tickets without a due time last
  create index ticket_order on service_queue.ticket (team_id, column_id, effective_class, due, reported_at, id);
  create index ticket_order_of_queue
    on service_queue.ticket (team_id, column_id, queue_id, effective_class, due, reported_at, id);
  create index ticket_to_recalculate on service_queue.ticket (team_id, policy_version) where resolved_at is null;
  create index ticket_resolved on service_queue.ticket (team_id, resolved_at) where resolved_at is not null;
  create unique index ticket_key on service_queue.ticket (team_id, key);

  create table service_queue.story (
    id uuid primary key,
    team_id uuid not null,
    details text not null
  );

  create table service_queue.severity_policy (
    team_id uuid not null,
    version int not null,
    policy jsonb not null,
    activated_at timestamptz not null,
    activated_by jsonb not null,
    reason text not null,
    primary key (team_id, version)
  );

  create table service_queue.routing_rule (
    team_id uuid not null,
    id uuid not null,
    position int not null,
    name text not null,
    conditions jsonb not null,
    queue_id uuid not null,
    matched int not null default 0,
    last_matched_at timestamptz,
    primary key (team_id, id)
  );
`;
