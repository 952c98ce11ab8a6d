import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type Api } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Listener } from '../support/listener.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let api: Api;
let team: TestTeam;
const open: Listener[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
});

afterAll(async () => {
  open.forEach((listener) => listener.close());
  await api?.close();
  await database?.drop();
});

/** As many characters as a text may have, each six bytes on the wire. */
const HUGE = '\u0001'.repeat(32_000);

const streamOf = async () => (await must(team.bao.get(`/api/teams/${team.slug}/board`))).body.product.stream;
const watch = async (): Promise<Listener> => {
  const listener = await Listener.connect(team.bao);
  open.push(listener);
  await listener.hello([await streamOf()]);
  return listener;
};
const addItem = async (title: string) =>
  (await must(team.dana.post(`/api/teams/${team.slug}/product-backlog/items`, { type: 'feature', title }))).body.item;
const describeItem = async (item: { id: string }, version: number, problem: string) =>
  (await must(team.dana.post(`/api/product-backlog/items/${item.id}/describe`, { version, problem }))).body;

describe('a large change', () => {
  it('L9 says only the number above 256 kB, and the stretch has it', async () => {
    const item = await addItem('Large');
    const watcher = await watch();
    const first = await describeItem(item, 1, HUGE);
    // a feed that is behind tells two commits in one message; here each is to be seen alone
    await expect.poll(() => watcher.reached(first.stream)).toBe(first.seq);
    const { seq, stream, epoch } = await describeItem(item, 2, HUGE.replaceAll('\u0001', '\u0002'));
    await expect.poll(() => watcher.reached(stream)).toBe(seq);
    expect(watcher.deltas.map(({ from, to, events }) => [from, to, events?.length])).toEqual([
      [seq - 2, seq - 1, 1],
      [seq - 1, seq, undefined],
    ]);
    const missed = await must(team.bao.get(`/api/streams/${stream}/events?epoch=${epoch}&after=${seq - 1}`));
    expect(missed.body.events[0]).toMatchObject({ type: 'item-described', seq });
  });

  it('L9 is one message per commit, whatever it changed', async () => {
    const limit = { count: 1, mode: 'warn' };
    await must(team.dana.post(`/api/teams/${team.slug}/product-backlog/columns/ready/limit`, { limit }));
    const items = [await addItem('One'), await addItem('Two')];
    const watcher = await watch();
    for (const { id } of items) {
      const path = `/api/product-backlog/items/${id}/move`;
      const { stream, seq } = (await must(team.bao.post(path, { from: 'backlog', column: 'ready' }))).body;
      await expect.poll(() => watcher.reached(stream)).toBe(seq);
    }
    await expect.poll(() => watcher.deltas.length).toBe(2);
    expect(watcher.deltas.map(({ events }) => events!.map(({ type }) => type))).toEqual([
      ['item-moved'],
      ['item-moved', 'limit-breached'],
    ]);
  });
});

describe('a slow client', () => {
  it('L8 is told to catch up once 1 MB waits for it, while the others hear everything', async () => {
    const item = await addItem('Long');
    const [slow, quick] = [await watch(), await watch()];
    const wire = socketOf(slow);
    wire.pause();
    // more than the buffers of both kernels take
    let last = { seq: 0, stream: '', epoch: 0 };
    for (let version = 1; version <= 100; version++)
      last = await describeItem(item, version, version % 2 ? HUGE : `Version ${version}`);
    await expect.poll(() => quick.reached(last.stream), { timeout: 10_000 }).toBe(last.seq);
    wire.resume();
    await expect.poll(() => slow.pulls, { timeout: 10_000 }).toEqual([{ id: last.stream }]);
    const reached = slow.reached(last.stream);
    expect(reached).toBeLessThan(last.seq);
    const missed = await must(
      team.bao.get(`/api/streams/${last.stream}/events?epoch=${last.epoch}&after=${reached}&limit=200`),
    );
    expect(missed.body).toMatchObject({ from: reached, head: last.seq });
    const { seq } = await describeItem(item, 101, 'And on');
    await expect.poll(() => slow.reached(last.stream)).toBe(seq);
  });
});

/** The bare TCP socket under a board. */
function socketOf(listener: Listener): { pause(): void; resume(): void } {
  const { engine } = listener.socket.io as unknown as {
    engine: { transport: { ws: { _socket: { pause(): void; resume(): void } } } };
  };
  return engine.transport.ws._socket;
}
