import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProductEvent, ProductView } from '@twotrack/product-backlog/contract';
import { applyEvent, boardOf, orderOf, viewOf } from '@twotrack/product-backlog/domain';
import type { Recorded, StreamHead } from '@twotrack/shared';
import { spawnApi, type ApiProcess } from '../support/api.js';
import type { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Listener } from '../support/listener.js';
import { readLog } from '../support/read-log.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';
import { byCallers } from '../support/until-answered.js';

/** `npm run faults` asks for 50,000 among 2,000 items and 20,000 to the second place; every test run does a part. */
const LONG = process.env['FAULTS'] === 'long';
const ITEMS = Number(process.env['RANKED_ITEMS'] ?? (LONG ? 2_000 : 100));
const RANKINGS = Number(process.env['RANKINGS'] ?? (LONG ? 50_000 : 600));
const SECONDS = Number(process.env['SECOND_PLACES'] ?? (LONG ? 20_000 : 600));
const CALLERS = 8;
const RANK_MAX = 48;
const TIMEOUT = 20 * 60_000;

type View = ProductView & { stream: StreamHead };

let database: TestDatabase;
let apis: [ApiProcess, ApiProcess];
let team: TestTeam;

beforeAll(async () => {
  database = await createTestDatabase();
  const first = await spawnApi(database.url);
  apis = [first, await spawnApi(database.url)];
  team = await setUpTeam(first);
  await byCallers(CALLERS, Array.from({ length: ITEMS }), async (_, caller) => {
    const body = { type: 'feature', title: `Item of caller ${caller}` };
    await must(at(caller).post(`/api/teams/${team.slug}/product-backlog/items`, body));
  });
}, TIMEOUT);

afterAll(async () => {
  await Promise.all((apis ?? []).map((api) => api.close()));
  await database?.drop();
});

const at = (caller: number): Client => team.dana.at(apis[caller % 2]!.url);
const boardAt = async (process: number): Promise<View> =>
  (await must(team.bao.at(apis[process]!.url).get(`/api/teams/${team.slug}/board`))).body.product;
const order = (view: ProductView): string[] => orderOf(view.items).map(({ id }) => id);

/** A screen at one of the processes: joined, then the snapshot, then what the socket tells; a gap is pulled. */
class Screen {
  private constructor(
    private readonly client: Client,
    private readonly listener: Listener,
    private readonly snapshot: View,
  ) {}

  static async open(process: number): Promise<Screen> {
    const client = team.bao.at(apis[process]!.url);
    const listener = await Listener.connect(client);
    const snapshot = await boardAt(process);
    await listener.hello([snapshot.stream]);
    return new Screen(client, listener, snapshot);
  }

  /** What it shows once it has reached a number, and every rank that was given on the way. */
  async reach(seq: number): Promise<{ view: ProductView; ranks: string[] }> {
    const { id } = this.snapshot.stream;
    await expect.poll(() => this.listener.reached(id), { timeout: 60_000 }).toBeGreaterThanOrEqual(seq);
    const board = boardOf(this.snapshot);
    const ranks: string[] = [];
    let last = this.snapshot.stream.seq;
    for (const delta of this.listener.deltas.filter((one) => one.id === id && one.to > this.snapshot.stream.seq)) {
      const told = delta.events && delta.from <= last ? delta.events : await this.pull(last);
      for (const event of told as Recorded<ProductEvent>[]) {
        if (event.seq <= last) continue;
        applyEvent(board, event);
        ranks.push(...ranksIn(event));
        last = event.seq;
      }
    }
    return { view: viewOf(board), ranks };
  }

  close = (): void => this.listener.close();

  private pull = (after: number) => readLog(this.client, this.snapshot.stream, after);
}

const ranksIn = (event: ProductEvent): string[] => {
  if (event.type === 'items-rebalanced') return event.ranks.map(({ rank }) => rank);
  return event.type === 'item-ranked' ? [event.item.rank!] : [];
};

/** All screens and both processes show one order of the same items, and no rank was ever too long. */
async function oneOrder(before: View, screens: readonly Screen[]): Promise<number> {
  const [here, there] = [await boardAt(0), await boardAt(1)];
  expect(order(here)).toEqual(order(there));
  expect([...order(here)].sort()).toEqual([...order(before)].sort());
  expect(new Set(here.items.map(({ rank }) => rank)).size).toBe(ITEMS);
  let longest = 0;
  for (const screen of screens) {
    const { view, ranks } = await screen.reach(here.stream.seq);
    expect(order(view)).toEqual(order(here));
    expect(ranks.length).toBeGreaterThan(0);
    for (const rank of ranks) longest = Math.max(longest, rank.length);
  }
  expect(longest).toBeLessThanOrEqual(RANK_MAX);
  return longest;
}

async function rankings(times: number, choose: (any: () => string, first: string) => [string, object]) {
  const before = await boardAt(0);
  const ids = order(before);
  const screens = await Promise.all([Screen.open(0), Screen.open(1)]);
  const any = (): string => ids[Math.floor(Math.random() * ids.length)]!;
  const began = performance.now();
  await byCallers(CALLERS, Array.from({ length: times }), async (_, caller) => {
    const [item, place] = choose(any, ids[0]!);
    const { status, body } = await at(caller).post(`/api/product-backlog/items/${item}/rank`, place);
    if (status !== 200) expect([status, body.code]).toEqual([409, 'own-neighbour']);
  });
  const seconds = (performance.now() - began) / 1_000;
  const longest = await oneOrder(before, screens);
  screens.forEach((screen) => screen.close());
  if (LONG) console.log(`${times} rankings: ${Math.round(times / seconds)} a second, longest rank ${longest}`);
}

describe('rankings by many at once', () => {
  it(
    `P2 ${RANKINGS} at random among ${ITEMS} items by ${CALLERS} callers over two processes: one order on every screen, ranks ≤ ${RANK_MAX}`,
    { timeout: TIMEOUT },
    () => rankings(RANKINGS, (any) => [any(), Math.random() < 0.5 ? { before: any() } : { after: any() }]),
  );

  it(`P2 ${SECONDS} to the second place: one order on every screen, ranks ≤ ${RANK_MAX}`, { timeout: TIMEOUT }, () =>
    rankings(SECONDS, (any, first) => [any(), { after: first }]),
  );
});
