import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type Api } from '../support/api.js';
import { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { addTeam, admin } from '../support/second-team.js';
import { inviteTo, must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let api: Api;
let team: TestTeam;
let other: { slug: string; owner: Client };

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  other = await addTeam(api, database.url, 'Other');
});

afterAll(async () => {
  await api?.close();
  await database?.drop();
});

const invite = (by: Client, slug: string, email: string, key?: string) =>
  by.post(`/api/teams/${slug}/people`, { name: 'X', email, roles: ['member'] }, key ? { key } : {});
const namesIn = async (): Promise<string[]> =>
  (await must(team.ada.get(`/api/teams/${team.slug}/board`))).body.team.people.map((one: { name: string }) => one.name);

describe('an invitation', () => {
  it('A3 A4 gives no link to act as somebody of another team', async () => {
    const known = await must(invite(other.owner, other.slug, 'dana@test.example'));
    expect(known.body.person.id).toBe(team.dana.person.id);
    expect(known.body.signInToken).toBeNull();
    const dana = (await must(team.dana.get('/api/session'))).body.teams.map(({ slug }: { slug: string }) => slug);
    expect(dana).toEqual([team.slug, other.slug]);
  });

  it('A3 gives no link to act as somebody who was invited elsewhere and has not come yet', async () => {
    await must(invite(team.ada, team.slug, 'fay@test.example'));
    expect((await must(invite(other.owner, other.slug, 'fay@test.example'))).body.signInToken).toBeNull();
  });

  it('A1 lets somebody new in by a link, which a repeat gives again only until they have come', async () => {
    const first = await must(invite(team.ada, team.slug, 'gus@test.example', 'gus'));
    const again = await must(invite(team.ada, team.slug, 'gus@test.example', 'gus'));
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect([typeof first.body.signInToken, typeof again.body.signInToken]).toEqual(['string', 'string']);
    await must(new Client(api.url).post('/api/session', { token: again.body.signInToken }));
    expect((await must(invite(team.ada, team.slug, 'gus@test.example', 'gus'))).body.signInToken).toBeNull();
  });
});

describe('the command line', () => {
  it('puts somebody back into a team that they were removed from', async () => {
    const words = ['user', 'add', '--team', team.slug, '--person', 'Hal', '--email', 'hal@test.example'];
    await admin(database.url, ...words, '--role', 'member');
    expect(await namesIn()).toContain('Hal');
    const { people } = (await must(team.ada.get(`/api/teams/${team.slug}/board`))).body.team;
    const { id } = people.find(({ name }: { name: string }) => name === 'Hal');
    await must(team.ada.post(`/api/teams/${team.slug}/people/${id}/remove`));
    await admin(database.url, ...words, '--role', 'member');
    expect(await namesIn()).toContain('Hal');
  });
});

describe('a session', () => {
  it('ends after 12 hours without use and 7 days at the latest, and is forgotten at the next start', async () => {
    const people = [await inviteTo(api, team.slug, team.ada, 'Ida', ['member']), team.chloe, team.emre];
    const [ida, chloe, emre] = people as [Client, Client, Client];
    const inside = new pg.Client(database.url);
    await inside.connect();
    const age = (client: Client, column: string, by: string) =>
      inside.query(`update identity.session set ${column} = now() - $2::interval where person_id = $1`, [
        client.person.id,
        by,
      ]);
    await age(ida, 'seen_at', '12 hours 1 second');
    await age(chloe, 'created_at', '7 days 1 second');
    await age(emre, 'seen_at', '11 hours 59 minutes');
    const second = await startApi(database.url);
    const statuses = people.map(async (client) => (await client.at(second.url).get('/api/session')).status);
    expect(await Promise.all(statuses)).toEqual([401, 401, 200]);
    const { rows } = await inside.query('select person_id as id from identity.session where person_id = any($1)', [
      people.map(({ person }) => person.id),
    ]);
    expect(rows).toEqual([{ id: emre.person.id }]);
    await inside.end();
    await second.close();
  });
});

describe('two setup links at once', () => {
  it('A1 make one first team', async () => {
    const empty = await createTestDatabase();
    const apis = await Promise.all([startApi(empty.url), startApi(empty.url)]);
    const replies = await Promise.all(
      apis.map(({ url, said }, i) => {
        const token = /\/setup#(\S+)/.exec(said.join('\n'))![1];
        const person = { name: `P${i}`, email: `p${i}@test.example` };
        return new Client(url).post('/api/setup', { token, person, team: { name: `Team ${i}` } });
      }),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 401]);
    await Promise.all(apis.map((one) => one.close()));
    await empty.drop();
  });
});
