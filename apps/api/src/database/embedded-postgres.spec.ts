import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedPostgres, startEmbedded } from './embedded-postgres.js';

describe('the embedded PostgreSQL', () => {
  let dir: string;
  const started: EmbeddedPostgres[] = [];

  beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'twotrack-embedded-'));
  });

  afterEach(async () => {
    for (const server of started.splice(0)) await server.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  async function start(): Promise<EmbeddedPostgres> {
    const server = await startEmbedded({ dir });
    started.push(server);
    return server;
  }

  it('listens on 127.0.0.1 only, asks for the password and keeps it to its owner', async () => {
    const server = await start();
    expect(await ask(server.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(await ask(server.url, 'show max_connections')).toEqual([{ max_connections: '100' }]);
    await expect(ask(server.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow('password authentication');
    expect(statSync(path.join(dir, 'password')).mode & 0o777).toBe(0o600);
  });

  it('comes back on the same port with every committed row when it is killed', async () => {
    const server = await start();
    await ask(server.url, 'create table kept (n int)');
    for (const n of [1, 2, 3]) {
      await ask(server.url, `insert into kept values (${n})`);
      process.kill(server.pid, 'SIGKILL');
      await until(() => ask(server.url, 'select 1'));
    }
    expect(await ask(server.url, 'select n from kept order by n')).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  it('is adopted by a second start, which does not stop what another owns', async () => {
    const first = await start();
    const second = await start();
    expect(second).toMatchObject({ adopted: true, pid: first.pid, port: first.port, url: first.url });
    await second.stop();
    expect(await ask(first.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is made once when two start on an empty directory together', async () => {
    const [one, other] = await Promise.all([start(), start()]);
    expect(one.pid).toBe(other.pid);
    expect([one.adopted, other.adopted].sort()).toEqual([false, true]);
  });

  it('keeps its data, its port and its password over a stop and a start', async () => {
    const before = await start();
    await ask(before.url, 'create table kept (n int)');
    await before.stop();
    const after = await start();
    expect(after.url).toBe(before.url);
    expect(await ask(after.url, 'select n from kept')).toEqual([]);
  });

  it('starts over the pid file of a server that is gone', async () => {
    const before = await start();
    await before.stop();
    writeFileSync(
      path.join(dir, 'data/postmaster.pid'),
      `${process.pid}\n${dir}/data\n1\n${before.port}\n\n127.0.0.1\n\nready\n`,
    );
    const after = await start();
    expect(after.adopted).toBe(false);
    expect(await ask(after.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('leaves no process behind after stop, and is not started again', async () => {
    const server = await start();
    const client = new pg.Client(server.url);
    client.on('error', () => {});
    await client.connect();
    await server.stop();
    await sleep(300);
    expect(existsSync(path.join(dir, 'data/postmaster.pid'))).toBe(false);
    expect(processesNaming(dir)).toEqual([]);
  });

  it('refuses data of another major version and says what to do', async () => {
    const server = await start();
    await server.stop();
    writeFileSync(path.join(dir, 'data/PG_VERSION'), '17\n');
    await expect(start()).rejects.toThrow(/made by PostgreSQL 17, but the embedded one is 18: dump it/);
  });
});

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function until(works: () => Promise<unknown>): Promise<void> {
  for (const patience = Date.now() + 15_000; ; await sleep(20)) {
    try {
      await works();
      return;
    } catch (error) {
      if (Date.now() > patience) throw error;
    }
  }
}

function processesNaming(text: string): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => commandLine(pid).includes(text));
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
