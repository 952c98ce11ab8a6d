import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { start } from '@twotrack/api';
import { routesOf, type Route } from './routes.js';

/** A running API: where it is, and what it said on the terminal. */
export interface Api {
  readonly url: string;
  readonly said: string[];
  close(): Promise<void>;
}

/** The API in this process, with a look inside at its routes. */
export interface ApiHere extends Api {
  readonly routes: Route[];
}

/** The whole API in this process, from its sources. */
export async function startApi(databaseUrl: string): Promise<ApiHere> {
  const said: string[] = [];
  const running = await start({ databaseUrl, port: 0, host: '127.0.0.1', say: (line) => said.push(line) });
  return { url: running.url, said, routes: routesOf(running.app), close: () => running.close() };
}

/** The built API in a process of its own, to be killed. */
export interface ApiProcess extends Api {
  readonly process: ChildProcess;
  kill(signal?: NodeJS.Signals): Promise<void>;
}

const RUN = fileURLToPath(new URL('../../apps/api/dist/run.js', import.meta.url));

export async function spawnApi(databaseUrl: string, port = 0): Promise<ApiProcess> {
  const env = { ...process.env, DATABASE_URL: databaseUrl, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, [RUN], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const said: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      said.push(line);
      const found = /is running: (\S+)/.exec(line)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`The API ended with ${code}: ${said.join('\n')}`)));
  });
  const kill = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  return { url, said, process: child, kill, close: () => kill('SIGTERM') };
}
