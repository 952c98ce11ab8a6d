import type { DataSource } from 'typeorm';

/**
 * The tables of a context's streams, in its own schema: the streams with their numbers, the events, the command ledger.
 * Events are kept for ever, partitioned by month (A5).
 */
export const createStreamTables = (schema: string): string => `
  create table ${schema}.stream (
    id text primary key,
    -- seconds since 1970 when the numbering began: a restore or a changed view starts another one
    epoch bigint not null default extract(epoch from now())::bigint,
    seq bigint not null default 0
  );
  create table ${schema}.event (
    stream_id text not null,
    seq bigint not null,
    at timestamptz not null,
    type text not null,
    by jsonb not null,
    card_id uuid,
    body jsonb not null,
    primary key (stream_id, seq, at)
  ) partition by range (at);
  create index event_of_card on ${schema}.event (card_id, seq) where card_id is not null;
  -- no month is ever without a place: what the monthly partitions do not take lands here
  create table ${schema}.event_default partition of ${schema}.event default;
  create table ${schema}.command (
    stream_id text not null,
    actor_id text not null,
    key text not null,
    fingerprint text not null,
    answer jsonb not null,
    at timestamptz not null,
    primary key (stream_id, actor_id, key)
  );
  create function ${schema}.events_stand() returns trigger language plpgsql as
    $$ begin raise exception 'events are kept as they were written'; end $$;
  create trigger events_stand before update or delete on ${schema}.event
    for each row execute function ${schema}.events_stand();
`;

const MONTHS_AHEAD = 3;

/** Makes the partitions of this month and the next ones. Idempotent; safe with several processes. */
export async function ensureEventPartitions(db: DataSource, schema: string, now = new Date()): Promise<void> {
  for (let ahead = 0; ahead <= MONTHS_AHEAD; ahead++) {
    const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1));
    const to = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead + 1, 1));
    const name = `event_${from.toISOString().slice(0, 7).replace('-', '_')}`;
    const [taken] = await db.query(
      `select to_regclass($1) is not null or exists (select from ${schema}.event_default where at >= $2 and at < $3) as taken`,
      [`${schema}.${name}`, from, to],
    );
    if (taken.taken) continue;
    await db
      .query(
        `create table if not exists ${schema}.${name} partition of ${schema}.event
         for values from ('${from.toISOString()}') to ('${to.toISOString()}')`,
      )
      .catch((error: { code?: string }) => {
        if (error.code !== '42P07' && error.code !== '42P17') throw error; // another process was first
      });
  }
}
