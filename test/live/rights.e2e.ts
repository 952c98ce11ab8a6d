import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type Api } from '../support/api.js';
import { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Listener } from '../support/listener.js';
import { inviteTo, must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let first: Api;
let second: Api;
let team: TestTeam;

beforeAll(async () => {
  database = await createTestDatabase();
  [first, second] = [await startApi(database.url), await startApi(database.url)];
  team = await setUpTeam(first);
});

afterAll(async () => {
  await Promise.all([first?.close(), second?.close()]);
  await database?.drop();
});

const streamsOf = async (client: Client) => {
  const { body } = await must(client.get(`/api/teams/${team.slug}/board`));
  return [body.product.stream, body.service.stream];
};

describe('who may listen', () => {
  it('L7 ends a socket opened with rights that another process has just taken away', async () => {
    const gil = await inviteTo(first, team.slug, team.ada, 'Gil', ['member']);
    const elsewhere = gil.at(second.url);
    const streams = await streamsOf(elsewhere);
    await must(team.ada.post(`/api/teams/${team.slug}/people/${gil.person.id}/roles`, { roles: ['requester'] }));
    const watcher = await Listener.connect(elsewhere);
    await watcher.hello(streams);
    await expect.poll(() => watcher.disconnected, { timeout: 5_000 }).not.toBeNull();
  });

  it('L7 A2 keeps out a token that may not read', async () => {
    const tokenFor = async (...scopes: string[]): Promise<Client> => {
      const { body } = await must(team.bao.post('/api/me/tokens', { name: 'script', scopes }));
      return new Client(first.url, { authorization: `Bearer ${body.token}` });
    };
    await expect(Listener.connect(await tokenFor('service', 'product', 'team'))).rejects.toThrow('token-scope');
    const reader = await Listener.connect(await tokenFor('read'));
    expect((await reader.hello(await streamsOf(team.bao))).streams).toHaveLength(2);
    reader.close();
  });

  it('A2 lets nobody stay in the room without a name', async () => {
    const socket = io(first.url, { transports: ['websocket'], reconnection: false, forceNew: true });
    const why = await new Promise((resolve) =>
      socket.once('connect_error', (error) => resolve(error.message)).once('connect', () => resolve('let in')),
    );
    socket.disconnect();
    expect(why).toBe('nothing-here');
  });
});
