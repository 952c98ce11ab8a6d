import { notFound } from '@twotrack/shared';
import type { Change } from '@twotrack/shared/stream';
import type { EntityManager } from 'typeorm';
import type {
  Column,
  ColumnId,
  Folding,
  Queue,
  RoutingRule,
  Service,
  ServiceEvent,
  SeverityPolicy,
  Silence,
  Ticket,
} from '../contract/index.js';
import {
  COLUMNS,
  LANE,
  calm,
  floorAfter,
  withServices,
  type Catalogued,
  type Floor,
  type Occupancy,
  type Passage,
  type Station,
  type Weather,
} from '../domain/index.js';
import { withHours } from './business-hours.js';
import { rowsOf } from './rows.js';
import { prepared } from '@twotrack/shared/stream';
import { SERVICE_SCHEMA, columnTable, queueTable, ruleTable, ticketTable } from './tables.js';

/** What seldom changes in a team: kept in the process under its revision, which no rolled-back change leaves behind. */
export interface Settings {
  readonly revision: string;
  /** With the hours of its calendars and the services of the catalogue. */
  readonly policy: SeverityPolicy & Catalogued;
  readonly rules: RoutingRule[];
  readonly routingVersion: number;
  readonly queues: Queue[];
  readonly folding: Folding;
  /** Those that are not over. */
  readonly silences: Silence[];
}

/** Everything a command decides on: one statement, whatever the size of the track. */
export interface Desk {
  readonly keyPrefix: string;
  readonly lastNumber: number;
  readonly floor: Floor;
  readonly settings: Settings;
  /** What comes in, and the storm that goes on. */
  readonly weather: Weather;
  /** The ticket asked for; null where this team has none such. */
  readonly ticket: Ticket | null;
}

interface DeskRow {
  keyPrefix: string;
  lastNumber: number;
  revision: string;
  columns: Column[];
  occupancy: { columnId: Station; queueId: string; count: number }[];
  tickets: Ticket[];
  weather: Weather | null;
}

export const ticketRows = rowsOf(ticketTable);
export const columnRows = rowsOf(columnTable);
export const queueRows = rowsOf(queueTable);
export const ruleRows = rowsOf(ruleTable, ['teamId', 'position', 'matched', 'lastMatchedAt']);

/** How the ticket asked for is found: among those that lie on the desk, or by a reading of its own. */
export type Which = (
  lying: ReadonlyMap<string, Ticket>,
  change: Change<ServiceEvent>,
  teamId: string,
) => Promise<Ticket | null>;
const NO_TICKET: Which = async () => null;

/**
 * Found by its id alone; `is not distinct from` keeps the team a condition that no index serves. Of two indexes the
 * planner of a young database takes the one of the team, and reads all of its tickets for one.
 */
export const byId =
  (ticketId: string): Which =>
  async (lying, change, teamId) =>
    lying.get(ticketId) ??
    ticketOf(change.read, 'where t.id = $2 and t.team_id is not distinct from $1', [teamId, ticketId]);

/** By SQL after `from ticket t`, `$1` being the team. */
export const byQuery =
  (sql: string, values: readonly unknown[]): Which =>
  (_, change, teamId) =>
    ticketOf(change.read, sql, [teamId, ...values]);

type Laid = Omit<Desk, 'ticket'> & { readonly tickets: Map<string, Ticket> };

/** The desks of this process. */
export class Desks {
  private readonly kept = new Map<string, Settings>();
  /** What the commands of one transaction leave to the next: all of them stand behind one turnstile. */
  private readonly atHand = new WeakMap<EntityManager, Laid>();

  async read(change: Change<ServiceEvent>, teamId: string, which: Which = NO_TICKET): Promise<Desk> {
    const { tickets, ...desk } = this.atHand.get(change.tx) ?? (await this.lay(change.read, teamId, change.cards));
    return { ...desk, ticket: await which(tickets, change, teamId) };
  }

  /** One reading for the whole group: settings, columns, counters, and every ticket that its commands are about. */
  async lay(tx: EntityManager, teamId: string, cards: readonly string[]): Promise<Laid> {
    const [row] = await prepared<DeskRow>(
      tx,
      `select d.key_prefix as "keyPrefix", d.last_number as "lastNumber", d.revision,
         (select json_agg(${columnRows.json('c')}) from ${SERVICE_SCHEMA}.board_column c where c.team_id = $1) as columns,
         (${OCCUPANCY}) as occupancy,
         (select coalesce(json_agg(${ticketRows.json('t')}), '[]') from ${SERVICE_SCHEMA}.ticket t
          where t.team_id is not distinct from $1 and t.id = any($2::uuid[])) as tickets,
         (select w.state from ${SERVICE_SCHEMA}.weather w where w.team_id = $1) as weather
       from ${SERVICE_SCHEMA}.desk d where d.team_id = $1`,
      [teamId, cards],
    );
    if (!row) throw notFound('team', teamId);
    const { keyPrefix, lastNumber, revision } = row;
    const settings = await this.settings(tx, teamId, revision);
    const tickets = new Map(row.tickets.map((ticket) => [ticket.id, ticket]));
    const laid = { keyPrefix, lastNumber, settings, floor: floorOf(row), weather: row.weather ?? calm, tickets };
    this.atHand.set(tx, laid);
    return laid;
  }

