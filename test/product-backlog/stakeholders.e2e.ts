import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '@twotrack/product-backlog/contract';
import { startApi, type ApiHere } from '../support/api.js';
import { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let outside: Client;

const ofTeam = (rest: string) => `/api/teams/${team.slug}/product-backlog/${rest}`;
const ofItem = (item: Item, act: string) => `/api/product-backlog/items/${item.id}/${act}`;
const newItem = async (title: string): Promise<Item> =>
  (await must(team.dana.post(ofTeam('items'), { type: 'feature', title, problem: 'SECRET problem' }))).body.item;
const makeLink = async (): Promise<string> => (await must(team.dana.post(ofTeam('stakeholder-link'), {}))).body.token;
const hypothesis = { what: 'SECRET what', outcome: 'SECRET so', measure: 'SECRET m', from: '1', to: '2' };

/** Every table with a row that holds this text anywhere. */
async function tablesHolding(text: string): Promise<string[]> {
  const db = new pg.Client(database.url);
  await db.connect();
  const all = `select table_schema || '.' || table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`;
  const holding: string[] = [];
  for (const { name } of (await db.query(all)).rows) {
    const found = await db.query(`select 1 from ${name} t where position($1 in t::text) > 0 limit 1`, [text]);
    if (found.rows.length > 0) holding.push(name);
  }
  await db.end();
  return holding;
}

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  outside = new Client(api.url);
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

describe('what people outside the team see', () => {
  it('P16 the vision, the goal, the order, what was shipped and proved; and nothing internal', async () => {
    await must(team.dana.post(ofTeam('settings/vision'), { version: 0, vision: 'Nobody waits.' }));
    const { goal } = (
      await must(
        team.dana.post(ofTeam('goals'), {
          ...{ title: 'Checkout in a minute', why: 'SECRET why', startsOn: '2026-01-01', endsOn: '2099-12-31' },
          measure: { name: 'Median', unit: 's', from: 180, to: 60 },
        }),
      )
    ).body;
    const [done, next, later, gone] = [
      await newItem('Export'),
      await newItem('One page'),
      await newItem('Dark mode'),
      await newItem('SECRET removed'),
    ];
    const aside = await newItem('SECRET set aside');
    await must(team.dana.post(ofItem(next, 'serve'), { goalId: goal.id }));
    await must(team.dana.post(ofItem(done, 'hypothesis'), { version: 1, hypothesis }));
    await must(team.bao.post(ofItem(done, 'move'), { from: 'backlog', column: 'done' }));
    await must(team.bao.post(ofItem(done, 'evidence'), { note: 'SECRET evidence' }));
    await must(team.dana.post(ofItem(done, 'verdict'), { verdict: 'proven', reason: 'SECRET reason' }));
    await must(team.bao.post(ofItem(later, 'block'), { reason: 'SECRET block' }));
    await must(team.dana.post(ofItem(later, 'assign'), { assignees: [team.bao.person.id] }));
    await must(team.dana.post(ofItem(gone, 'remove'), { reason: 'SECRET' }));
    await must(team.dana.post(ofItem(aside, 'set-aside'), { reason: 'SECRET' }));
    await must(team.emre.post(ofTeam('requests'), { title: 'SECRET request', source: 'customer' }));

    const { status, body, headers } = await outside.get(`/api/stakeholders/${await makeLink()}`);
    expect(status).toBe(200);
    expect(body).toEqual({
      ...{ team: 'Payments', productOwner: 'Dana', vision: 'Nobody waits.' },
      goal: {
        ...{ title: 'Checkout in a minute', startsOn: '2026-01-01', endsOn: '2099-12-31' },
        measure: { name: 'Median', unit: 's', from: 180, to: 60, current: 180 },
      },
      hits: { proven: 1, refuted: 0, unclear: 0, unproven: 0 },
      order: [
        { place: 1, title: 'One page', type: 'feature', servesGoal: true, reachAt: null },
        { place: 2, title: 'Dark mode', type: 'feature', servesGoal: false, reachAt: null },
      ],
      ...{ count: 2, next: null },
      shipped: [
        {
          ...{ title: 'Export', type: 'feature', servesGoal: false, doneAt: expect.any(String) },
          bet: { verdict: 'proven' },
        },
      ],
    });
    const told = JSON.stringify(body);
    for (const internal of ['SECRET', 'Bao', 'Chloe', 'Emre', 'Ada', done.id, later.id, team.id, '@'])
      expect(told, internal).not.toContain(internal);
    expect(headers.get('cache-control') ?? '').not.toContain('public');
  });

  it('P16 the order is read page by page, with the places in the whole order', async () => {
    const link = `/api/stakeholders/${await makeLink()}`;
    const { body: first } = await must(outside.get(`${link}?limit=1`));
    const { body: second } = await must(outside.get(`${link}?limit=1&after=${first.next}`));
    expect([first, second].map(({ order, next }) => [order[0].place, order[0].title, next])).toEqual([
      [1, 'One page', 1],
      [2, 'Dark mode', null],
    ]);
    expect((await outside.get(`${link}?limit=0`)).status).toBe(400);
  });

  it('A3 a wrong link, an old one and a revoked one are missing alike, and none is repeated', async () => {
    const old = await makeLink();
    const link = await makeLink();
    const { body } = await must(team.dana.get(ofTeam('stakeholder-link')));
    expect(body.link).toEqual({ hint: link.slice(0, 8), madeBy: expect.anything(), madeAt: expect.any(String) });
    expect((await outside.get(`/api/stakeholders/${link}`)).status).toBe(200);
    await must(team.dana.post(ofTeam('stakeholder-link/revoke'), {}));
    const answers = [];
    for (const token of [old, link, 'tts_wrongwrongwrongwrongwrong', '!'])
      answers.push(await outside.get(`/api/stakeholders/${token}`));
    for (const answer of answers) {
      expect([answer.status, answer.body]).toEqual([404, { ...answers[0]!.body, instance: answer.body.instance }]);
      expect(JSON.stringify(answer.body)).not.toContain('tts_');
    }
  });

  it('A4 only the product owner makes, sees and revokes it, and neither table nor log holds it', async () => {
    for (const person of [team.bao, team.ada, team.emre]) {
      expect((await person.get(ofTeam('stakeholder-link'))).status).toBe(403);
      expect((await person.post(ofTeam('stakeholder-link'), {})).status).toBe(403);
      expect((await person.post(ofTeam('stakeholder-link/revoke'), {})).status).toBe(403);
    }
    const key = crypto.randomUUID();
    const first = await must(team.dana.post(ofTeam('stakeholder-link'), {}, { key }));
    const again = await must(team.dana.post(ofTeam('stakeholder-link'), {}, { key }));
    expect(again.body.token).toBeNull();
    expect((await outside.get(`/api/stakeholders/${first.body.token}`)).status).toBe(200);
    expect(await tablesHolding(first.body.token)).toEqual([]);
    expect(await tablesHolding(first.body.token.slice(0, 8))).toContain('product_backlog.stakeholder_link');
  });
});
