import http from 'node:http';
import { io, type Socket } from 'socket.io-client';
import { expect, it } from 'vitest';
import { startApi } from '../support/api.js';
import type { Client } from '../support/client.js';
import { createTestDatabase } from '../support/database.js';
import { setUpTeam } from '../support/team.js';

/** Well below the time for which an idle connection may be kept open. */
const CLOSED_WITHIN_MS = 5_000;

/** Asks again and again on connections that stay open, as browsers do, until the server is gone; what was answered. */
function keepAsking({ url, credentials }: Client, path: string): { answered: number; readonly gone: Promise<void> } {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const asker = { answered: 0, gone: Promise.resolve() };
  asker.gone = new Promise((resolve) => {
    const ask = (): void => {
      const request = http.get(url + path, { agent, headers: credentials }, (response) => {
        asker.answered++;
        response
          .resume()
          .once('end', ask)
          .once('error', () => resolve());
      });
      request.once('error', () => resolve());
    };
    ask();
  });
  return asker;
}

/** A board that comes back at once whenever it is turned away. */
async function openImpatientBoard({ url, credentials }: Client): Promise<Socket> {
  const socket = io(`${url}/live`, {
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 1,
    reconnectionDelayMax: 2,
    extraHeaders: credentials,
  });
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
  return socket;
}

it('closes at once though requests are under way on connections that stay, and boards come back while it does', async () => {
  const database = await createTestDatabase();
  const api = await startApi(database.url);
  const team = await setUpTeam(api);
  const askers = Array.from({ length: 8 }, () => keepAsking(team.bao, `/api/teams/${team.slug}/board`));
  const boards = await Promise.all(Array.from({ length: 8 }, () => openImpatientBoard(team.bao)));
  await expect.poll(() => askers.every(({ answered }) => answered > 3)).toBe(true);

  const began = performance.now();
  await api.close();
  expect(performance.now() - began).toBeLessThan(CLOSED_WITHIN_MS);
  await Promise.all(askers.map(({ gone }) => gone));
  for (const board of boards) board.disconnect();
  await database.drop();
}, 120_000);
