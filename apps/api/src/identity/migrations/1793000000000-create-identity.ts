import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createStreamTables } from '@twotrack/shared/stream';

export class CreateIdentity1793000000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create schema identity;
      ${createStreamTables('identity')}
      create table identity.team (
        id uuid primary key,
        slug text not null unique,
        name text not null,
        demo boolean not null default false,
        created_at timestamptz not null default now()
      );
      create table identity.person (
        id uuid primary key,
        name text not null,
        email text not null,
        disabled_at timestamptz,
        created_at timestamptz not null default now()
      );
      create unique index person_by_email on identity.person (lower(email));
      create table identity.membership (
        team_id uuid not null references identity.team,
        person_id uuid not null references identity.person,
        roles text[] not null,
        on_call boolean not null default false,
        primary key (team_id, person_id)
      );
      create index membership_of_person on identity.membership (person_id);
      -- exactly one has the final say
      create unique index one_product_owner on identity.membership (team_id) where 'product-owner' = any(roles);
      -- the hash of a 256-bit random id; the id itself is only in the browser
      create table identity.session (
        hash bytea primary key,
        id uuid not null unique,
        person_id uuid not null references identity.person,
        created_at timestamptz not null default now(),
        seen_at timestamptz not null default now()
      );
      create index session_of_person on identity.session (person_id);
      create table identity.link (
        hash bytea primary key,
        purpose text not null check (purpose in ('sign-in', 'setup')),
        person_id uuid references identity.person,
        expires_at timestamptz not null,
        used_at timestamptz
      );
      create table identity.api_token (
        id uuid primary key,
        hash bytea not null unique,
        hint text not null,
        name text not null,
        person_id uuid not null references identity.person,
        scopes text[] not null,
        created_at timestamptz not null default now(),
        expires_at timestamptz,
        last_used_at timestamptz,
        revoked_at timestamptz
      );
      create table identity.audit (
        id bigint generated always as identity primary key,
        at timestamptz not null default clock_timestamp(),
        person_id uuid,
        what text not null,
        facts jsonb not null default '{}'
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop schema identity cascade');
  }
}
