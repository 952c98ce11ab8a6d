import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What their cards say they need, parts of a split need by rows as well, so that the other end shows it (P11, P18). */
export class NeedWhatParentsNeed1795001500000 implements MigrationInterface {
  name = 'NeedWhatParentsNeed1795001500000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      insert into product_backlog.dependency (item_id, needs_id, team_id)
      select i.id, needed.id::uuid, i.team_id from product_backlog.item i
        cross join lateral jsonb_array_elements_text(i.marks -> 'dependsOn') needed (id)
      where i.marks ? 'dependsOn'
      on conflict do nothing`);
  }

  async down(): Promise<void> {
    // what came by a split cannot be told from the rest, and is true of it
  }
}
