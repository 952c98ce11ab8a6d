import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item, Request } from '@twotrack/product-backlog/contract';
import { startApi, type ApiHere } from '../support/api.js';
import { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Listener } from '../support/listener.js';
import { addTeam } from '../support/second-team.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let form: string;
/** Somebody without any account. */
let stranger: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  stranger = new Client(api.url);
  form = await makeForm();
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

const ofTeam = (rest: string) => `/api/teams/${team.slug}/product-backlog/${rest}`;
const ofItem = ({ id }: Item, act: string) => `/api/product-backlog/items/${id}/${act}`;
const ofRequest = ({ id }: Pick<Request, 'id'>, act: string) => `/api/product-backlog/requests/${id}/${act}`;
const makeForm = async (): Promise<string> => (await must(team.dana.post(ofTeam('request-form')))).body.token;
const words = (more: object = {}) => ({ title: 'An export', source: 'customer', name: 'Olga', ...more });

interface Followed {
  readonly token: string;
  readonly path: string;
  readonly request: Request;
}

async function askFor(more: object = {}): Promise<Followed> {
  const { body } = await must(stranger.post(`/api/wish/${form}/requests`, words(more)));
  const { requests } = (await must(team.bao.get(`/api/teams/${team.slug}/board`))).body.product;
  const request = requests.toSorted((a: Request, b: Request) => (a.id < b.id ? 1 : -1))[0];
  return { token: body.token, path: `/api/wishes/${body.token}`, request };
}
const page = async ({ path }: Followed) => (await must(stranger.get(path))).body.request;
const accept = async ({ request }: Followed): Promise<Item> =>
  (await must(team.dana.post(ofRequest(request, 'accept'), { type: 'feature' }))).body.item;
const deliver = async (one: Followed): Promise<Item> => {
  const item = await accept(one);
  return (await must(team.bao.post(ofItem(item, 'move'), { from: 'backlog', column: 'done' }))).body.item;
};

