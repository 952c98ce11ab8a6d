import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Problems, what they stated on their tickets, what is to be done in the other track, and planned work by its window. */
export class KeepProblems1794000700000 implements MigrationInterface {
  name = 'KeepProblems1794000700000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table service_queue.problem (
        id uuid primary key, team_id uuid not null, number int not null, state text not null,
        -- where the inbox has it: by this its answer is looked for
        request_id uuid,
        problem jsonb not null
      );
      create unique index problem_number on service_queue.problem (team_id, number);
      create index problem_in_inbox on service_queue.problem (id)
        where request_id is not null and state <> 'closed';

      -- what stood on a ticket before its problem stated a workaround: given back with it
      create table service_queue.problem_fact (
        ticket_id uuid primary key, problem_id uuid not null, at timestamptz not null, was jsonb
      );
      create index fact_of_problem on service_queue.problem_fact (problem_id);

      create table service_queue.errand (
        id uuid primary key, team_id uuid not null, card_id uuid not null, about text not null, kind text not null,
        by jsonb not null, ask jsonb, request_id uuid
      );
      create index errand_of_card on service_queue.errand (card_id);

      create index ticket_planned on service_queue.ticket (team_id, (marks -> 'plan' ->> 'from')) where marks ? 'plan';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index service_queue.ticket_planned;
      drop table service_queue.errand, service_queue.problem_fact, service_queue.problem;
    `);
  }
}
