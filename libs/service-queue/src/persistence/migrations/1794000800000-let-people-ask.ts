import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The forms by which people without an account ask, and the private links by which they follow. */
export class LetPeopleAsk1794000800000 implements MigrationInterface {
  name = 'LetPeopleAsk1794000800000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table service_queue.request_form (
        id uuid primary key,
        team_id uuid not null,
        queue_id uuid not null,
        token_hash bytea not null,
        hint text not null,
        made_at timestamptz not null,
        made_by jsonb not null,
        revoked_at timestamptz
      );
      create unique index request_form_token on service_queue.request_form (token_hash) where revoked_at is null;
      create unique index request_form_of_queue on service_queue.request_form (queue_id) where revoked_at is null;
      -- whoever asked, as the reporter of one ticket; what is known of them beside their name is kept here only
      create table service_queue.follower (
        id uuid primary key,
        team_id uuid not null,
        ticket_id uuid not null,
        name text not null,
        email text,
        -- null once the link is revoked
        token_hash bytea,
        opened_at timestamptz
      );
      create unique index follower_token on service_queue.follower (token_hash) where token_hash is not null;
      create unique index follower_of_ticket on service_queue.follower (ticket_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table service_queue.follower, service_queue.request_form');
  }
}
