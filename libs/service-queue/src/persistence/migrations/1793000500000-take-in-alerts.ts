import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TakeInAlerts1793000500000 implements MigrationInterface {
  name = 'TakeInAlerts1793000500000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(tables);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table service_queue.outcome, service_queue.episode, service_queue.inbound, service_queue.integration;
      alter table service_queue.ticket drop column alert;
    `);
  }
}

const tables = `
  alter table service_queue.ticket add column alert jsonb;
  -- tickets look different from now on (L2)
  update service_queue.stream set epoch = greatest(epoch + 1, extract(epoch from now())::bigint);

  create table service_queue.integration (
    id uuid primary key,
    team_id uuid not null,
    kind text not null,
    name text not null,
    queue_id uuid,
    token_hash bytea not null unique,
    hint text not null,
    created_at timestamptz not null,
    created_by jsonb not null,
    revoked_at timestamptz
  );
  create index integration_of_team on service_queue.integration (team_id);

  create table service_queue.inbound (
    id uuid primary key,
    -- the order in which it came
    number bigint generated always as identity,
    team_id uuid not null,
    integration_id uuid not null,
    received_at timestamptz not null default clock_timestamp(),
    status text not null check (status in ('pending', 'done', 'quarantined')),
    remark text,
    body bytea not null,
    size int not null,
    -- how often it was begun, and how many of its alerts were worked off since
    attempt int not null default 1,
    worked int not null default 0
  );
  create index inbound_pending on service_queue.inbound (integration_id, number) where status = 'pending';
  create index inbound_quarantined on service_queue.inbound (integration_id) where status = 'quarantined';
  create index inbound_of_integration on service_queue.inbound (integration_id, number);
  create index inbound_of_team on service_queue.inbound (team_id, number);

  create table service_queue.episode (
    id uuid primary key,
    team_id uuid not null,
    integration_id uuid not null,
    fingerprint text not null,
    ticket_id uuid not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    previous_end timestamptz
  );
  create unique index open_episode on service_queue.episode (integration_id, fingerprint) where ended_at is null;
  create index episode_of_alert on service_queue.episode (integration_id, fingerprint, id);

  create table service_queue.outcome (
    receipt_id uuid not null,
    ordinal int not null,
    team_id uuid not null,
    fingerprint text,
    outcome text not null,
    ticket_id uuid,
    ticket_key text,
    notes jsonb not null,
    primary key (receipt_id, ordinal)
  );
  create index outcome_of_alert on service_queue.outcome (team_id, fingerprint);
`;
