import { parseArgs } from 'node:util';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { AppModule } from './app.module.js';
import { runCommand, USAGE } from './admin/commands.js';
import { readConfig } from './config.js';
import { dataSource } from './database/data-source.js';
import { startEmbedded } from './database/embedded-postgres.js';
import { openDatabase } from './database/open-database.js';
import { Wires } from './database/wires.js';

/** `npm run admin -- …`: what is done at the machine, by whoever keeps it. */
const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const { positionals, values } = readWords();
if (values.help === true || positionals.length === 0) {
  console.log(USAGE);
} else {
  await withApp(async (app, url) => runCommand(app, url, positionals.join(' '), values)).catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}

async function withApp(work: (app: INestApplicationContext, url: string) => Promise<void>): Promise<void> {
  const asked = readConfig();
  const embedded = asked.databaseUrl ? null : await startEmbedded({ dir: path.resolve(asked.dataDir, 'postgres') });
  const config = { ...asked, databaseUrl: asked.databaseUrl ?? embedded!.url };
  const wires = new Wires();
  const db = dataSource(config.databaseUrl, config.databasePool, wires);
  let app: INestApplicationContext | undefined;
  try {
    await openDatabase(db, config.databaseUrl);
    app = await NestFactory.createApplicationContext(AppModule.of(config, db, wires), {
      logger: ['error'],
      abortOnError: false,
    });
    await work(app, config.publicUrl ?? `http://${config.host}:${config.port}`);
  } finally {
    await app?.close().catch((error: Error) => console.error(error.message));
    if (db.isInitialized) await db.destroy().catch(() => undefined);
    await embedded?.stop();
  }
}

function readWords() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        help: { type: 'boolean' },
        name: text,
        person: text,
        email: text,
        team: text,
        days: text,
        scope: texts,
        role: texts,
      },
    });
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    process.exit(2);
  }
}
