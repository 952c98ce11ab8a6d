import { setTimeout as wait } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { isDatabaseAway } from './database-away.js';
import { migrate } from './migrate.js';

const PATIENCE_MS = 30_000;
const AGAIN_MS = 200;

/** The database, migrated. */
export const openDatabase = (db: DataSource, url: string): Promise<void> =>
  onceDatabaseIsThere(async () => {
    if (!db.isInitialized) await db.initialize();
    await migrate(db, url);
  });

/** Does idempotent work at start. A database that is just starting, or being started again, is waited for; other faults are thrown. */
export async function onceDatabaseIsThere<T>(work: () => Promise<T>): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseAway(error) || Date.now() > until) throw error;
      await wait(AGAIN_MS);
    }
  }
}
