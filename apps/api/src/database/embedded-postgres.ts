import path from 'node:path';
import { type Cluster, openCluster } from './embedded/cluster.js';
import type { LauncherKind } from './embedded/launcher.js';
import { inTurn } from './embedded/ownership.js';
import { connection } from './embedded/postmaster.js';
import { Supervisor } from './embedded/supervisor.js';

export interface EmbeddedOptions {
  dir: string;
  database?: string;
  user?: string;
  log?: (line: string) => void;
  /** Only this way of giving up root; without it, the first that works. */
  launcher?: LauncherKind;
}

export interface EmbeddedPostgres {
  readonly url: string;
  readonly port: number;
  readonly launcher: LauncherKind;
  /** Another process started it: `stop()` leaves it running as long as that one lives. */
  readonly adopted: boolean;
  readonly pid: number;
  stop(): Promise<void>;
}

/** A real PostgreSQL on this machine, started again on the same port whenever it dies, until `stop()`. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { database = 'twotrack', user = 'twotrack', log = () => {} } = options;
  const dir = path.resolve(options.dir);
  const cluster = await inTurn(dir, () => openCluster(dir, user, options.launcher));
  const supervisor = new Supervisor(cluster, log);
  try {
    await supervisor.up();
    await inTurn(dir, () => createDatabaseOnce(cluster, supervisor.port, database));
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
  return {
    url: `postgresql://${user}:${cluster.password}@127.0.0.1:${supervisor.port}/${database}`,
    port: supervisor.port,
    launcher: cluster.launcher.kind,
    adopted: supervisor.adopted,
    get pid() {
      return supervisor.pid;
    },
    stop: () => supervisor.stop(),
  };
}

async function createDatabaseOnce(cluster: Cluster, port: number, database: string): Promise<void> {
  const client = connection(cluster, port, 'postgres');
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}
