import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A group tells since when the first of its tickets waits that nobody has acknowledged. */
export class KeepFirstUnseen1794001000000 implements MigrationInterface {
  name = 'KeepFirstUnseen1794001000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create index ticket_unseen on service_queue.ticket (parent_id, reported_at)
        where parent_id is not null and acknowledged is null and resolved_at is null;
      create temporary table first_unseen on commit drop as
        select g.parent_id, coalesce(to_jsonb((
          select to_char(min(t.reported_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
          from service_queue.ticket t
          where t.parent_id = g.parent_id and t.acknowledged is null and t.resolved_at is null
            and t.marks -> 'under' ->> 'as' = 'folded')), 'null') as since
        from service_queue.fold_group g;
      update service_queue.fold_group g set tally = g.tally || jsonb_build_object('unacknowledgedSince', f.since)
        from first_unseen f where f.parent_id = g.parent_id;
      update service_queue.ticket p set marks = jsonb_set(p.marks, '{folded,unacknowledgedSince}', f.since)
        from first_unseen f where f.parent_id = p.id and p.marks ? 'folded';
      -- groups look different from now on (L2)
      update service_queue.stream set epoch = greatest(epoch + 1, extract(epoch from now())::bigint);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index service_queue.ticket_unseen;
      update service_queue.fold_group set tally = tally - 'unacknowledgedSince';
      update service_queue.ticket set marks = marks #- '{folded,unacknowledgedSince}' where marks ? 'folded';
    `);
  }
}
