import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbedded, type EmbeddedPostgres } from '@twotrack/api/embedded-postgres';
import { spawnApi, type ApiProcess } from '../support/api.js';
import type { Client } from '../support/client.js';
import { isDense, readLog } from '../support/read-log.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';
import { byCallers, untilAnswered } from '../support/until-answered.js';

/** `npm run faults` asks for 10 rounds of 2,000 commands; every test run does a short one. */
const ROUNDS = Number(process.env['FAULT_ROUNDS'] ?? 1);
const COMMANDS = Number(process.env['FAULT_COMMANDS'] ?? 600);
const CALLERS = 16;

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

/** Ends one API process outright, and starts another in its place. */
async function killApi(): Promise<void> {
  const port = Number(new URL(apis[0]!.url).port);
  await apis[0]!.kill('SIGKILL');
  apis[0] = await spawnApi(database.url, port);
}

const killDatabase = (): void => void process.kill(database.pid, 'SIGKILL');

const everywhere = (client: Client): Client[] => apis.map((api) => client.at(api.url));

describe('kill -9 in the middle of work', () => {
  it(
    `L1 L3 L4 keeps both streams dense and every acknowledged command exactly once, ${ROUNDS} × ${COMMANDS} commands`,
    { timeout: ROUNDS * 120_000 },
    async () => {
      const asked: string[] = [];
      const acknowledged: string[] = [];
      for (let round = 1; round <= ROUNDS; round++) {
        const titles = Array.from({ length: COMMANDS }, (_, i) => `Round ${round}, command ${i}`);
        asked.push(...titles);
        const faults = new Map<number, () => Promise<void> | void>([
          [Math.floor(COMMANDS / 3), killApi],
          [Math.floor((COMMANDS * 2) / 3), killDatabase],
        ]);
        const ending: Promise<void>[] = [];
        await byCallers(CALLERS, titles, async (title) => {
          const index = asked.indexOf(title) - (round - 1) * COMMANDS;
          ending.push(Promise.resolve(faults.get(index)?.()));
          const { reply } = await command(title, index);
          expect(reply.status).toBe(201);
          acknowledged.push(title);
        });
        await Promise.all(ending);
      }
      expect(acknowledged.sort()).toEqual(asked.sort());
      const board = (await must(team.bao.at(apis[1]!.url).get(`/api/teams/${team.slug}/board`))).body;
      const titles = [...board.product.items, ...board.service.tickets].map(({ title }: { title: string }) => title);
      expect(titles.sort()).toEqual(asked);
      for (const { stream } of [board.product, board.service]) {
        const log = await readLog(team.bao.at(apis[1]!.url), stream);
        expect(isDense(log)).toBe(true);
        expect(log).toHaveLength(stream.seq);
      }
    },
  );
});

const command = (title: string, index: number) =>
  index % 2 === 0
    ? untilAnswered(everywhere(team.dana), `/api/teams/${team.slug}/product-backlog/items`, { type: 'feature', title })
    : untilAnswered(everywhere(team.bao), `/api/teams/${team.slug}/service-queue/tickets`, { kind: 'incident', title });
