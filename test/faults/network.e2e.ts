import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { spawnApi, type ApiProcess } from '../support/api.js';
import { keepCalm } from '../support/calm.js';
import type { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { FaultProxy } from '../support/fault-proxy.js';
import { History } from '../support/history.js';
import { Listener } from '../support/listener.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';
import { byCallers, untilAnswered } from '../support/until-answered.js';

let database: TestDatabase;
let toDatabase: FaultProxy;
let toApi: FaultProxy;
let api: ApiProcess;
let team: TestTeam;
const history = new History();

beforeAll(async () => {
  database = await createTestDatabase();
  const real = new URL(database.url);
  toDatabase = await FaultProxy.before(Number(real.port));
  const throughProxy = new URL(real);
  throughProxy.port = String(toDatabase.port);
  api = await spawnApi(throughProxy.href);
  toApi = await FaultProxy.before(Number(new URL(api.url).port));
  team = await setUpTeam(api);
  await keepCalm(team);
});

afterEach(() => {
  toDatabase.weather = { kind: 'clear' };
  toApi.weather = { kind: 'clear' };
});

afterAll(async () => {
  await api?.kill();
  await Promise.all([toApi?.close(), toDatabase?.close()]);
  await database?.drop();
});

const tickets = () => `/api/teams/${team.slug}/service-queue/tickets`;
const bao = (): Client => team.bao.at(`http://127.0.0.1:${toApi.port}`);
const ticket = (title: string) => ({ kind: 'incident', title });

/** Asks until answered, and remembers what came back. */
async function open(title: string): Promise<void> {
  const { reply } = await untilAnswered([bao()], tickets(), ticket(title));
  history.note(title, reply.status === 201 ? 'ok' : 'refused');
}

describe('a broken network', () => {
  it('L4 makes one ticket of a command whose answer was cut off and which is asked again', async () => {
    toApi.cutBeforeAnswer = 'cut off';
    const { reply, tries } = await untilAnswered([bao()], tickets(), ticket('cut off'));
    expect(tries).toBeGreaterThan(1);
    expect([reply.status, reply.headers.get('idempotent-replayed')]).toEqual([201, 'true']);
    history.note('cut off', 'ok');
  });

  it(
    'L3 L4 keeps what it acknowledged when connections to browsers and to the database are cut at random',
    { timeout: 120_000 },
    async () => {
      const titles = Array.from({ length: 300 }, (_, i) => `storm ${i}`);
      let done = 0;
      const faults = [() => toApi.cut(), () => toDatabase.cut()];
      await byCallers(8, titles, async (title) => {
        if (++done % 20 === 0) faults[(done / 20) % 2]!();
        await open(title);
      });
      expect(history.count('ok')).toBe(301);
      expect(await history.faults(team.bao, team.slug)).toEqual([]);
    },
  );

  it('goes on, slowly, over a slow network to the database', async () => {
    toDatabase.weather = { kind: 'slow', ms: 40 };
    await open('slow');
    toDatabase.weather = { kind: 'clear' };
    expect(await history.faults(team.bao, team.slug)).toEqual([]);
  });

  it(
    'answers 503 while the database resets every connection, and writes again within 5 s of its return, without a new start',
    { timeout: 60_000 },
    async () => {
      toDatabase.weather = { kind: 'reset' };
      toDatabase.cut();
      const refused = await team.bao.post(tickets(), ticket('never'));
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
      expect((await team.bao.get('/health/live')).status).toBe(200);
      expect((await team.bao.get('/health/ready')).status).toBe(503);
      toDatabase.weather = { kind: 'clear' };
      await expect
        .poll(async () => (await team.bao.post(tickets(), ticket('after'))).status, { timeout: 5_000 })
        .toBe(201);
      expect(api.process.exitCode).toBeNull();
    },
  );

  it(
    'L6 tells every change though the listening connection was ended: the poll finds it, and it is listened again',
    { timeout: 60_000 },
    async () => {
      const board = (await must(team.bao.get(`/api/teams/${team.slug}/board`))).body;
      const watcher = await Listener.connect(team.bao);
      await watcher.hello([board.service.stream]);
      const sql = new pg.Client(database.url);
      await sql.connect();
      const listening = `from pg_stat_activity where datname = current_database() and query ilike 'listen %'`;
      const pids = async () => (await sql.query<{ pid: number }>(`select pid ${listening}`)).rows.map(({ pid }) => pid);
      await expect.poll(pids, { timeout: 5_000 }).toHaveLength(1);
      const before = await pids();
      await sql.query(`select pg_terminate_backend(pid) ${listening}`);
      await must(team.bao.post(tickets(), ticket('unheard')));
      await expect
        .poll(() => watcher.reached(board.service.stream.id), { timeout: 2_000 })
        .toBe(board.service.stream.seq + 1);
      watcher.close();
      await expect.poll(pids, { timeout: 5_000 }).toHaveLength(1);
      expect(await pids()).not.toEqual(before);
      await sql.end();
    },
  );

  it(
    'L5 L6 lets a board whose API process was stopped for a while see everything when it goes on',
    { timeout: 60_000 },
    async () => {
      const board = (await must(team.bao.get(`/api/teams/${team.slug}/board`))).body;
      const watcher = await Listener.connect(team.bao);
      await watcher.hello([board.service.stream]);
      const other = await spawnApi(database.url);
      try {
        api.process.kill('SIGSTOP');
        for (let i = 0; i < 20; i++) await must(team.bao.at(other.url).post(tickets(), ticket(`meanwhile ${i}`)));
        expect(watcher.reached(board.service.stream.id)).toBeLessThanOrEqual(board.service.stream.seq);
      } finally {
        api.process.kill('SIGCONT');
        await other.close();
      }
      await expect
        .poll(() => watcher.reached(board.service.stream.id), { timeout: 5_000 })
        .toBe(board.service.stream.seq + 20);
      expect(watcher.events(board.service.stream.id).map(({ seq }) => seq)).toEqual(
        Array.from({ length: 20 }, (_, i) => board.service.stream.seq + i + 1),
      );
      watcher.close();
    },
  );
});
