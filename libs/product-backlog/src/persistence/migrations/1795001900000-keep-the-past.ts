import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happened to a backlog before it was brought here: a record beside the log, which stays true of this place (A5, P14). */
export class KeepThePast1795001900000 implements MigrationInterface {
  name = 'KeepThePast1795001900000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table product_backlog.past_event (
        id uuid primary key,
        team_id uuid not null,
        at timestamptz not null,
        by text not null,
        type text not null,
        card_id uuid,
        body jsonb not null
      );
      create index past_event_of_card on product_backlog.past_event (card_id, at) where card_id is not null;
      create index past_event_of_team on product_backlog.past_event (team_id, type, id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table product_backlog.past_event');
  }
}
