import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { spawnApi, type ApiProcess } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { addTeam } from '../support/second-team.js';
import { Caller } from './load.js';

/** Something to be measured, in a process of its own on a database of its own. */
export interface Running {
  readonly url: URL;
  readonly pid: number;
  close(): Promise<void>;
}

export interface Twotrack extends Running {
  readonly api: ApiProcess;
  readonly database: TestDatabase;
}

export async function startTwotrack(): Promise<Twotrack> {
  const database = await createTestDatabase();
  const api = await spawnApi(database.url);
  const close = async (): Promise<void> => {
    await api.close();
    await database.drop();
  };
  return { url: new URL(api.url), pid: api.process.pid!, api, database, close };
}

const FLOOR = fileURLToPath(new URL('floor/dist/floor.js', import.meta.url));

export async function startFloor(): Promise<Running> {
  const database = await createTestDatabase();
  const child = spawn(process.execPath, [FLOOR], {
    env: { ...process.env, DATABASE_URL: database.url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => resolve(/is running: (\S+)/.exec(line)![1]!));
    child.once('exit', (code) => reject(new Error(`The floor ended with ${code}.`)));
  });
  const close = async (): Promise<void> => {
    child.kill('SIGKILL'); // it has nothing to lose, and keeps who is still connected
    await ended;
    await database.drop();
  };
  return { url: new URL(url), pid: child.pid!, close };
}

/** A fresh team whose first person may do everything; with nothing of the ones before in it. */
export interface BenchTeam {
  readonly slug: string;
  readonly credentials: Record<string, string>;
}

export async function teamNamed({ api, database }: Twotrack, name: string): Promise<BenchTeam> {
  const { slug, owner } = await addTeam(api, database.url, name);
  return { slug, credentials: owner.credentials };
}

export const callersOf = (count: number, url: URL, credentials: Record<string, string> = {}): Caller[] =>
  Array.from({ length: count }, () => new Caller(url, credentials));

export const closeAll = (all: Iterable<{ close(): void }>): void => {
  for (const one of all) one.close();
};
