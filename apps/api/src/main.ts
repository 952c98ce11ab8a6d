import 'reflect-metadata';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ServiceQueue } from '@twotrack/service-queue';
import { readConfig, type Config } from './config.js';
import { dataSource } from './database/data-source.js';
import { startEmbedded, type EmbeddedPostgres } from './database/embedded-postgres.js';
import { onceDatabaseIsThere, openDatabase } from './database/open-database.js';
import { makePartitions } from './database/migrate.js';
import { Wires } from './database/wires.js';
import { mustBeFree } from './http/port.js';
import { createServer } from './http/server.js';
import { Sessions } from './identity/sessions.js';
import { FirstStart } from './setup/first-start.js';

const A_DAY = 24 * 3600 * 1000;

export interface StartOptions {
  port?: number;
  host?: string;
  dataDir?: string;
  databaseUrl?: string;
  /** How long a storm of the demo lasts, in ms. */
  stormMs?: number;
  /** Where to say how to get in; the terminal by default. */
  say?: (line: string) => void;
}

export interface Running {
  readonly url: string;
  readonly config: Config;
  readonly app: NestFastifyApplication;
  close(): Promise<void>;
}

/** Starts everything in this process: database (unless one is configured), migrations, API, sockets and web. */
export async function start({ say = console.log, ...options }: StartOptions = {}): Promise<Running> {
  const asked: Config = { ...readConfig(), ...options };
  await mustBeFree(asked.port, asked.host);
  const embedded = asked.databaseUrl === null ? await openEmbedded(asked) : null;
  const config: Config = embedded ? { ...asked, databaseUrl: embedded.url } : asked;
  const wires = new Wires();
  const db = dataSource(config.databaseUrl!, config.databasePool, wires);
  let app: NestFastifyApplication | undefined;
  const close = async (): Promise<void> => {
    try {
      await app?.close();
      if (db.isInitialized) await db.destroy();
    } finally {
      await embedded?.stop();
    }
  };
  try {
    await openDatabase(db, config.databaseUrl!);
    app = await createServer(config, db, wires);
    await onceDatabaseIsThere(() => app!.get(FirstStart).prepare(asked));
    await app.listen(config.port, config.host);
    const url = config.publicUrl ?? (await app.getUrl());
    const welcome = await onceDatabaseIsThere(() => app!.get(FirstStart).welcome(asked, url));
    say(welcome.join('\n'));
    const tidy = async (): Promise<void> => {
      await makePartitions(db);
      await app!.get(Sessions).sweep();
      await app!.get(ServiceQueue).recalculation.startEverywhere();
    };
    await onceDatabaseIsThere(tidy);
    const daily = setInterval(() => void tidy().catch(() => undefined), A_DAY);
    daily.unref();
    return { url, config, app, close: () => (clearInterval(daily), close()) };
  } catch (error) {
    await close();
    throw error;
  }
}

const openEmbedded = (config: Config): Promise<EmbeddedPostgres> =>
  startEmbedded({ dir: path.resolve(config.dataDir, 'postgres') });
