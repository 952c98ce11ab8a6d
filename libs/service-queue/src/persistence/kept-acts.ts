import { Refusal, notFound } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type { DataSource, EntityManager } from 'typeorm';
import { SERVICE_SCHEMA } from './tables.js';
import type { ServiceEvent } from '../contract/index.js';

/** So long what was done can be undone. */
const KEPT = `interval '24 hours'`;

/** What undoing a command needs to know, kept until it is undone or too old. */
export class KeptActs<Acts> {
  private readonly table: string;

  constructor(
    table: 'bulk_act' | 'group_act',
    private readonly what: 'bulk' | 'group',
  ) {
    this.table = `${SERVICE_SCHEMA}.${table}`;
  }

  /** And lets go of what is too old to be undone. */
  keep(change: Change<ServiceEvent>, teamId: string, id: string, acts: Acts): void {
    const values = [id, teamId, change.now, JSON.stringify(acts)];
    change.send(
      prepared(
        change.write,
        `with gone as (update ${this.table} set acts = null
           where team_id = $2 and acts is not null and at <= $3::timestamptz - ${KEPT})
         insert into ${this.table} (id, team_id, at, acts) values ($1, $2, $3, $4)`,
        values,
      ),
    );
  }

  /** Refuses what was undone before, and what is too old. */
  async of(tx: EntityManager, teamId: string, id: string, now: string): Promise<Acts> {
    const [row] = await prepared<{ acts: Acts | null; undone: boolean; old: boolean }>(
      tx,
      `select acts, undone_at is not null as undone, at <= $3::timestamptz - ${KEPT} as old
       from ${this.table} where id = $1 and team_id is not distinct from $2`,
      [id, teamId, now],
    );
    const facts = { [this.what]: id };
    if (!row) throw notFound(this.what, id);
    if (row.undone) throw new Refusal('conflict', 'already-undone', facts, 'It was undone already.');
    if (row.old || !row.acts) throw new Refusal('conflict', 'too-late-to-undo', facts, 'It is more than 24 hours old.');
    return row.acts;
  }

  async teamOf(db: DataSource, id: string): Promise<string | null> {
    const [row] = await db.query<{ team: string }[]>(`select team_id as team from ${this.table} where id = $1`, [id]);
    return row?.team ?? null;
  }

  noteUndone = (change: Change<ServiceEvent>, id: string): void =>
    change.send(
      prepared(change.write, `update ${this.table} set undone_at = $2, acts = null where id = $1`, [id, change.now]),
    );
}
