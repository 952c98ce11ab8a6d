import type { DataSource } from 'typeorm';

const earlier = (column: string) => `${column} = ${column} - $2::interval`;
const spans = (column: string) => `${column} = (
  select coalesce(jsonb_agg(jsonb_build_object('from', ${iso("s ->> 'from'")}, 'to', ${iso("s ->> 'to'")})), '[]')
  from jsonb_array_elements(${column}) s)`;
const iso = (text: string) => `to_char((${text})::timestamptz - $2::interval, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * Lets time pass for some tickets and nothing else: all that is known of them, and their alarms, lie so much further
 * back, e.g. `90 minutes`. The session must be in UTC.
 */
export async function letPass(db: DataSource, ticketIds: readonly string[], time: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.query(`set local time zone 'UTC'`);
    await tx.query(
      `update service_queue.ticket set ${[
        ...['reported_at', 'entered_column_at', 'responded_at', 'response_due', 'resolution_due', 'due'].map(earlier),
        ...['ages_at', 'resolved_at'].map(earlier),
        ...['pauses', 'waits'].map(spans),
      ].join(', ')} where id = any($1::uuid[])`,
      [ticketIds, time],
    );
    await tx.query(`update service_queue.alarm set ${earlier('due_at')} where card_id = any($1::uuid[])`, [
      ticketIds,
      time,
    ]);
  });
}

/** What the clock did, by event type, in the order of the log. */
export async function rungFor(db: DataSource, ticketIds: readonly string[]): Promise<{ card: string; type: string }[]> {
  return db.query(
    `select card_id as card, type from service_queue.event
     where card_id = any($1::uuid[]) and by ->> 'id' = 'clock' order by stream_id, seq`,
    [ticketIds],
  );
}

export const alarmsOf = (db: DataSource, ticketId: string): Promise<{ kind: string }[]> =>
  db.query('select kind from service_queue.alarm where card_id = $1 order by kind', [ticketId]);
