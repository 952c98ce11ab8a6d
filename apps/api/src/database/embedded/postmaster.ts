import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { program } from './binaries.js';
import type { Cluster } from './cluster.js';
import { dyingWithUs, launch } from './launcher.js';
import { isPostmaster, type PidFile, processesIn, readPidFile } from './processes.js';

export interface Postmaster {
  pid: number;
  port: number;
  /** Resolves when it ends; null when another process is its parent. */
  ended: Promise<void> | null;
}

/** The server that works in this data directory already, once it answers. */
export async function runningPostmaster(cluster: Cluster): Promise<Postmaster | null> {
  const patience = Date.now() + 30_000;
  let found: PidFile | null;
  while ((found = readPidFile(cluster.dataDir)) && isPostmaster(found.pid, cluster.dataDir)) {
    if (await answers(cluster, found.port)) return { pid: found.pid, port: found.port, ended: null };
    if (Date.now() > patience)
      throw new Error(`PostgreSQL ${found.pid} in ${cluster.dataDir} runs but does not answer`);
    await sleep(100);
  }
  return null;
}

export async function startPostmaster(cluster: Cluster, port: number): Promise<Postmaster> {
  await clearStalePidFile(cluster.dataDir);
  const log = openSync(path.join(cluster.dir, 'postgres.log'), 'a');
  const command = [...dyingWithUs(), program(cluster.native, 'postgres'), ...settings(cluster.dataDir, port)];
  // In a process group of its own: Ctrl-C reaches only us, and we stop it in order.
  const child = launch(cluster.launcher, command, { stdio: ['ignore', log, log], detached: true });
  closeSync(log);
  child.unref();
  let over = false;
  const ended = new Promise<void>((resolve) => {
    for (const event of ['exit', 'error']) child.once(event, () => resolve());
  }).then(() => void (over = true));
  while (!isReady(cluster.dataDir, child.pid)) {
    if (over) throw new Error(`The embedded PostgreSQL did not start:\n${lastWords(cluster.dir)}`);
    await sleep(20);
  }
  return { pid: child.pid!, port, ended };
}

export async function stopPostmaster(cluster: Cluster, pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!isPostmaster(pid, cluster.dataDir)) break;
    try {
      process.kill(pid, signal);
    } catch {
      break;
    }
    const end = Date.now() + patience;
    while (Date.now() < end && isPostmaster(pid, cluster.dataDir)) await sleep(20);
  }
}

/** The file of a killed postmaster misleads the next one; its backends notice within milliseconds and must be gone first. */
async function clearStalePidFile(dataDir: string): Promise<void> {
  if (process.platform !== 'linux' || !readPidFile(dataDir)) return;
  const patience = Date.now() + 10_000;
  while (processesIn(dataDir).length > 0) {
    if (Date.now() > patience) throw new Error(`Processes of a killed PostgreSQL are still running in ${dataDir}`);
    await sleep(20);
  }
  rmSync(path.join(dataDir, 'postmaster.pid'), { force: true });
}

function settings(dataDir: string, port: number): string[] {
  const values = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=100', 'timezone=UTC'];
  return ['-D', dataDir, '-p', String(port), ...values.flatMap((value) => ['-c', value])];
}

function isReady(dataDir: string, pid: number | undefined): boolean {
  const file = readPidFile(dataDir);
  return file?.pid === pid && file?.status === 'ready';
}

async function answers(cluster: Cluster, port: number): Promise<boolean> {
  const client = connection(cluster, port, 'postgres');
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

export function connection({ user, password }: Cluster, port: number, database: string): pg.Client {
  const client = new pg.Client({ host: '127.0.0.1', port, user, password, database, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  return client;
}

function lastWords(dir: string): string {
  return readFileSync(path.join(dir, 'postgres.log'), 'utf8').trim().split('\n').slice(-15).join('\n');
}
