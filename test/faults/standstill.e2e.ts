import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbedded, type EmbeddedPostgres } from '@twotrack/api/embedded-postgres';
import { createSender, send } from '../intake/sender.js';
import { spawnApi, type ApiProcess } from '../support/api.js';
import { History } from '../support/history.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';
import { byCallers, untilAnswered } from '../support/until-answered.js';
import { limit, measured } from './length.js';
import { standStill, type Stillness } from './stillness.js';

/** `npm run faults` asks for more; each round stands still in the middle of so many commands. */
const ROUNDS = Number(process.env['FAULT_STANDSTILLS'] ?? 1);
const COMMANDS = 120;
const CALLERS = 8;
/** Nobody waits longer for an answer while the database stands still, in ms. */
const NOTICED_MS = limit(5_000);
const WRITES_AGAIN_MS = limit(5_000);
/** As long as that a process that stands still may keep the turnstile from the others, in ms. */
const HELD_UP_MS = limit(7_000);

let dir: string;
let database: EmbeddedPostgres;
let apis: ApiProcess[];
let team: TestTeam;
let still: Stillness | null = null;
const history = new History();

beforeAll(async () => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'twotrack-still-'));
  database = await startEmbedded({ dir });
  apis = [await spawnApi(database.url), await spawnApi(database.url)];
  team = await setUpTeam(apis[0]!);
});

afterAll(async () => {
  still?.end();
  for (const api of apis ?? []) api.process.kill('SIGCONT');
  await Promise.all((apis ?? []).map((api) => api.close()));
  await database?.stop();
  rmSync(dir, { recursive: true, force: true });
});

const tickets = () => `/api/teams/${team.slug}/service-queue/tickets`;
const ticket = (title: string) => ({ kind: 'incident', title });

async function open(title: string): Promise<void> {
  const { reply } = await untilAnswered(
    apis.map(({ url }) => team.bao.at(url)),
    tickets(),
    ticket(title),
  );
  expect(reply.status).toBe(201);
  history.note(title, 'ok');
}

/** How long an answer took, in ms, and its status. */
async function timed(asking: Promise<{ status: number }>): Promise<{ status: number; ms: number }> {
  const began = performance.now();
  const { status } = await asking;
  return { status, ms: performance.now() - began };
}

/** A storm; in the middle of it that happens, and the storm goes on. */
async function amidst(name: string, happen: () => Promise<void>): Promise<void> {
  const titles = Array.from({ length: COMMANDS }, (_, i) => `${name}, ${i}`);
  let happening: Promise<void> = Promise.resolve();
  await byCallers(CALLERS, titles, async (title) => {
    if (title === titles[COMMANDS / 2]) {
      happening = happen();
      happening.catch(() => undefined); // looked at below
    }
    await open(title);
  });
  await happening;
}

describe('a database that stands still', () => {
  it(
    'S12 L3 L4 is noticed in time: 503 at every door, ready says no, and all goes on by itself',
    { timeout: ROUNDS * 60_000 },
    async () => {
      const script = await createSender(apis[0]!, team, 'generic');
      const noticed: number[] = [];
      const again: number[] = [];
      for (let round = 1; round <= ROUNDS; round++) {
        await amidst(`Stood still ${round}`, async () => {
          const kept = Array.from({ length: 4 }, (_, i) => ({ summary: `Kept ${round}.${i}`, dedup: `${round}.${i}` }));
          still = await standStill(database);
          const asked = await Promise.all([
            ...apis.map(({ url }) => timed(team.bao.at(url).get('/health/ready'))),
            ...kept.map((event) => timed(send(script, event))),
            timed(team.bao.post(tickets(), ticket(`Unknown ${round}`))),
          ]);
          history.note(`Unknown ${round}`, 'unknown');
          expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 503));
          noticed.push(Math.max(...asked.map(({ ms }) => ms)));
          expect(noticed.at(-1)).toBeLessThan(NOTICED_MS);
          // known by now: nobody waits any more
          const known = await timed(send(script, kept[0]));
          expect(known.status).toBe(503);
          expect(known.ms).toBeLessThan(1_000);
          expect((await team.bao.get('/health/live')).status).toBe(200);

          still.end();
          const back = performance.now();
          await open(`First after ${round}`);
          again.push(performance.now() - back);
          expect(again.at(-1)).toBeLessThan(WRITES_AGAIN_MS);
          for (const event of kept) {
            while ((await send(script, event)).status !== 200) await wait(50);
            history.note(event.summary, 'ok');
          }
        });
        for (const api of apis) {
          await expect.poll(async () => (await team.bao.at(api.url).get('/health/ready')).status).toBe(200);
          expect(api.process.exitCode).toBeNull();
        }
      }
      measured('database stands still → 503 at the latest', noticed);
      measured('database goes on → first acknowledged write', again);
      await expect.poll(() => history.faults(team.bao, team.slug), { timeout: 20_000 }).toEqual([]);
    },
  );
});

describe('an API process that stands still', () => {
  it(
    'L1 L3 L4 holds up nobody else for long, and goes on where it was: nothing lost, nothing doubled',
    { timeout: ROUNDS * 60_000 },
    async () => {
      const held: number[] = [];
      for (let round = 1; round <= ROUNDS; round++) {
        const [stopped, other] = [apis[round % 2]!, apis[(round + 1) % 2]!];
        const first = `While halted ${round}`;
        await amidst(`Halted ${round}`, async () => {
          stopped.process.kill('SIGSTOP');
          try {
            const there = team.bao.at(other.url);
            const asked = await timed(there.post(tickets(), ticket(first)));
            history.note(first, asked.status === 201 ? 'ok' : 'unknown');
            expect(asked.status).toBe(201);
            expect(asked.ms).toBeLessThan(HELD_UP_MS);
            held.push(asked.ms);
            expect((await there.get('/health/ready')).status).toBe(200);
          } finally {
            stopped.process.kill('SIGCONT');
          }
        });
        await must(team.bao.at(stopped.url).get(`/api/teams/${team.slug}/board`));
      }
      measured('API process stands still → another one writes', held);
      expect(await history.faults(team.bao, team.slug)).toEqual([]);
    },
  );
});
