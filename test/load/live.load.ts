import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { spawnApi, type ApiProcess } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { addTeam } from '../support/second-team.js';
import { Caller, measure, type Ask } from './load.js';
import { RawSocket } from './raw-socket.js';

/* The second part of `npm run bench`: what a thousand open boards cost, and how far behind they are. */
const SOCKETS = (process.env['BENCH_SOCKETS'] ?? '100,500,1000').split(',').map(Number);
const MOVES = 60;

let database: TestDatabase;
let api: ApiProcess;
let slug: string;
let credentials: Record<string, string>;
let caller: Caller;
let board: { product: { stream: { id: string; epoch: number; seq: number }; items: { id: string; column: string }[] } };
const rows: Record<string, string | number>[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  api = await spawnApi(database.url);
  const team = await addTeam(api, database.url, 'Boards');
  slug = team.slug;
  credentials = team.owner.credentials;
  caller = new Caller(new URL(api.url), credentials);
}, 60_000);

afterAll(async () => {
  caller?.close();
  await api?.close();
  await database?.drop();
});

const residentMiB = (): number => {
  const status = readFileSync(`/proc/${api.process.pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1024);
};
const share = (took: number[], at: number): string =>
  took.sort((a, b) => a - b)[Math.min(took.length - 1, Math.floor(took.length * at))]!.toFixed(1);
const readBoard = async () =>
  (board = JSON.parse(await caller.send({ method: 'GET', path: `/api/teams/${slug}/board` })));
const create = (i: number): Ask => ({
  method: 'POST',
  path: `/api/teams/${slug}/product-backlog/items`,
  body: { type: 'feature', title: `Item ${i}` },
});
const moveOf = (id: string, there: boolean): Ask => ({
  method: 'POST',
  path: `/api/product-backlog/items/${id}/move`,
  body: { from: there ? 'backlog' : 'ready', column: there ? 'ready' : 'backlog' },
});

it('follows changes on many boards', { timeout: 600_000 }, async () => {
  const callers = Array.from({ length: 16 }, () => new Caller(new URL(api.url), credentials));
  await measure(callers, 200, create);
  await readBoard();
  const idle = residentMiB();
  for (const count of SOCKETS) {
    const { id, epoch } = board.product.stream;
    const reached = new Array<number>(count).fill(0);
    const started = performance.now();
    const sockets = await Promise.all(
      Array.from({ length: count }, () => RawSocket.open(new URL(api.url), '/live', credentials)),
    );
    let ready = 0;
    sockets.forEach((socket, i) => {
      socket.heard = (event) => {
        if (event.startsWith('["ready"')) ready++;
        const to = event.startsWith('["delta"') ? /"to":(\d+)/.exec(event) : null;
        if (to) reached[i] = Number(to[1]);
      };
      socket.emit('hello', { streams: [{ id, epoch, seq: board.product.stream.seq }] });
    });
    while (ready < count) await wait(1);
    const joinedMs = performance.now() - started;

    const lag: number[] = [];
    const ids = board.product.items.map((item) => item.id);
    for (let n = 0; n < MOVES; n++) {
      const from = performance.now();
      const { seq } = JSON.parse(await caller.send(moveOf(ids[n % 30]!, Math.floor(n / 30) % 2 === 0)));
      while (reached.some((to) => to < seq)) await new Promise(setImmediate);
      lag.push(performance.now() - from);
    }

    const burst = 1_440; // every card there and back, twelve times
    const from = performance.now();
    const rate = await measure(callers, burst, (i) => moveOf(ids[60 + (i % 60)]!, Math.floor(i / 60) % 2 === 0));
    const wrote = performance.now() - from;
    await readBoard();
    while (reached.some((to) => to < board.product.stream.seq)) await wait(1);
    const behind = performance.now() - from - wrote;
    rows.push({
      boards: count,
      'joined ms': Math.round(joinedMs),
      'last board p50 ms': share(lag, 0.5),
      'p99 ms': share(lag, 0.99),
      'changes/s followed': Math.round(rate.perSecond),
      'then behind ms': Math.round(behind),
      'idle MiB': idle,
      'loaded MiB': residentMiB(),
    });
    sockets.forEach((socket) => socket.close());
  }
  callers.forEach((one) => one.close());
  console.table(rows);
  expect(rows).toHaveLength(SOCKETS.length);
});

it('catches up', { timeout: 300_000 }, async () => {
  await readBoard();
  const { stream } = board.product;
  const callers = Array.from({ length: 16 }, () => new Caller(new URL(api.url), credentials));
  await measure(callers, 10_000, create);
  callers.forEach((one) => one.close());
  const catchUp = async (missed: number): Promise<number> => {
    const end = stream.seq + 10_000;
    const from = performance.now();
    for (let after = end - missed; after < end;) {
      const path = `/api/streams/${stream.id}/events?epoch=${stream.epoch}&after=${after}&limit=2000`;
      after = JSON.parse(await caller.send({ method: 'GET', path })).to;
    }
    return performance.now() - from;
  };
  await catchUp(100);
  for (const missed of [100, 1_000, 10_000])
    console.log(`caught up with ${missed} changes in ${(await catchUp(missed)).toFixed(1)} ms`);
});
