import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { start } from '@twotrack/api';
import { startEmbedded } from '@twotrack/api/embedded-postgres';
import { Client } from '../support/client.js';
import { createTestDatabase } from '../support/database.js';
import { must } from '../support/team.js';

let dataDir: string;
const running: Awaited<ReturnType<typeof start>>[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'twotrack-first-'));
});

afterEach(async () => {
  for (const one of running.splice(0)) await one.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function begin(options: Parameters<typeof start>[0]): Promise<{ url: string; said: string }> {
  const said: string[] = [];
  const one = await start({ port: 0, dataDir, say: (line) => said.push(line), ...options });
  running.push(one);
  return { url: `http://127.0.0.1:${new URL(one.url).port}`, said: said.join('\n') };
}

const links = (said: string, page: string): string[] =>
  [...said.matchAll(new RegExp(`/${page}#([\\w-]+)`, 'g'))].map(([, token]) => token!);

describe('the first start', () => {
  it('A1 on loopback without a database of its own makes a demo team, whose people sign in by printed links', async () => {
    const first = await begin({ host: '127.0.0.1' });
    expect(links(first.said, 'setup')).toEqual([]);
    const tokens = links(first.said, 'sign-in');
    expect(tokens.length).toBeGreaterThanOrEqual(4);
    const roles = new Set<string>();
    for (const token of tokens) {
      const { body } = await must(new Client(first.url).post('/api/session', { token }));
      expect(body.teams).toHaveLength(1);
      body.teams[0].roles.forEach((role: string) => roles.add(role));
    }
    expect([...roles].sort()).toEqual(['admin', 'member', 'product-owner', 'requester']);
    await running.pop()!.close();
    const again = await begin({ host: '127.0.0.1' });
    expect(again.said.match(/The demo team/g)).toHaveLength(1);
    const fresh = links(again.said, 'sign-in');
    expect(fresh.filter((token) => tokens.includes(token))).toEqual([]);
    expect(fresh).toHaveLength(tokens.length);
  });

  it('A1 where others can reach it makes no demo and prints one setup link, different every time', async () => {
    const first = await begin({ host: '0.0.0.0' });
    expect([links(first.said, 'sign-in').length, links(first.said, 'setup').length]).toEqual([0, 1]);
    await running.pop()!.close();
    const again = await begin({ host: '0.0.0.0' });
    expect(links(again.said, 'setup')[0]).not.toBe(links(first.said, 'setup')[0]);
    const guessed = { token: 'setup', person: { name: 'E', email: 'e@e.example' }, team: { name: 'E' } };
    expect((await new Client(again.url).post('/api/setup', guessed)).status).toBe(401);
  });

  it('that fails half-way leaves no database running', async () => {
    const dir = path.join(dataDir, 'postgres');
    const database = await startEmbedded({ dir });
    const client = new pg.Client(database.url);
    await client.connect();
    await client.query('create schema identity'); // in the way of the first migration
    await client.end();
    await database.stop();
    await expect(begin({ host: '127.0.0.1' })).rejects.toThrow('identity');
    expect(existsSync(path.join(dir, 'data/postmaster.pid'))).toBe(false);
  });

  it('A1 with a configured database makes no demo, on loopback either', async () => {
    const database = await createTestDatabase();
    const { said } = await begin({ host: '127.0.0.1', databaseUrl: database.url });
    expect([links(said, 'sign-in').length, links(said, 'setup').length]).toEqual([0, 1]);
    await running.pop()!.close();
    await database.drop();
  });
});
