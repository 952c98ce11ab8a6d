import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type ApiHere } from '../support/api.js';
import type { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { readLog } from '../support/read-log.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

interface Person {
  id: string;
  name: string;
}
interface View {
  people: Person[];
  share: unknown;
}
type Event = { type: string; person?: Person; personId?: string; share?: unknown };

/** As every screen takes in what is told of its team. */
function apply({ people, share }: View, event: Event): View {
  if (event.type === 'share-stated') return { people, share: event.share };
  const about = event.person?.id ?? event.personId;
  const others = people.filter(({ id }) => id !== about);
  return { people: event.person ? [...others, event.person] : others, share };
}

const byName = ({ people, share }: View): View => ({
  people: [...people].sort((one, other) => one.name.localeCompare(other.name)),
  share,
});

interface Case {
  readonly by: () => Client;
  readonly body: () => object;
  readonly events: string[];
}

/** One case for each command of a team, in an order in which each changes something. */
const cases = new Map<string, Case>([
  [
    '/people',
    {
      by: () => team.ada,
      body: () => ({ name: 'Finn', email: 'finn@test.example', roles: ['member'] }),
      events: ['person-joined'],
    },
  ],
  [
    '/people/:personId/roles',
    { by: () => team.ada, body: () => ({ roles: ['member', 'admin'] }), events: ['roles-changed'] },
  ],
  ['/people/:personId/duty', { by: () => team.bao, body: () => ({ onCall: true }), events: ['duty-set'] }],
  [
    '/people/:personId/appoint-product-owner',
    { by: () => team.ada, body: () => ({}), events: ['roles-changed', 'roles-changed'] },
  ],
  ['/people/:personId/remove', { by: () => team.ada, body: () => ({}), events: ['person-left'] }],
  [
    '/share',
    { by: () => team.ada, body: () => ({ from: null, product: 70, reason: 'Launch' }), events: ['share-stated'] },
  ],
]);

/** Whom the command is about: who leaves is somebody who decides nothing. */
const about = (path: string): string => (path.endsWith('remove') ? team.emre : team.chloe).person.id;

describe('every command of a team', () => {
  it('L2 has a case here', () => {
    const routes = api.routes.filter(
      ({ method, template }) => method === 'POST' && /^\/api\/teams\/:team\/(people|share)/.test(template),
    );
    expect(routes.map(({ template }) => template.replace('/api/teams/:team', '')).sort()).toEqual(
      [...cases.keys()].sort(),
    );
  });

  it.each([...cases])('L2 L4 %s: the board before and its events make the board after, once', async (path, one) => {
    const boardOf = async () => (await must(team.bao.get(`/api/teams/${team.slug}/board`))).body.team;
    const before = await boardOf();
    const url = `/api/teams/${team.slug}${path.replace(':personId', about(path))}`;
    const key = randomUUID();
    const { body: answer } = await must(one.by().post(url, one.body(), { key }));
    expect((await must(one.by().post(url, one.body(), { key }))).body.seq).toBe(answer.seq);
    const events = await readLog(team.bao, before.stream, before.stream.seq);
    expect(events.map(({ type }) => type)).toEqual(one.events);
    expect(events.every(({ by }) => by.id === one.by().person.id)).toBe(true);
    const after = await boardOf();
    expect(after.stream.seq).toBe(before.stream.seq + one.events.length);
    expect(byName((events as unknown as Event[]).reduce(apply, before as View))).toEqual(byName(after));
    expect(byName(before)).not.toEqual(byName(after));
  });
});
