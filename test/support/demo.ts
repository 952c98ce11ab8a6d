import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { start } from '@twotrack/api';
import { Client } from './client.js';
import { must } from './team.js';

/** A first local start with its demo team, and its people signed in by the links on the terminal. */
export interface Demo {
  readonly url: string;
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly slug: string;
  /** Product owner. */
  readonly dana: Client;
  /** Member and admin. */
  readonly bao: Client;
  /** Requester. */
  readonly emre: Client;
  /** Ends it, and keeps its database. */
  close(): Promise<void>;
  /** Ends it for good. */
  discard(): Promise<void>;
}

export async function startDemo(options: { dataDir?: string; stormMs?: number } = {}): Promise<Demo> {
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), 'twotrack-demo-'));
  const said: string[] = [];
  const running = await start({ ...options, dataDir, port: 0, host: '127.0.0.1', say: (line) => said.push(line) });
  const url = `http://127.0.0.1:${new URL(running.url).port}`;
  const [dana, bao, emre] = await Promise.all(
    ['Dana', 'Bao', 'Emre'].map((name) => signIn(url, said.join('\n'), name)),
  );
  const close = () => running.close();
  const discard = async () => {
    await close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  const people = { dana: dana!, bao: bao!, emre: emre! };
  return { url, dataDir, databaseUrl: running.config.databaseUrl!, slug: 'payments', ...people, close, discard };
}

async function signIn(url: string, said: string, name: string): Promise<Client> {
  const token = new RegExp(`${name} .*/sign-in#(\\S+)`).exec(said)![1];
  const reply = await must(new Client(url).post('/api/session', { token }));
  const cookie = reply.headers.get('set-cookie')!.split(';', 1)[0]!;
  return new Client(url, { cookie }, reply.body.person);
}
