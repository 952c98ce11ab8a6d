import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is noted stays as it was written, as the events do. */
export class KeepAudit1793000300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create trigger audit_stands before update or delete on identity.audit
        for each row execute function identity.events_stand();
      create index audit_of_person on identity.audit (person_id, what);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop trigger audit_stands on identity.audit; drop index identity.audit_of_person');
  }
}
