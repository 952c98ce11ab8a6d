import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Looking } from '@twotrack/shared';
import { startApi, type Api } from '../support/api.js';
import type { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Listener } from '../support/listener.js';
import { addTeam } from '../support/second-team.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let first: Api;
let second: Api;
let team: TestTeam;
const open: Listener[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  [first, second] = [await startApi(database.url), await startApi(database.url)];
  team = await setUpTeam(first);
});
afterEach(() => {
  for (const board of open.splice(0)) board.close();
});
afterAll(async () => {
  await Promise.all([first?.close(), second?.close()]);
  await database?.drop();
});

interface Board {
  readonly listener: Listener;
  readonly stream: string;
  /** Everything that was told of who looks, in the order in which it came. */
  readonly told: Looking[];
  look(card: string | null): void;
  /** The names on a card by the last word. */
  names(card: string): string[] | null;
}

async function board(client: Client, slug = team.slug): Promise<Board> {
  const { body } = await must(client.get(`/api/teams/${slug}/board`));
  const listener = await Listener.connect(client);
  open.push(listener);
  const told: Looking[] = [];
  listener.socket.on('looking', (looking: Looking) => told.push(looking));
  await listener.hello([body.service.stream]);
  const stream = body.service.stream.id;
  return {
    ...{ listener, stream, told },
    look: (card) => void listener.socket.emit('look', { id: stream, card }),
    names: (card) =>
      told
        .filter((one) => one.card === card)
        .at(-1)
        ?.people.map(({ name }) => name) ?? null,
  };
}

const newTicket = async (client: Client): Promise<string> => {
  const words = { kind: 'incident', title: 'Checkout is slow' };
  return (await must(client.post(`/api/teams/${team.slug}/service-queue/tickets`, words))).body.ticket.id;
};

describe('who looks at a card', () => {
  it('S9 is told to the team while it lasts, each person once, in every process', async () => {
    const card = await newTicket(team.bao);
    const [bao, again, chloe] = [await board(team.bao), await board(team.bao), await board(team.chloe.at(second.url))];
    bao.look(card);
    again.look(card);
    chloe.look(card);
    for (const one of [bao, again, chloe]) {
      await expect.poll(() => one.names(card)?.toSorted()).toEqual(['Bao', 'Chloe']);
      expect(one.told.at(-1)!.id).toBe(bao.stream);
    }
    bao.look(null);
    again.listener.close();
    await expect.poll(() => chloe.names(card)).toEqual(['Chloe']);
    chloe.listener.close();
    await expect.poll(() => bao.names(card)).toEqual([]);
  });

  it('S9 moves on with who opens another card, and is known to whoever comes later', async () => {
    const [one, other] = [await newTicket(team.bao), await newTicket(team.bao)];
    const bao = await board(team.bao);
    bao.look(one);
    await expect.poll(() => bao.names(one)).toEqual(['Bao']);
    bao.look(other);
    await expect.poll(() => [bao.names(one), bao.names(other)]).toEqual([[], ['Bao']]);
    for (const url of [first.url, second.url]) {
      const late = await board(team.chloe.at(url));
      await expect.poll(() => late.names(other)).toEqual(['Bao']);
      expect(late.names(one)).toBeNull();
    }
  });

  it('L7 is told neither to requesters nor to other teams, and theirs is told to nobody', async () => {
    const card = await newTicket(team.bao);
    const { slug, owner } = await addTeam(first, database.url, 'Other');
    const [bao, emre, stranger] = [await board(team.bao), await board(team.emre), await board(owner, slug)];
    emre.look(card);
    stranger.listener.socket.emit('look', { id: bao.stream, card });
    bao.look(card);
    await expect.poll(() => bao.names(card)).toEqual(['Bao']);
    stranger.look(card);
    await expect.poll(() => stranger.told.length).toBe(1);
    expect(emre.told).toEqual([]);
    expect(stranger.told[0]).toMatchObject({ id: stranger.stream });
    expect(bao.told.every(({ people }) => people.every(({ name }) => name === 'Bao'))).toBe(true);
  });

  it('many looks of one person are told as few, and what is no look ends the connection', async () => {
    const cards: string[] = [randomUUID(), randomUUID()];
    const [bao, chloe] = [await board(team.bao), await board(team.chloe)];
    for (let i = 0; i < 10; i++) bao.look(cards[i % 2]!);
    await expect.poll(() => chloe.names(cards[1]!)).toEqual(['Bao']);
    expect(chloe.told.filter(({ card }) => cards.includes(card)).length).toBeLessThanOrEqual(4);
    bao.listener.socket.emit('look', { id: bao.stream, card: 'the first one' });
    await expect.poll(() => bao.listener.disconnected).not.toBeNull();
    await expect.poll(() => chloe.names(cards[1]!)).toEqual([]);
  });
});
