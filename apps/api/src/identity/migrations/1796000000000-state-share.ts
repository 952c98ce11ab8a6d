import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How much a team gives to each track (B5); a team that states nothing has no row. */
export class StateShare1796000000000 implements MigrationInterface {
  name = 'StateShare1796000000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table identity.capacity_share (
        team_id uuid primary key references identity.team,
        share jsonb not null
      );
      -- a team is shown with its share from now on (L2)
      update identity.stream set epoch = greatest(epoch + 1, extract(epoch from now())::bigint);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table identity.capacity_share');
  }
}