describe('the public form', () => {
  it('P4 shows the product, its vision and its goal, and nothing else', async () => {
    expect((await must(stranger.get(`/api/wish/${form}`))).body).toEqual({ team: 'Payments', vision: '', goal: null });
    await must(team.dana.post(ofTeam('settings/vision'), { version: 0, vision: 'Nobody waits.' }));
    const measure = { name: 'Median', unit: 's', from: 180, to: 60 };
    const goal = { title: 'Checkout in a minute', startsOn: '2026-01-01', endsOn: '2099-12-31', measure };
    await must(team.dana.post(ofTeam('goals'), goal));
    const { body } = await must(stranger.get(`/api/wish/${form}`));
    expect(body).toEqual({ team: 'Payments', vision: 'Nobody waits.', goal: 'Checkout in a minute' });
  });

  it('P4 puts what is asked into the inbox, and answers a private link and nothing else', async () => {
    const problem = { who: 'Clerks', when: 'Every evening', cost: 'An hour' };
    const asked = await must(stranger.post(`/api/wish/${form}/requests`, words({ problem, source: 'stakeholder' })));
    expect([asked.status, Object.keys(asked.body)]).toEqual([201, ['token']]);
    expect(asked.body.token).toMatch(/^ttw_[\w-]{43}$/);
    const { requests } = (await must(team.bao.get(`/api/teams/${team.slug}/board`))).body.product;
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      ...{ title: 'An export', source: 'stakeholder', status: 'open', marks: { followed: true } },
      requester: { name: 'Olga' },
    });
    const detail = await must(team.bao.get(`/api/product-backlog/requests/${requests[0].id}`));
    expect(detail.body.problem).toContain('**When:** Every evening');
  });

  it('A4 P4 takes no person, no item, no source from inside, and no words beyond their length', async () => {
    const path = `/api/wish/${form}/requests`;
    const long = 'x'.repeat(2_001);
    const bad = [
      ...[{ requester: { id: randomUUID() } }, { marks: {} }, { itemId: randomUUID() }, { type: 'feature' }],
      ...[{ source: 'team' }, { source: 'feedback' }, { source: 'problem' }, { source: undefined }],
      ...[{ title: '' }, { title: 't'.repeat(301) }, { title: 'a\nb' }, { name: 'n'.repeat(121) }, { name: ' ' }],
      ...[{ problem: 'text' }, { problem: { who: long } }, { problem: { other: 'x' } }, { problem: { who: 'a\0' } }],
    ];
    for (const more of bad) {
      const reply = await stranger.post(path, words(more));
      expect([more, reply.status, reply.body.code]).toEqual([more, 400, 'invalid']);
    }
    const large = await stranger.post(path, words({ problem: { who: 'x'.repeat(70_000) } }));
    expect(large.status).toBe(413);
  });

  it('L4 a repeat of a lost answer gets a link that works, once nobody has opened the first; else none', async () => {
    const key = randomUUID();
    const path = `/api/wish/${form}/requests`;
    const first = await must(stranger.post(path, words(), { key }));
    const again = await must(stranger.post(path, words(), { key }));
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect((await stranger.get(`/api/wishes/${first.body.token}`)).status).toBe(404);
    expect((await stranger.get(`/api/wishes/${again.body.token}`)).status).toBe(200);
    expect((await must(stranger.post(path, words(), { key }))).body).toEqual({ token: null });
    expect((await stranger.post(path, words({ title: 'Other' }), { key })).status).toBe(422);
    expect((await stranger.send('POST', path, '{}', { 'content-type': 'application/json' })).status).toBe(400);
  });

  it('A2 A3 is made, renewed and revoked by the product owner; an old or revoked link answers like a wrong one', async () => {
    for (const who of [team.bao, team.ada, team.emre]) {
      expect((await who.get(ofTeam('request-form'))).status).toBe(403);
      expect((await who.post(ofTeam('request-form'))).status).toBe(403);
      expect((await who.post(ofTeam('request-form/revoke'))).status).toBe(403);
    }
    const key = randomUUID();
    const old = await makeForm();
    const made = await must(team.dana.post(ofTeam('request-form'), {}, { key }));
    expect((await must(team.dana.post(ofTeam('request-form'), {}, { key }))).body.token).toBeNull();
    const { form: known } = (await must(team.dana.get(ofTeam('request-form')))).body;
    expect(known).toEqual({ hint: made.body.token.slice(0, 8), madeBy: team.dana.person, madeAt: expect.any(String) });
    expect((await stranger.get(`/api/wish/${made.body.token}`)).status).toBe(200);
    await must(team.dana.post(ofTeam('request-form/revoke')));
    expect((await must(team.dana.get(ofTeam('request-form')))).body).toEqual({ form: null });
    const wrong = await stranger.get(`/api/wish/ttp_${'x'.repeat(43)}`);
    expect(wrong.status).toBe(404);
    for (const token of [old, made.body.token, form, 'short', '%2e'.repeat(20)]) {
      const replies = [
        await stranger.get(`/api/wish/${token}`),
        await stranger.post(`/api/wish/${token}/requests`, words()),
      ];
      for (const reply of replies) expect([reply.status, reply.body]).toEqual([404, wrong.body]);
    }
    form = await makeForm();
  });

  it('keeps no token: neither in a table nor in the log', async () => {
    const one = await askFor();
    const db = new pg.Client(database.url);
    await db.connect();
    const all = `select table_schema || '.' || table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`;
    const { rows } = await db.query(all);
    expect(rows.length).toBeGreaterThan(20);
    for (const { name } of rows) {
      const sql = `select 1 from ${name} t where position($1 in t::text) > 0 or position($2 in t::text) > 0 limit 1`;
      expect([name, (await db.query(sql, [one.token, form])).rowCount]).toEqual([name, 0]);
    }
    await db.end();
  });
});

