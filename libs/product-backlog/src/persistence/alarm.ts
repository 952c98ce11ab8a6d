import { prepared, type Change } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import type { ProductEvent } from '../contract/index.js';

/** A moment (ISO 8601) at which something is due for a card, at most one of a kind. */
export interface Alarm {
  readonly cardId: string;
  readonly kind: string;
  readonly dueAt: string;
}
export interface AlarmOfTeam extends Alarm {
  readonly teamId: string;
}

/** Tells whoever rings in this process of the moments that its own commands have set, once they are committed. */
export class AlarmBell {
  private tell: (at: string) => void = () => undefined;

  whenSet(tell: (at: string) => void): void {
    this.tell = tell;
  }

  committed(change: Change<ProductEvent>): void {
    for (const at of momentsSet.get(change) ?? []) this.tell(at);
  }
}

const momentsSet = new WeakMap<Change<ProductEvent>, string[]>();

const setting = `insert into product_backlog.alarm (team_id, card_id, kind, due_at) values ($1, $2, $3, $4)
  on conflict (card_id, kind) do update set due_at = excluded.due_at`;

/** Inside a command: rings then, and no more at the moment that was set before. */
export function setAlarm(change: Change<ProductEvent>, teamId: string, { cardId, kind, dueAt }: Alarm): void {
  change.send(prepared(change.write, setting, [teamId, cardId, kind, dueAt]));
  momentsSet.set(change, [...(momentsSet.get(change) ?? []), dueAt]);
}

const settingAll = `insert into product_backlog.alarm (team_id, card_id, kind, due_at)
  select $1, a."cardId", a.kind, a."dueAt"
  from json_to_recordset($2::json) as a("cardId" uuid, kind text, "dueAt" timestamptz)`;

/** Inside a command: all of these ring, of which none was set before. */
export function setAlarms(change: Change<ProductEvent>, teamId: string, alarms: readonly Alarm[]): void {
  if (alarms.length === 0) return;
  change.send(prepared(change.write, settingAll, [teamId, JSON.stringify(alarms)]));
  momentsSet.set(change, [...(momentsSet.get(change) ?? []), alarms.map(({ dueAt }) => dueAt).sort()[0]!]);
}

const clearing = 'delete from product_backlog.alarm where card_id = $1 and kind = $2';

/** Inside a command: does not ring, if it was to. */
export function clearAlarm(change: Change<ProductEvent>, { cardId, kind }: Pick<Alarm, 'cardId' | 'kind'>): void {
  change.send(prepared(change.write, clearing, [cardId, kind]));
}

const iso = (instant: string) => `to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const due = `
  select a.team_id as "teamId", a.card_id as "cardId", a.kind, ${iso('a.due_at')} as "dueAt"
  from product_backlog.alarm a
  where a.due_at <= coalesce($4::timestamptz, now()) and a.kind = any($1) and a.team_id <> all($2::uuid[])
  order by a.due_at limit $3`;

/**
 * What is due of these kinds, the longest overdue first, straight off the index; some teams may be left out. By the
 * database's clock, or at `toldNow` (ISO 8601).
 */
export const dueAlarms = (
  db: DataSource,
  kinds: readonly string[],
  without: readonly string[],
  limit: number,
  toldNow?: string,
): Promise<AlarmOfTeam[]> => db.query(due, [kinds, without, limit, toldNow ?? null]);

const next = `select ${iso('min(due_at)')} as "dueAt" from product_backlog.alarm`;

/** When the next one of any team is due (ISO 8601); null where none is set. */
export async function nextAlarm(db: DataSource): Promise<string | null> {
  const [row] = await db.query(next);
  return row.dueAt;
}

const taking = `
  with taken as (
    delete from product_backlog.alarm a using unnest($2::uuid[], $3::text[]) as due (card_id, kind)
    where a.card_id = any($2) and a.card_id = due.card_id and a.kind = due.kind
      and a.team_id is not distinct from $1 and a.due_at <= $4
    returning a.card_id, a.kind, a.due_at)
  select card_id as "cardId", kind, ${iso('due_at')} as "dueAt" from taken order by due_at, card_id`;

/** Behind the turnstile: those of the alarms that are still due, and cleared now; the longest overdue first. */
export const takeDue = (change: Change<ProductEvent>, teamId: string, alarms: readonly Alarm[]): Promise<Alarm[]> =>
  prepared(change.write, taking, [
    teamId,
    alarms.map(({ cardId }) => cardId),
    alarms.map(({ kind }) => kind),
    change.now,
  ]);
