import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type Api } from '../support/api.js';
import type { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { isDense, readLog } from '../support/read-log.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';
import { byCallers } from '../support/until-answered.js';

/** `npm run faults` asks for all of the 2,000; every test run does a part. */
const RACES = Number(process.env['RACES'] ?? 200);
const RACERS = 20;
const LIMIT = 3;
const PULLS = Number(process.env['PULLS'] ?? 500);

let database: TestDatabase;
let apis: [Api, Api];
let team: TestTeam;

beforeAll(async () => {
  database = await createTestDatabase();
  const first = await startApi(database.url);
  apis = [first, await startApi(database.url)];
  team = await setUpTeam(first);
});

afterAll(async () => {
  await Promise.all((apis ?? []).map((api) => api.close()));
  await database?.drop();
});

interface Track {
  readonly name: 'product' | 'service';
  readonly cards: 'items' | 'tickets';
  readonly from: string;
  readonly full: string;
  readonly keeper: () => Client;
  readonly limit: string;
  add(title: string): Promise<{ id: string; column: string }>;
  path(id: string): string;
}

const product = (): Track => ({
  name: 'product',
  cards: 'items',
  from: 'backlog',
  full: 'in-progress',
  keeper: () => team.dana,
  limit: `/api/teams/${team.slug}/product-backlog/columns/in-progress/limit`,
  add: async (title) =>
    (await must(team.dana.post(`/api/teams/${team.slug}/product-backlog/items`, { type: 'feature', title }))).body.item,
  path: (id) => `/api/product-backlog/items/${id}/move`,
});

const service = (): Track => ({
  name: 'service',
  cards: 'tickets',
  from: 'triage',
  full: 'working',
  keeper: () => team.ada,
  limit: `/api/teams/${team.slug}/service-queue/columns/working/limit`,
  add: async (title) =>
    (await must(team.bao.post(`/api/teams/${team.slug}/service-queue/tickets`, { kind: 'incident', title }))).body
      .ticket,
  path: (id) => `/api/service-queue/tickets/${id}/move`,
});

const racer = (i: number): Client => (i % 2 ? team.bao : team.chloe).at(apis[i % 2]!.url);
const boardOf = async () => (await must(team.bao.get(`/api/teams/${team.slug}/board`))).body;

describe.each([
  ['product', product],
  ['service', service],
] as const)('a race for the %s track', (_, trackOf) => {
  it(
    `W2 L1 lets 3 of 20 in through two processes and tells 17 why; over the limit in none of ${RACES} races`,
    { timeout: 600_000 },
    async () => {
      const track = trackOf();
      await must(track.keeper().post(track.limit, { limit: { count: LIMIT, mode: 'block' } }));
      const cards = await Promise.all(Array.from({ length: RACERS }, (_, i) => track.add(`Racer ${i}`)));
      for (let race = 0; race < RACES / 2; race++) {
        const before = (await boardOf())[track.name].stream.seq;
        const replies = await Promise.all(
          cards.map(({ id }, i) => racer(i + race).post(track.path(id), { from: track.from, column: track.full })),
        );
        const refused = replies.filter(({ status }) => status === 409);
        expect([replies.filter(({ status }) => status === 200).length, refused.length]).toEqual([
          LIMIT,
          RACERS - LIMIT,
        ]);
        const [{ body }] = refused as [(typeof refused)[0]];
        expect(body).toMatchObject({ code: 'wip-limit-reached', column: track.full, count: LIMIT, limit: LIMIT });
        expect(body.holders).toHaveLength(LIMIT);
        const board = await boardOf();
        const inside = board[track.name][track.cards].filter(({ column }: { column: string }) => column === track.full);
        expect(inside).toHaveLength(LIMIT);
        expect(board[track.name].stream.seq).toBe(before + LIMIT);
        await Promise.all(
          inside.map(({ id }: { id: string }) =>
            must(team.bao.post(track.path(id), { from: track.full, column: track.from })),
          ),
        );
      }
      const { stream } = (await boardOf())[track.name];
      const log = await readLog(team.bao, stream);
      expect(isDense(log)).toBe(true);
      expect(mostAtOnce(log, track)).toBe(LIMIT);
    },
  );
});

/** Replays the log: the largest number of cards that ever stood in the limited column. */
function mostAtOnce(log: readonly object[], { name, full }: Track): number {
  const inside = new Set<string>();
  let most = 0;
  for (const event of log) {
    const card = (event as Record<string, { id: string; column: string } | undefined>)[
      name === 'product' ? 'item' : 'ticket'
    ];
    if (!card) continue;
    if (card.column === full) inside.add(card.id);
    else inside.delete(card.id);
    most = Math.max(most, inside.size);
  }
  return most;
}

describe('pulling', () => {
  it(
    `S9 never gives two people the same ticket in ${PULLS} pulls through two processes`,
    { timeout: 300_000 },
    async () => {
      await must(team.ada.post(`/api/teams/${team.slug}/service-queue/columns/working/limit`, { limit: null }));
      const facts = {
        tier: 'T2',
        usersAffected: 1,
        degradation: 'minor',
        workaround: 'none',
        environment: 'production',
      };
      const known = { ...facts, dataLoss: false, security: false, legalOrSafety: false };
      const stated = Object.fromEntries(Object.entries(known).map(([fact, value]) => [fact, { value }]));
      const path = `/api/teams/${team.slug}/service-queue`;
      await byCallers(
        8,
        Array.from({ length: PULLS }, (_, i) => i),
        async (i) => {
          await must(team.bao.post(`${path}/tickets`, { kind: 'incident', title: `Pull ${i}`, facts: stated }));
        },
      );
      const pulled: string[] = [];
      await byCallers(
        8,
        Array.from({ length: PULLS }, (_, i) => i),
        async (i, caller) => {
          const reply = await must(racer(caller + i).post(`${path}/pull`));
          pulled.push(reply.body.ticket.id);
        },
      );
      expect(new Set(pulled).size).toBe(PULLS);
      expect((await team.bao.post(`${path}/pull`)).status).toBe(204);
    },
  );
});
