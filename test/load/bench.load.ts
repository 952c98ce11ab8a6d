import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { spawnApi, type ApiProcess } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { addTeam } from '../support/second-team.js';
import { Caller, measure, type Ask, type Measured } from './load.js';

/*
 * `npm run bench`: Twotrack beside a floor of the same stack without rules, in one run, in rotating order.
 * Both are processes of their own; the load comes from this one, on the same machine.
 */
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3);
const PER_ROUND = Number(process.env['BENCH_COMMANDS'] ?? 1500);
const SIZES = (process.env['BENCH_SIZES'] ?? '100,10000').split(',').map(Number);
const CALLERS = [1, 16];

interface Subject {
  readonly name: string;
  readonly callers: Caller[];
  create(i: number): Ask;
  move(id: string, there: boolean): Ask;
  idOf(answer: string): string;
  readonly ids: string[];
}

interface Row extends Measured {
  readonly subject: string;
  readonly act: string;
  readonly cards: number;
  readonly callers: number;
}

let databases: TestDatabase[] = [];
let floor: { url: string; process: ChildProcess };
let api: ApiProcess;
const rows: Row[] = [];
const snapshots: { cards: number; bytes: number; coldMs: number; warmMs: number }[] = [];

beforeAll(async () => {
  const [ours, theirs] = [await createTestDatabase(), await createTestDatabase()];
  databases = [ours, theirs];
  api = await spawnApi(ours.url);
  floor = await spawnFloor(theirs.url);
});

afterAll(async () => {
  await api?.close();
  floor?.process.kill('SIGTERM');
  for (const database of databases) await database.drop();
});

it('measures creating and moving cards beside the floor', { timeout: 3_600_000 }, async () => {
  for (const [n, size] of SIZES.entries()) {
    const subjects = await subjectsOf(`Bench ${n}`);
    for (const subject of subjects) await fill(subject, size);
    const acts = CALLERS.flatMap((callers) => [
      { act: 'move', callers },
      { act: 'create', callers },
    ]);
    for (const { act, callers } of acts) {
      const rounds = new Map<Subject, Measured[]>(subjects.map((subject) => [subject, []]));
      for (let round = 0; round < ROUNDS; round++) {
        const rotated = subjects.map((_, i) => subjects[(i + round) % subjects.length]!);
        for (const subject of rotated) rounds.get(subject)!.push(await run(subject, act, callers));
      }
      for (const [subject, measured] of rounds) {
        rows.push({ subject: subject.name, act, cards: size, callers, ...median(measured) });
      }
    }
    subjects.forEach((subject) => subject.callers.forEach((caller) => caller.close()));
  }
  report();
});

it('measures the snapshot', { timeout: 600_000 }, async () => {
  const team = await teamNamed('Snapshots');
  const caller = new Caller(new URL(api.url), team.credentials);
  const board: Ask = { method: 'GET', path: `/api/teams/${team.slug}/board` };
  let made = 0;
  for (const cards of [100, 1_000, 10_000]) {
    const callers = Array.from({ length: 16 }, () => new Caller(new URL(api.url), team.credentials));
    await measure(callers, cards - made, (i) => (i % 2 ? createItem(team, made + i) : createTicket(team, made + i)));
    callers.forEach((one) => one.close());
    made = cards;
    await caller.send(createItem(team, ++made)); // so that nothing kept is true any more
    const cold = performance.now();
    const text = await caller.send(board);
    const coldMs = performance.now() - cold;
    const warm = performance.now();
    await caller.send(board);
    snapshots.push({ cards, bytes: text.length, coldMs, warmMs: performance.now() - warm });
  }
  caller.close();
  console.table(snapshots.map((row) => ({ ...row, coldMs: row.coldMs.toFixed(1), warmMs: row.warmMs.toFixed(1) })));
  const file = process.env['BENCH_JSON'];
  if (file) writeFileSync(file, JSON.stringify({ rows, snapshots }, null, 2));
});

const FLOOR = fileURLToPath(new URL('floor/dist/floor.js', import.meta.url));

async function spawnFloor(databaseUrl: string): Promise<typeof floor> {
  const child = spawn(process.execPath, [FLOOR], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout! }).on('line', (line) => resolve(/is running: (\S+)/.exec(line)![1]!));
    child.once('exit', (code) => reject(new Error(`The floor ended with ${code}.`)));
  });
  return { url, process: child };
}

interface BenchTeam {
  readonly slug: string;
  readonly credentials: Record<string, string>;
}

