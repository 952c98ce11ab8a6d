import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a ticket needs to be folded, to belong to a problem, and to carry marks. */
export class WorkInFull1794000000000 implements MigrationInterface {
  name = 'WorkInFull1794000000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table service_queue.ticket
        add column parent_id uuid,
        add column fold_key text,
        add column rule_id uuid,
        add column problem_id uuid,
        add column marks jsonb not null default '{}';
      alter table service_queue.ticket alter column marks drop default;
      create index ticket_under on service_queue.ticket (parent_id) where parent_id is not null;
      create index ticket_to_fold on service_queue.ticket (team_id, fold_key, reported_at)
        where fold_key is not null and resolved_at is null;
      create index ticket_of_problem on service_queue.ticket (problem_id) where problem_id is not null;
      drop index service_queue.ticket_order, service_queue.ticket_order_of_queue, service_queue.ticket_resolved;
      ${indexes('where parent_id is null', 'and parent_id is null')}
      -- tickets look different from now on (L2)
      update service_queue.stream set epoch = greatest(epoch + 1, extract(epoch from now())::bigint);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index service_queue.ticket_order, service_queue.ticket_order_of_queue, service_queue.ticket_resolved;
      alter table service_queue.ticket drop column parent_id, drop column fold_key, drop column rule_id,
        drop column problem_id, drop column marks;
      ${indexes('', '')}
    `);
  }
}

/** What lies under a parent is on no board and in no order. */
const indexes = (standing: string, andStanding: string): string => `
  create index ticket_order
    on service_queue.ticket (team_id, column_id, effective_class, due, reported_at, id) ${standing};
  create index ticket_order_of_queue
    on service_queue.ticket (team_id, column_id, queue_id, effective_class, due, reported_at, id) ${standing};
  create index ticket_resolved on service_queue.ticket (team_id, resolved_at)
    where resolved_at is not null and closed_at is null ${andStanding};`;