describe('the private page', () => {
  it('P4 P12 tells in plain words what became of it, with the reason', async () => {
    const [one, other] = [await askFor(), await askFor({ title: 'A theme' })];
    expect(await page(one)).toMatchObject({ state: 'waiting', askedBy: 'Olga', since: one.request.at });
    await must(team.dana.post(ofRequest(other.request, 'decline'), { reason: 'Nobody else asked.' }));
    expect(await page(other)).toMatchObject({ state: 'declined', reason: 'Nobody else asked.', became: null });
    const item = await accept(one);
    await must(team.dana.post(ofItem(item, 'set-aside'), { reason: 'After the move' }));
    expect(await page(one)).toMatchObject({ state: 'not-now', reason: 'After the move' });
    await must(team.dana.post(ofItem(item, 'remove'), { reason: 'The law changed' }));
    expect(await page(one)).toMatchObject({ state: 'removed', reason: 'The law changed' });
  });

  it('L7 holds no id, no key, nobody’s name but one’s own, no title but of what it became, no word of the team', async () => {
    const secret = async (title: string): Promise<Item> =>
      (await must(team.dana.post(ofTeam('items'), { type: 'feature', title, problem: 'SECRET problem' }))).body.item;
    const [into, above] = [await secret('Reports'), await secret('SECRET item')];
    const one = await askFor({ problem: { who: 'Clerks' } });
    await askFor({ title: 'SECRET wish', name: 'Mallory' });
    await must(team.dana.post(ofRequest(one.request, 'merge'), { itemId: into.id }));
    await must(team.dana.post(ofItem(into, 'rank'), { after: above.id, reason: 'SECRET order' }));
    await must(team.bao.post(ofItem(into, 'block'), { reason: 'SECRET block' }));
    await must(team.bao.post(ofItem(into, 'assign'), { assignees: [team.chloe.person.id] }));
    await must(team.bao.post(ofItem(into, 'ask'), { text: 'SECRET question', blocking: true }));
    const { body } = await must(stranger.get(one.path));
    expect(body).toEqual({
      ...{ seen: expect.any(String), team: 'Payments' },
      request: {
        ...{ title: 'An export', problem: '**Who has it:** Clerks', askedBy: 'Olga', askedAt: one.request.at },
        ...{
          state: 'planned',
          since: expect.any(String),
          reason: null,
          others: 0,
          became: { how: 'merged', title: 'Reports' },
        },
        ...{ kept: null, pieces: null, verdict: null, talk: [], feedback: [] },
      },
    });
    const told = JSON.stringify(body);
    const names = ['Dana', 'Bao', 'Chloe', 'Emre', 'Ada', 'Mallory'];
    const ids = [team.id, one.request.id, one.request.requester.id, into.id, into.key, team.dana.person.id];
    for (const hidden of ['SECRET', ...names, ...ids]) expect([hidden, told.includes(hidden)]).toEqual([hidden, false]);
  });

  it('L7 its token opens nothing else: no route of the team, no socket, no form', async () => {
    const one = await askFor();
    const holder = new Client(api.url, { authorization: `Bearer ${one.token}` });
    const paths = [`/api/teams/${team.slug}/board`, `/api/product-backlog/requests/${one.request.id}`, '/api/session'];
    for (const path of paths) expect([path, (await holder.get(path)).status]).toEqual([path, 401]);
    await expect(Listener.connect(holder)).rejects.toThrow();
    await expect(Listener.connect(new Client(api.url, { cookie: `twotrack=${one.token}` }))).rejects.toThrow();
    for (const path of [`/api/wish/${one.token}`, `/api/wishes/${form}`, `/api/follow/${one.token}`])
      expect([path, (await stranger.get(path)).status]).toEqual([path, 404]);
  });

  it('says that there is no news, and news at once', async () => {
    const one = await askFor();
    const { seen } = (await must(stranger.get(one.path))).body;
    const quiet = await stranger.get(`${one.path}?seen=${seen}`);
    expect([quiet.status, quiet.body]).toEqual([204, null]);
    await must(team.dana.post(ofRequest(one.request, 'decline'), { reason: 'Too dear' }));
    const news = await stranger.get(`${one.path}?seen=${seen}`);
    expect([news.status, news.body.request.reason]).toEqual([200, 'Too dear']);
    expect((await stranger.get(`${one.path}?other=1`)).status).toBe(400);
  });

  it('P4 withdraws what nobody has answered, and asks again; the answer of the product owner stands', async () => {
    const one = await askFor();
    const gone = await must(stranger.post(`${one.path}/withdraw`));
    expect(gone.body.request).toMatchObject({ state: 'withdrawn', reason: null });
    const open = async () =>
      (await must(team.bao.get(`/api/teams/${team.slug}/board`))).body.product.requests.some(
        ({ id }: Request) => id === one.request.id,
      );
    expect(await open()).toBe(false);
    const back = await must(stranger.post(`${one.path}/ask-again`));
    expect([back.body.request.state, await open()]).toEqual(['waiting', true]);
    await must(team.dana.post(ofRequest(one.request, 'decline'), { reason: 'Too dear' }));
    for (const [act, code] of [
      ['withdraw', 'already-decided'],
      ['ask-again', 'not-withdrawn'],
    ] as const) {
      const reply = await stranger.post(`${one.path}/${act}`);
      expect([act, reply.status, reply.body.code]).toEqual([act, 409, code]);
      expect((await stranger.post(`${one.path}/${act}`, { by: randomUUID() })).status).toBe(400);
    }
    expect(JSON.stringify((await stranger.post(`${one.path}/withdraw`)).body)).not.toContain(team.dana.person.id);
  });

  it('P4 L7 is where both write to each other: nobody’s name, nothing of what the team writes to itself', async () => {
    const one = await askFor();
    const at = ofRequest(one.request, 'comments');
    await must(team.bao.post(at, { text: 'SECRET note', public: false }));
    await must(team.dana.post(at, { text: 'Which columns?', public: true }));
    const key = randomUUID();
    const told = await must(stranger.post(`${one.path}/comments`, { text: 'All of them.' }, { key }));
    const talk = [
      { text: 'Which columns?', at: expect.any(String), mine: false },
      { text: 'All of them.', at: expect.any(String), mine: true },
    ];
    expect(told.body.request.talk).toEqual(talk);
    const again = await stranger.post(`${one.path}/comments`, { text: 'All of them.' }, { key });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect((await page(one)).talk).toEqual(talk);
    const whole = JSON.stringify((await must(stranger.get(one.path))).body);
    for (const hidden of ['SECRET', 'Dana', 'Bao', team.dana.person.id]) expect(whole).not.toContain(hidden);
    const { comments } = (await must(team.bao.get(at))).body;
    expect(comments.map(({ by }: { by: { name: string } }) => by.name)).toEqual(['Bao', 'Dana', 'Olga']);
    const bad = [
      {},
      { text: '' },
      { text: ' ' },
      { text: 'x'.repeat(2_001) },
      { text: 'x', public: false },
      { text: 'a\0' },
    ];
    for (const body of bad) expect((await stranger.post(`${one.path}/comments`, body)).status).toBe(400);
    expect((await stranger.post(`${one.path}/comments`, { text: 'x'.repeat(70_000) })).status).toBe(413);
    expect((await team.emre.get(at)).status).toBe(404);
    expect((await team.emre.post(at, { text: 'x', public: true })).status).toBe(404);
    const admin = await team.ada.post(at, { text: 'x', public: true });
    expect([admin.status, admin.body.code]).toEqual([403, 'members-only']);
  });

  it('P5 tells what fell short of what is delivered: a feedback request in the inbox, once for each key', async () => {
    const one = await askFor();
    const complaint = { fellShort: 'far-less', words: 'It is empty.' };
    const early = await stranger.post(`${one.path}/feedback`, complaint);
    expect([early.status, early.body.code]).toEqual([409, 'not-delivered']);
    const item = await deliver(one);
    const key = randomUUID();
    const told = await must(stranger.post(`${one.path}/feedback`, complaint, { key }));
    expect(told.body.request.feedback).toEqual([
      { ...complaint, at: expect.any(String), state: 'waiting', since: expect.any(String), reason: null },
    ]);
    const again = await stranger.post(`${one.path}/feedback`, complaint, { key });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    const { requests } = (await must(team.bao.get(`/api/teams/${team.slug}/board`))).body.product;
    const about = requests.filter(({ marks }: Request) => marks.about?.itemId === item.id);
    expect(about).toHaveLength(1);
    expect(about[0]).toMatchObject({ source: 'feedback', requester: one.request.requester });
    expect(about[0].title).not.toContain(item.key);
    for (const bad of [{}, { fellShort: 'less' }, { fellShort: 'more', words: 'x' }, { ...complaint, itemId: item.id }])
      expect((await stranger.post(`${one.path}/feedback`, bad)).status).toBe(400);
  });

  it('A3 is given anew or taken away by the product owner, and a dead link answers like a wrong one', async () => {
    const one = await askFor();
    const link = ofRequest(one.request, 'follow-link');
    const follower = async () => (await must(team.bao.get(ofRequest(one.request, 'follower')))).body.follower;
    expect(await follower()).toEqual({ name: 'Olga', openedAt: null, hasLink: true });
    await page(one);
    expect(await follower()).toEqual({ name: 'Olga', openedAt: expect.any(String), hasLink: true });
    for (const who of [team.bao, team.ada]) expect((await who.post(`${link}/renew`)).status).toBe(403);
    expect((await team.emre.get(ofRequest(one.request, 'follower'))).status).toBe(403);
    const renewed = await must(team.dana.post(`${link}/renew`));
    const wrong = await stranger.get(`/api/wishes/ttw_${'x'.repeat(43)}`);
    const dead = await stranger.get(one.path);
    expect([dead.status, dead.body]).toEqual([404, wrong.body]);
    const path = `/api/wishes/${renewed.body.token}`;
    expect((await stranger.get(path)).status).toBe(200);
    await must(team.dana.post(`${link}/revoke`));
    expect(await follower()).toMatchObject({ hasLink: false });
    const acts = {
      withdraw: {},
      'ask-again': {},
      feedback: { fellShort: 'less', words: 'x' },
      comments: { text: 'x' },
    };
    for (const [act, said] of Object.entries(acts)) {
      const reply = await stranger.post(`${path}/${act}`, said);
      expect([act, reply.status, reply.body]).toEqual([act, 404, wrong.body]);
    }
    const { request } = (await must(team.dana.get(`/api/product-backlog/requests/${one.request.id}`))).body;
    expect(request.marks.followed).toBeUndefined();
    const own = (await must(team.bao.post(ofTeam('requests'), { title: 'x', source: 'team' }))).body.request;
    expect((await team.dana.post(ofRequest(own, 'follow-link/renew'))).body.code).toBe('not-followed');
  });

  it('A3 is nothing to another team', async () => {
    const { owner } = await addTeam(api, database.url, 'Elsewhere');
    const one = await askFor();
    for (const act of ['follow-link/renew', 'follow-link/revoke'])
      expect((await owner.post(ofRequest(one.request, act))).status).toBe(404);
    expect((await owner.get(ofRequest(one.request, 'follower'))).status).toBe(404);
    expect((await stranger.get(one.path)).status).toBe(200);
  });
});

describe('who asks too often', () => {
  it('gets 429 with the time to wait, whatever the headers say of the address, and still reads', async () => {
    const slow = await startApi(database.url);
    try {
      const client = new Client(slow.url);
      const send = (i: number) =>
        client.post(`/api/wish/ttp_${'y'.repeat(43)}/requests`, words(), {
          headers: { 'x-forwarded-for': `10.0.0.${i}` },
        });
      const replies = await Promise.all(Array.from({ length: 65 }, (_, i) => send(i)));
      const refused = replies.filter(({ status }) => status === 429);
      expect(replies.filter(({ status }) => status === 404).length).toBeGreaterThanOrEqual(60);
      expect(refused.length).toBeGreaterThan(0);
      expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
      expect((await client.get(`/api/wish/${form}`)).status).toBe(200);
    } finally {
      await slow.close();
    }
  });
});
