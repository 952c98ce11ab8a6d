import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What came from elsewhere comes once; each import is kept with what it could not keep. */
export class Import1795000800000 implements MigrationInterface {
  name = 'Import1795000800000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create unique index request_imported on product_backlog.request
        (team_id, (marks -> 'imported' ->> 'from'), (marks -> 'imported' ->> 'key')) where marks ? 'imported';
      create table product_backlog.import_run (
        id uuid primary key,
        team_id uuid not null,
        at timestamptz not null,
        shape text not null,
        body jsonb not null
      );
      create index import_run_of_team on product_backlog.import_run (team_id, at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table product_backlog.import_run; drop index product_backlog.request_imported');
  }
}