/** A fresh team whose first person may do everything; with nothing of the ones before in it. */
async function teamNamed(name: string): Promise<BenchTeam> {
  const { slug, owner } = await addTeam(api, databases[0]!.url, name);
  return { slug, credentials: owner.credentials };
}

async function subjectsOf(name: string): Promise<Subject[]> {
  const team = await teamNamed(name);
  const sixteen = (url: string, credentials: Record<string, string>) =>
    Array.from({ length: 16 }, () => new Caller(new URL(url), credentials));
  return [
    {
      name: 'floor',
      callers: sixteen(floor.url, {}),
      ids: [],
      create: (i) => ({ method: 'POST', path: '/cards', body: { title: title(i) } }),
      move: (id, there) => ({
        method: 'POST',
        path: `/cards/${id}/move`,
        body: { column: there ? 'ready' : 'backlog' },
      }),
      idOf: (answer) => JSON.parse(answer).card.id,
    },
    {
      name: 'product',
      callers: sixteen(api.url, team.credentials),
      ids: [],
      create: (i) => createItem(team, i),
      move: (id, there) => moveOf(`/api/product-backlog/items/${id}/move`, 'backlog', 'ready', there),
      idOf: (answer) => JSON.parse(answer).item.id,
    },
    {
      name: 'service',
      callers: sixteen(api.url, team.credentials),
      ids: [],
      create: (i) => createTicket(team, i),
      move: (id, there) => moveOf(`/api/service-queue/tickets/${id}/move`, 'triage', 'queue', there),
      idOf: (answer) => JSON.parse(answer).ticket.id,
    },
  ];
}

const title = (i: number): string => `A title of an ordinary length, number ${i}`;

const createItem = ({ slug }: BenchTeam, i: number): Ask => ({
  method: 'POST',
  path: `/api/teams/${slug}/product-backlog/items`,
  body: { type: 'feature', title: title(i), problem: 'Who has it, when, and what it costs them.' },
});

const createTicket = ({ slug }: BenchTeam, i: number): Ask => ({
  method: 'POST',
  path: `/api/teams/${slug}/service-queue/tickets`,
  body: { kind: 'incident', title: title(i), facts: { usersAffected: { value: 1 + (i % 900) } } },
});

const moveOf = (path: string, here: string, other: string, there: boolean): Ask => ({
  method: 'POST',
  path,
  body: { from: there ? here : other, column: there ? other : here },
});

async function fill(subject: Subject, size: number): Promise<void> {
  const wanted = size - subject.ids.length;
  let next = 0;
  await Promise.all(
    subject.callers.map(async (caller) => {
      while (next < wanted) subject.ids.push(subject.idOf(await caller.send(subject.create(next++))));
    }),
  );
}

/** Moves take the cards in turn, there and back, so that each names the column it stands in. */
function run(subject: Subject, act: string, callers: number): Promise<Measured> {
  const total = callers === 1 ? Math.ceil(PER_ROUND / 3) : PER_ROUND;
  const some = subject.ids.slice(0, 100);
  const even = Math.ceil(total / (2 * some.length)) * 2 * some.length;
  const next = (i: number): Ask => subject.move(some[i % some.length]!, Math.floor(i / some.length) % 2 === 0);
  if (act === 'move') return measure(subject.callers.slice(0, callers), even, next);
  return measure(subject.callers.slice(0, callers), total, (i) => subject.create(i));
}

function median(measured: Measured[]): Measured {
  const middle = (of: keyof Measured): number =>
    measured.map((one) => one[of]).sort((a, b) => a - b)[Math.floor(measured.length / 2)]!;
  return { perSecond: middle('perSecond'), p50: middle('p50'), p99: middle('p99') };
}

function report(): void {
  const floorOf = (row: Row): Row =>
    rows.find(
      (one) => one.subject === 'floor' && one.act === row.act && one.cards === row.cards && one.callers === row.callers,
    )!;
  console.table(
    rows.map((row) => ({
      subject: row.subject,
      act: row.act,
      cards: row.cards,
      callers: row.callers,
      'per second': Math.round(row.perSecond),
      'p50 ms': row.p50.toFixed(2),
      'p99 ms': row.p99.toFixed(2),
      'of the floor': `${Math.round((100 * row.perSecond) / floorOf(row).perSecond)} %`,
    })),
  );
  expect(rows.length).toBe(SIZES.length * CALLERS.length * 2 * 3);
}
