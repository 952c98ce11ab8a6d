import pg from 'pg';
import type { DataSource } from 'typeorm';
import { ensureEventPartitions } from '@twotrack/shared/stream';
import { SCHEMAS } from './data-source.js';

const MIGRATION_LOCK = 0x7707;

/** Brings the database to this version. Several processes may start at once: one migrates, the others wait. */
export async function migrate(db: DataSource, url: string): Promise<void> {
  const gate = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  gate.on('error', () => undefined); // what breaks it breaks the migration too, which says so
  await gate.connect();
  try {
    await gate.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await db.runMigrations({ transaction: 'each' });
    await makePartitions(db);
  } finally {
    await gate.end().catch(() => undefined);
  }
}

/** The months of every log from a moment on. Called at start and once a day. */
export async function makePartitions(db: DataSource, from = new Date()): Promise<void> {
  for (const schema of SCHEMAS) await ensureEventPartitions(db, schema, from);
}
