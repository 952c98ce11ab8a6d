import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { spawnApi, type ApiProcess } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { FaultProxy } from '../support/fault-proxy.js';
import { History } from '../support/history.js';
import { Listener } from '../support/listener.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';
import { byCallers, untilAnswered } from '../support/until-answered.js';
import { AT_LENGTH, limit, measured } from './length.js';

/** Silence on the way to the database is noticed within that time, and writes go on within it when the way is there again, in ms. */
const NOTICED_MS = limit(5_000);
/** What the server lets pass between two signs of a socket before it hangs up: ping 10 s, answer 8 s, and a tick. */
const HUNG_UP_MS = 20_000;
/** Then it says goodbye, and lets go of the connection when nobody answers that for 30 s. */
const LET_GO_MS = HUNG_UP_MS + 35_000;

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
});

afterEach(() => {
  toDatabase.weather = { kind: 'clear' };
});

afterAll(async () => {
  await api?.kill();
  await Promise.all([toApi?.close(), toDatabase?.close()]);
  await database?.drop();
});

const tickets = () => `/api/teams/${team.slug}/service-queue/tickets`;

/** How long it took until that was acknowledged, in ms. */
async function write(title: string): Promise<number> {
  const began = performance.now();
  const { reply } = await untilAnswered([team.bao], tickets(), { kind: 'incident', title });
  history.note(title, reply.status === 201 ? 'ok' : 'refused');
  return performance.now() - began;
}

/** A storm of few; in the middle of it that happens. */
async function amidst(name: string, happen: () => void): Promise<void> {
  const titles = Array.from({ length: 60 }, (_, i) => `${name} ${i}`);
  await byCallers(8, titles, async (title) => {
    if (title === titles[20]) happen();
    await write(title);
  });
}

async function onServer<T>(ask: (sql: pg.Client) => Promise<T>): Promise<T> {
  const sql = new pg.Client(database.url);
  await sql.connect();
  return ask(sql).finally(() => sql.end());
}

const listenersSince = (moment: Date): Promise<number> =>
  onServer(async (sql) => {
    const found = `select from pg_stat_activity
      where datname = current_database() and query ilike 'listen %' and backend_start > $1`;
    return (await sql.query(found, [moment])).rowCount!;
  });

describe('a connection that is open at one end', () => {
  it(
    'L3 L4 to the database that swallows everything: 503 in time, and writing again when it no longer does',
    { timeout: 60_000 },
    async () => {
      toDatabase.weather = { kind: 'silent' };
      const began = performance.now();
      const asked = await Promise.all([
        team.bao.get('/health/ready'),
        team.bao.post(tickets(), { kind: 'incident', title: 'Into the void' }),
      ]);
      const noticed = performance.now() - began;
      history.note('Into the void', 'unknown');
      expect(asked.map(({ status }) => status)).toEqual([503, 503]);
      expect(noticed).toBeLessThan(NOTICED_MS);
      toDatabase.weather = { kind: 'clear' };
      const again = await write('After the void');
      expect(again).toBeLessThan(NOTICED_MS);
      expect((await team.bao.get('/health/ready')).status).toBe(200);
      expect(api.process.exitCode).toBeNull();
      measured('the way to the database swallows everything → 503', [noticed]);
      measured('it no longer does → first acknowledged write', [again]);
    },
  );

  it(
    'L3 L4 L6 to the database, every one of them forgotten on the way: others take their place, the listening one too',
    { timeout: 60_000 },
    async () => {
      const [{ now }] = await onServer(async (sql) => (await sql.query('select clock_timestamp() as now')).rows);
      const began = performance.now();
      await amidst('Forgotten', () => toDatabase.forget());
      expect(performance.now() - began).toBeLessThan(2 * NOTICED_MS);
      await expect.poll(() => listenersSince(now), { timeout: NOTICED_MS }).toBe(1);
      expect(await history.faults(team.bao, team.slug)).toEqual([]);
    },
  );

  it.runIf(AT_LENGTH)(
    'L6 to a board is hung up by the server and by the board, and the board is told everything when it comes again',
    { timeout: 120_000 },
    async () => {
      const bao = team.bao.at(`http://127.0.0.1:${toApi.port}`);
      const { stream } = (await must(team.bao.get(`/api/teams/${team.slug}/board`))).body.service;
      const watcher = await Listener.connect(bao);
      await watcher.hello([stream]);
      const count = toApi.count;
      toApi.forget();
      await write('Unheard');
      await expect.poll(() => watcher.disconnected, { timeout: HUNG_UP_MS }).toBe('ping timeout');
      await expect.poll(() => toApi.count, { timeout: LET_GO_MS }).toBeLessThan(count);
      expect(watcher.reached(stream.id)).toBe(0);
      const again = await Listener.connect(bao);
      expect((await again.hello([stream])).streams).toMatchObject([{ head: stream.seq + 1, mode: 'pull' }]);
      again.close();
    },
  );
});
