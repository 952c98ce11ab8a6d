import { setTimeout as wait } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { isDatabaseAway } from './database-away.js';
import { migrate } from './migrate.js';

const PATIENCE_MS = 30_000;
const AGAIN_MS = 200;

/** The database, migrated. One that is just starting, or being started again, is waited for; another fault is thrown. */
export async function openDatabase(db: DataSource, url: string, until = Date.now() + PATIENCE_MS): Promise<void> {
  for (;;) {
    try {
      if (!db.isInitialized) await db.initialize();
      return await migrate(db, url);
    } catch (error) {
      if (!isDatabaseAway(error) || Date.now() > until) throw error;
      await wait(AGAIN_MS);
    }
  }
}
