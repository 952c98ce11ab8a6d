import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Open requests that ask for the same wait as one, and are found by it (P4). */
export class MergeRequests1795001700000 implements MigrationInterface {
  name = 'MergeRequests1795001700000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index product_backlog.request_open;
      create index request_waiting on product_backlog.request (team_id) where status in ('open', 'joined');
      create index request_joined on product_backlog.request ((marks ->> 'joinedTo')) where marks ? 'joinedTo';
      -- the inbox shows parts of requests from now on (L2)
      update product_backlog.stream set epoch = greatest(epoch + 1, extract(epoch from now())::bigint);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index product_backlog.request_joined;
      drop index product_backlog.request_waiting;
      create index request_open on product_backlog.request (team_id) where status = 'open'`);
  }
}
