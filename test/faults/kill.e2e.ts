import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbedded, type EmbeddedPostgres } from '@twotrack/api/embedded-postgres';
import { spawnApi, type ApiProcess } from '../support/api.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';
import { byCallers } from '../support/until-answered.js';
import { until } from '../intake/sender.js';
import { limit, measured } from './length.js';
import { Storm, type Place } from './storm.js';

/** `npm run faults` asks for 50 rounds of 400 commands; every test run does a short one. */
const ROUNDS = Number(process.env['FAULT_ROUNDS'] ?? 2);
const COMMANDS = Number(process.env['FAULT_COMMANDS'] ?? 200);
const READY_MS = limit(3_000);
const WRITES_MS = limit(5_000);

let dir: string;
let database: EmbeddedPostgres;
let apis: ApiProcess[];
let team: TestTeam;

beforeAll(async () => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'twotrack-faults-'));
  database = await startEmbedded({ dir });
  const first = await spawnApi(database.url);
  apis = [first, await spawnApi(database.url)];
  team = await setUpTeam(first);
});

afterAll(async () => {
  await Promise.all((apis ?? []).map((api) => api.close()));
  await database?.stop();
  rmSync(dir, { recursive: true, force: true });
});

/** Ends one API process outright, and starts another in its place. Answers how long it took until that was ready, in ms. */
async function killApi(which: number): Promise<number> {
  const { url } = apis[which]!;
  await apis[which]!.kill('SIGKILL');
  const killed = performance.now();
  const starting = spawnApi(database.url, Number(new URL(url).port));
  const ready = until('a new process is ready', async () => {
    const reply = await team.bao
      .at(url)
      .get('/health/ready')
      .catch(() => null);
    return reply?.status === 200 ? performance.now() - killed : null;
  });
  apis[which] = await starting;
  return ready;
}

/** Ends the database outright. Answers how long after its return each process had written again, in ms. */
async function killDatabase(storm: Storm, round: number): Promise<number[]> {
  process.kill(database.pid, 'SIGKILL');
  await wait(0);
  const back = await until('the database is back', async () => ((await answers()) ? performance.now() : null));
  return Promise.all(
    apis.map(async ({ url }, i) => {
      await storm.write(`Round ${round}, first write of process ${i}`, team.bao.at(url));
      return performance.now() - back;
    }),
  );
}

async function answers(): Promise<boolean> {
  const client = new pg.Client(database.url);
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

describe('kill -9 in the middle of a storm', () => {
  it(
    `L1 L3 L4 S12 loses and doubles nothing acknowledged, and all is there again by itself, ${ROUNDS} × ${COMMANDS} commands`,
    { timeout: ROUNDS * 60_000 },
    async () => {
      const place: Place = {
        get apis() {
          return apis;
        },
        database,
        team,
      };
      const storm = await Storm.over(place);
      const ready: number[] = [];
      const writes: number[] = [];
      for (let round = 1; round <= ROUNDS; round++) {
        const pids = apis.map((api) => api.process.pid);
        const byApi = round % 2 === 1;
        await storm.blow(`Round ${round}`, COMMANDS, async () => {
          if (byApi) ready.push(await killApi(Math.floor(round / 2) % 2));
          else writes.push(...(await killDatabase(storm, round)));
        });
        if (!byApi)
          expect(apis.map((api) => [api.process.pid, api.process.exitCode])).toEqual(pids.map((pid) => [pid, null]));
      }
      measured('API killed → ready', ready);
      measured('database back → first acknowledged write', writes);
      await everythingWorkedOff();
      await expectReceipts(storm.receipts);
      for (const { url } of apis) expect(await storm.history.faults(team.bao.at(url), team.slug)).toEqual([]);
      expect(storm.history.count('ok')).toBeGreaterThan(ROUNDS * COMMANDS * 0.9);
      expect(storm.history.count('refused')).toBe(0);
      expect(Math.max(...ready)).toBeLessThan(READY_MS);
      expect(Math.max(...writes)).toBeLessThan(WRITES_MS);
    },
  );
});

async function everythingWorkedOff(): Promise<void> {
  await until('everything worked off', async () => {
    const { body } = await must(team.bao.get(`/api/teams/${team.slug}/service-queue/receipts?status=pending&limit=1`));
    return body.receipts.length === 0 ? true : null;
  });
}

/** Whatever was answered is accounted for: each of its alerts opened a ticket or was a repeat. */
async function expectReceipts(receipts: readonly string[]): Promise<void> {
  await byCallers(8, receipts, async (id) => {
    const { receipt } = (await must(team.bao.get(`/api/receipts/${id}`))).body;
    expect(receipt.status).toBe('done');
    for (const { outcome } of receipt.outcomes) expect(['created', 'repeated']).toContain(outcome);
    expect(receipt.outcomes).toHaveLength(3);
  });
}