  /** How a written ticket leaves the desk to the commands that come after it in the same transaction. */
  leave(change: Change<ServiceEvent>, way: Passage, ticket: Ticket, lastNumber?: number): void {
    const laid = this.atHand.get(change.tx);
    if (!laid) return;
    laid.tickets.set(ticket.id, ticket);
    const floor = floorAfter(laid.floor, way);
    this.atHand.set(change.tx, { ...laid, floor, lastNumber: lastNumber ?? laid.lastNumber });
  }

  /** How the weather is for the commands that come after it in the same transaction. */
  leaveWeather(change: Change<ServiceEvent>, weather: Weather): void {
    const laid = this.atHand.get(change.tx);
    if (laid) this.atHand.set(change.tx, { ...laid, weather });
  }

  /** After a change of settings, columns, or many tickets: whoever comes next reads anew. */
  forget(change: Change<ServiceEvent>): void {
    this.atHand.delete(change.tx);
  }

  /** The settings in force, for readings outside a change. */
  async settingsOf(tx: EntityManager, teamId: string): Promise<Settings> {
    const [row] = await tx.query(`select revision from ${SERVICE_SCHEMA}.desk where team_id = $1`, [teamId]);
    if (!row) throw notFound('team', teamId);
    return this.settings(tx, teamId, row.revision);
  }

  private async settings(tx: EntityManager, teamId: string, revision: string): Promise<Settings> {
    const kept = this.kept.get(teamId);
    if (kept?.revision === revision) return kept;
    const [row]: (Settings & { services: Service[] })[] = await tx.query(
      `select d.revision, d.routing_version as "routingVersion", p.policy,
         (select coalesce(json_agg(v.service), '[]')
          from ${SERVICE_SCHEMA}.service v where v.team_id = $1 and v.retired_at is null) as services,
         (select coalesce(json_agg(${queueRows.json('q')} order by q.position), '[]')
          from ${SERVICE_SCHEMA}.queue q where q.team_id = $1) as queues,
         (select coalesce(json_agg(${ruleRows.json('r')} order by r.position), '[]')
          from ${SERVICE_SCHEMA}.routing_rule r where r.team_id = $1) as rules,
         (select f.folding from ${SERVICE_SCHEMA}.folding f where f.team_id = $1 order by f.version desc limit 1) as folding,
         (select coalesce(json_agg(s.silence order by s.id), '[]')
          from ${SERVICE_SCHEMA}.silence s where s.team_id = $1 and s.over_at is null) as silences
       from ${SERVICE_SCHEMA}.desk d
       join ${SERVICE_SCHEMA}.severity_policy p on p.team_id = d.team_id and p.version = d.policy_version
       where d.team_id = $1`,
      [teamId],
    );
    const { services, policy, ...others } = row!;
    const settings = { ...others, policy: withServices(withHours(policy), services) };
    this.kept.set(teamId, settings);
    return settings;
  }
}

/** SQL: how many tickets of each queue stand in each column of team `$1`, and in the expedite lane. */
const OCCUPANCY = `
  select coalesce(json_agg(json_build_object('columnId', o.column_id, 'queueId', o.queue_id, 'count', o.count)), '[]')
  from ${SERVICE_SCHEMA}.occupancy o where o.team_id = $1`;

async function ticketOf(tx: EntityManager, where: string, values: readonly unknown[]): Promise<Ticket | null> {
  const sql = `select ${ticketRows.json('t')} as ticket from ${SERVICE_SCHEMA}.ticket t ${where}`;
  const [row] = await prepared<{ ticket: Ticket }>(tx, sql, values);
  return row?.ticket ?? null;
}

function floorOf(row: DeskRow): Floor {
  const columns = Object.fromEntries(row.columns.map((column) => [column.id, column])) as Record<ColumnId, Column>;
  const inColumn = (id: Station): Occupancy =>
    Object.fromEntries(row.occupancy.filter((one) => one.columnId === id).map((one) => [one.queueId, one.count]));
  return {
    columns,
    occupancy: Object.fromEntries(([...COLUMNS, LANE] as const).map((id) => [id, inColumn(id)])) as Floor['occupancy'],
  };
}
