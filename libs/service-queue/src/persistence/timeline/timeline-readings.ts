import type { Actor } from '@twotrack/shared';
import type { DataSource } from 'typeorm';
import type {
  ChangesBefore,
  ChangesThen,
  FindChanges,
  ChangeRecord,
  Storm,
  Ticket,
  Timeline,
  TimelineQuery,
} from '../../contract/index.js';
import { BEFORE_HOURS, changedBefore, onlyInsiders } from '../../domain/index.js';
import { ticketRows } from '../desk.js';
import { SERVICE_SCHEMA } from '../tables.js';

const LIMIT = 200;
const HOUR = 3_600_000;

/** What was reported as changed, by time. */
export type FindReported = (wanted: FindChanges, actor: Actor) => Promise<ChangeRecord[]>;

/** What happened beside what was changed. */
export class TimelineReadings {
  constructor(
    private readonly db: DataSource,
    private readonly reported: FindReported,
  ) {}

  async timeline(asked: TimelineQuery, actor: Actor): Promise<Timeline> {
    onlyInsiders(actor);
    const [from, to] = [asked.from, asked.to].map((at) => new Date(at).toISOString()) as [string, string];
    const earlier = new Date(Date.parse(from) - BEFORE_HOURS * HOUR).toISOString();
    const [storms, severe, changes] = await Promise.all([
      this.storms(actor.teamId, from, to),
      this.severe(actor.teamId, from, to),
      this.changes(actor, earlier, to),
    ]);
    return { from, to, storms, severe, ...changes, before: changedBefore(storms, severe, changes) };
  }

  async changesBefore({ at, hours }: ChangesBefore, actor: Actor): Promise<ChangesThen> {
    onlyInsiders(actor);
    const until = Date.parse(at);
    // what was reported at the very moment is before it
    return this.changes(actor, new Date(until - hours * HOUR).toISOString(), new Date(until + 1).toISOString());
  }

  private async changes(actor: Actor, from: string, to: string): Promise<ChangesThen> {
    const [planned, reported] = await Promise.all([
      this.tickets(
        `t.team_id = $1 and t.marks ? 'plan' and t.marks -> 'plan' ->> 'from' < $3 and t.marks -> 'plan' ->> 'to' >= $2
         order by t.marks -> 'plan' ->> 'from' desc, t.id desc`,
        [actor.teamId, from, to],
      ),
      this.reported({ from, to, limit: LIMIT }, actor),
    ]);
    return { planned, reported };
  }

  private async storms(teamId: string, from: string, to: string): Promise<Storm[]> {
    const rows: { storm: Storm }[] = await this.db.query(
      `select s.storm from ${SERVICE_SCHEMA}.storm s
       where s.team_id = $1 and s.started_at < $3 and coalesce(s.ended_at, 'infinity') >= $2
       order by s.started_at desc limit ${LIMIT}`,
      [teamId, from, to],
    );
    return rows.map(({ storm }) => storm);
  }

  private severe(teamId: string, from: string, to: string): Promise<Ticket[]> {
    return this.tickets(
      `t.team_id = $1 and t.reported_at >= $2 and t.reported_at < $3 and t.severity <= 2 and t.parent_id is null
       order by t.reported_at desc, t.id desc`,
      [teamId, from, to],
    );
  }

  private async tickets(where: string, values: unknown[]): Promise<Ticket[]> {
    const sql = `select ${ticketRows.json('t')} as ticket from ${SERVICE_SCHEMA}.ticket t where ${where} limit ${LIMIT}`;
    const rows: { ticket: Ticket }[] = await this.db.query(sql, values);
    return rows.map(({ ticket }) => ticket);
  }
}
