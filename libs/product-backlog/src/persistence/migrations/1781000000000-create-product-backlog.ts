import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createStreamTables } from '@twotrack/shared/stream';

export class CreateProductBacklog1781000000000 implements MigrationInterface {
  name = 'CreateProductBacklog1781000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema if not exists product_backlog;
      create table product_backlog.backlog (
        team_id uuid primary key,
        key_prefix text not null,
        last_number integer not null
      );
      create table product_backlog.board_column (
        team_id uuid not null,
        id text not null,
        position integer not null,
        name text not null,
        policy text not null,
        wip_limit jsonb,
        breaches jsonb not null,
        occupancy integer not null,
        primary key (team_id, id)
      );
      create table product_backlog.item (
        id uuid primary key,
        team_id uuid not null,
        key text not null,
        type text not null,
        title text not null,
        whose_problem text,
        column_id text not null,
        rank text collate "C",
        former_neighbour uuid,
        assignees uuid[] not null,
        blocked jsonb,
        blocked_seconds integer not null,
        request_id uuid,
        created_at timestamptz not null,
        created_by jsonb not null,
        entered_column_at timestamptz not null,
        done_at timestamptz,
        removed_at timestamptz,
        version integer not null
      );
      create unique index item_rank on product_backlog.item (team_id, rank) where rank is not null;
      -- the team never comes first here: without statistics the planner would look up an id by it
      create unique index item_key on product_backlog.item (key, team_id);
      create index item_column on product_backlog.item (team_id, column_id, done_at) where removed_at is null;
      create table product_backlog.story (
        id uuid primary key,
        team_id uuid not null,
        problem text not null
      );
      create table product_backlog.request (
        id uuid primary key,
        team_id uuid not null,
        title text not null,
        source text not null,
        requester jsonb not null,
        at timestamptz not null,
        status text not null,
        item_id uuid,
        decision jsonb
      );
      create index request_open on product_backlog.request (team_id) where status = 'open';
      create index request_item on product_backlog.request (item_id) where item_id is not null;
      create index request_requester on product_backlog.request ((requester ->> 'id'), team_id);
      create table product_backlog.proposal (
        id uuid primary key,
        team_id uuid not null,
        item_id uuid not null,
        place jsonb not null,
        reason text,
        by jsonb not null,
        at timestamptz not null,
        status text not null,
        answer jsonb
      );
      create index proposal_open on product_backlog.proposal (team_id) where status = 'open';
      create index proposal_item on product_backlog.proposal (item_id);
      ${createStreamTables('product_backlog')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema product_backlog cascade');
  }
}
