import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a team is changing its severity policy to. The row outlives the draft, so that no version comes twice. */
export class KeepPolicyDrafts1794000200000 implements MigrationInterface {
  name = 'KeepPolicyDrafts1794000200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table service_queue.policy_draft (
        team_id uuid primary key,
        version int not null,
        draft jsonb
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table service_queue.policy_draft');
  }
}
