import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type Api } from '../support/api.js';
import { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Listener } from '../support/listener.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let first: Api;
let second: Api;
let team: TestTeam;
const open: Listener[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  first = await startApi(database.url);
  second = await startApi(database.url);
  team = await setUpTeam(first);
});

afterAll(async () => {
  open.forEach((listener) => listener.close());
  await Promise.all([first?.close(), second?.close()]);
  await database?.drop();
});

const listen = async (client: Client, headers = {}): Promise<Listener> => {
  const listener = await Listener.connect(client, headers);
  open.push(listener);
  return listener;
};
const boardOf = async (client: Client) => (await must(client.get(`/api/teams/${team.slug}/board`))).body;
const newItem = (title: string) => ({ type: 'feature', title });
const addItem = (title: string, client = team.dana) =>
  must(client.post(`/api/teams/${team.slug}/product-backlog/items`, newItem(title)));

describe('the live board', () => {
  it('B1 L1 shows both tracks with their numbers, and tells every change of both, also from another process', async () => {
    const board = await boardOf(team.bao);
    const watcher = await listen(team.bao);
    const ready = await watcher.hello([board.product.stream, board.service.stream, board.team.stream]);
    expect(ready.streams.map(({ mode }) => mode)).toEqual(['live', 'live', 'live']);
    const dana = team.dana.at(second.url);
    const texts = Array.from({ length: 30 }, (_, i) => `Item ${i}`);
    await Promise.all(texts.map((title, i) => addItem(title, i % 2 ? dana : team.dana)));
    const ticket = { kind: 'incident', title: 'Down', facts: {} };
    await must(team.bao.at(second.url).post(`/api/teams/${team.slug}/service-queue/tickets`, ticket));
    await expect.poll(() => watcher.reached(board.product.stream.id)).toBe(board.product.stream.seq + 30);
    await expect.poll(() => watcher.reached(board.service.stream.id)).toBe(board.service.stream.seq + 1);
    const told = watcher.events(board.product.stream.id);
    expect(told.map(({ seq }) => seq)).toEqual(texts.map((_, i) => board.product.stream.seq + i + 1));
    expect(new Set(told.map(({ item }) => (item as { title: string }).title))).toEqual(new Set(texts));
  });

  it('L5 says live, pull or resync to whoever says hello, and serves the stretch that was missed', async () => {
    const { stream } = (await boardOf(team.bao)).product;
    const watcher = await listen(team.bao);
    const hello = async (epoch: number, seq: number) =>
      (await watcher.hello([{ id: stream.id, epoch, seq }])).streams[0]!.mode;
    expect(await hello(stream.epoch, stream.seq)).toBe('live');
    expect(await hello(stream.epoch, stream.seq - 3)).toBe('pull');
    expect(await hello(stream.epoch + 1, stream.seq)).toBe('resync');
    expect(await hello(stream.epoch, stream.seq + 1)).toBe('resync');
    const missed = await team.bao.get(`/api/streams/${stream.id}/events?epoch=${stream.epoch}&after=${stream.seq - 3}`);
    expect(missed.body).toMatchObject({ from: stream.seq - 3, to: stream.seq, head: stream.seq });
    expect(missed.body.events).toHaveLength(3);
    const other = await team.bao.get(`/api/streams/${stream.id}/events?epoch=${stream.epoch + 1}&after=0`);
    expect([other.status, other.body.code]).toEqual([410, 'read-the-snapshot']);
  });

  it('L6 tells where every stream stands, with the time of the server', async () => {
    const { stream } = (await boardOf(team.bao)).product;
    const watcher = await listen(team.bao);
    await watcher.hello([stream]);
    await expect.poll(() => watcher.heads.length, { timeout: 5_000 }).toBeGreaterThan(0);
    expect(watcher.heads[0]!.heads).toContainEqual(stream);
    expect(Math.abs(Date.parse(watcher.heads[0]!.serverTime) - Date.now())).toBeLessThan(5_000);
  });

  it('L7 tells a requester only what is theirs, over a range without gaps', async () => {
    const watcher = await listen(team.emre);
    const board = await boardOf(team.emre);
    await watcher.hello([board.product.stream, board.service.stream]);
    expect(board.product.items).toEqual([]);
    await addItem('Not for requesters');
    const mine = { title: 'Mine', source: 'customer' };
    await must(team.emre.post(`/api/teams/${team.slug}/product-backlog/requests`, mine));
    await expect.poll(() => watcher.reached(board.product.stream.id)).toBe(board.product.stream.seq + 2);
    const told = watcher.events(board.product.stream.id);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ type: 'request-submitted', request: { title: 'Mine' } });
    const { epoch, seq, id } = board.product.stream;
    const missed = await team.emre.get(`/api/streams/${id}/events?epoch=${epoch}&after=${seq}`);
    expect(missed.body).toMatchObject({ from: seq, to: seq + 2 });
    expect(missed.body.events).toHaveLength(1);
  });

  it('L7 ends the socket of whoever was removed or signed out, within 5 s, and tells them nothing more', async () => {
    const link = await must(
      team.ada.post(`/api/teams/${team.slug}/people`, { name: 'Gil', email: 'gil@test.example', roles: ['member'] }),
    );
    const session = await new Client(first.url).post('/api/session', { token: link.body.signInToken });
    const gil = new Client(
      first.url,
      { cookie: session.headers.get('set-cookie')!.split(';', 1)[0]! },
      session.body.person,
    );
    const board = await boardOf(gil);
    const [watcher, elsewhere] = [await listen(gil), await listen(gil.at(second.url))];
    await watcher.hello([board.product.stream]);
    await elsewhere.hello([board.product.stream]);
    await must(team.ada.post(`/api/teams/${team.slug}/people/${gil.person.id}/remove`));
    await expect
      .poll(() => watcher.disconnected !== null && elsewhere.disconnected !== null, { timeout: 5_000 })
      .toBe(true);
    await expect
      .poll(async () => (await gil.get(`/api/teams/${team.slug}/board`)).status, { timeout: 5_000 })
      .toBe(404);
  });

  it('turns away sockets of foreign pages, of strangers, and whoever speaks out of turn', async () => {
    await expect(listen(team.bao, { origin: 'https://evil.example' })).rejects.toThrow();
    await expect(listen(new Client(first.url))).rejects.toThrow('sign-in-needed');
    const chatty = await listen(team.bao);
    chatty.socket.emit('move-item', {});
    await expect.poll(() => chatty.disconnected).not.toBeNull();
    const wrong = await listen(team.bao);
    wrong.socket.emit('hello', { streams: 'all' });
    await expect.poll(() => wrong.disconnected).not.toBeNull();
  });

  it('A3 leaves out streams of other teams', async () => {
    const watcher = await listen(team.bao);
    const foreign = `product:${team.id.replace(/.$/, (last) => (last === '0' ? '1' : '0'))}`;
    expect(await watcher.hello([{ id: foreign, epoch: 0, seq: 0 }])).toEqual({ streams: [] });
  });
});
