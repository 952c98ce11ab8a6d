import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests on their way to the service queues are found whatever the number of others (B6). */
export class FindHandOvers1795000050000 implements MigrationInterface {
  name = 'FindHandOvers1795000050000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create index request_on_its_way on product_backlog.request (id)
      where marks ? 'handedOver' and not marks ? 'ticketId'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index product_backlog.request_on_its_way');
  }
}
