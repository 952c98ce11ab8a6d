import { prepared } from '@twotrack/shared/stream';
import type { DataSource, EntityManager } from 'typeorm';
import type { Ticket } from '../contract/index.js';
import { ALARM_KINDS, alarmsOf, type AlarmKind } from '../domain/index.js';
import { iso } from './rows.js';
import { SERVICE_SCHEMA } from './tables.js';

/** A moment at which something is due for a card. */
export interface Alarm {
  readonly teamId: string;
  readonly cardId: string;
  /** One of a ticket's, or of what is no ticket. */
  readonly kind: string;
  readonly dueAt: string;
}

/** Tells whoever rings in this process of the moments that its own commands have set, once they are committed. */
export class AlarmBell {
  private tell: (at: string) => void = () => undefined;

  whenSet(tell: (at: string) => void): void {
    this.tell = tell;
  }

  committed(ticket: Ticket): void {
    for (const at of Object.values(alarmsOf(ticket))) this.tell(at);
  }
}

/** A ticket as it is written; `was` where it is known: then only the alarms that moved are written. */
export interface Written {
  readonly ticket: Ticket;
  readonly was?: Ticket | null | undefined;
}

/** SQL parts that set and clear the alarms which these tickets moved, in the statement that writes them. `$1` is the team. */
export function alarmParts(given: (value: unknown) => string, written: readonly Written[]): string[] {
  const set: object[] = [];
  const cleared = new Map<AlarmKind, string[]>(ALARM_KINDS.map((kind) => [kind, []]));
  for (const { ticket, was } of written) {
    const [before, after] = [was && alarmsOf(was), alarmsOf(ticket)];
    for (const kind of ALARM_KINDS) {
      const dueAt = after[kind];
      if (dueAt && dueAt !== before?.[kind]) set.push({ cardId: ticket.id, kind, dueAt });
      // null is a new ticket: it has none; unknown what it was: it may have any
      else if (!dueAt && was !== null && (!before || before[kind])) cleared.get(kind)!.push(ticket.id);
    }
  }
  return [
    ...(set.length > 0
      ? [
          `insert into ${SERVICE_SCHEMA}.alarm (team_id, card_id, kind, due_at)
           select $1::uuid, "cardId", kind, "dueAt"
           from jsonb_to_recordset(${given(JSON.stringify(set))}) as a("cardId" uuid, kind text, "dueAt" timestamptz)
           on conflict (card_id, kind) do update set due_at = excluded.due_at`,
        ]
      : []),
    ...[...cleared].flatMap(([kind, ids]) =>
      ids.length === 0
        ? []
        : [`delete from ${SERVICE_SCHEMA}.alarm where card_id = any(${given(ids)}::uuid[]) and kind = '${kind}'`],
    ),
  ];
}

const due = (now: string) => `
  select a.team_id as "teamId", a.card_id as "cardId", a.kind, ${iso('a.due_at')} as "dueAt"
  from ${SERVICE_SCHEMA}.alarm a where a.due_at <= ${now} and a.team_id <> all($1::uuid[])
  order by a.due_at limit $2`;

/** What is due by the database's clock, the longest overdue first, straight off the index. Some teams may be left out. */
export const dueAlarms = (
  db: DataSource,
  without: readonly string[],
  limit: number,
  toldNow?: string,
): Promise<Alarm[]> =>
  toldNow ? db.query(due('$3::timestamptz'), [without, limit, toldNow]) : db.query(due('now()'), [without, limit]);

/** When the next one is due, straight off the index; null where none is set. */
export async function nextAlarm(db: DataSource): Promise<string | null> {
  const [next] = await db.query(`select ${iso('min(due_at)')} as "dueAt" from ${SERVICE_SCHEMA}.alarm`);
  return next.dueAt;
}

/** Which of these are still due, behind the turnstile; their tickets, the longest overdue first. */
export async function ticketsStillDue(
  tx: EntityManager,
  teamId: string,
  alarms: readonly Alarm[],
  now: string,
  ticketJson: (alias: string) => string,
): Promise<Ticket[]> {
  const ids = [...new Set(alarms.map((alarm) => alarm.cardId))];
  const rows = await prepared<{ ticket: Ticket }>(
    tx,
    `select ${ticketJson('t')} as ticket
     from (select card_id, min(due_at) as due_at from ${SERVICE_SCHEMA}.alarm
       where card_id = any($2::uuid[]) and due_at <= $3 group by card_id) a
     join ${SERVICE_SCHEMA}.ticket t on t.id = a.card_id
     where t.id = any($2::uuid[]) and t.team_id is not distinct from $1 order by a.due_at`,
    [teamId, ids, now],
  );
  return rows.map((row) => row.ticket);
}
