import { randomUUID } from 'node:crypto';
import { Client } from '../support/client.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import { startApi, type ApiHere } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { addTeam } from '../support/second-team.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';
import { letPass } from '../clock/time.js';
import { Listener } from '../support/listener.js';

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let db: DataSource;
let formToken: string;
let queueId: string;

/** Somebody without any account. */
let stranger: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  stranger = new Client(api.url);
  db = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  queueId = (await must(team.bao.get(`/api/teams/${team.slug}/board`))).body.service.queues[0].id;
  formToken = (await must(team.ada.post(forms(), { queue: queueId }))).body.token;
});

afterAll(async () => {
  await db?.destroy();
  await api?.close();
  await database?.drop();
});

const forms = () => `/api/teams/${team.slug}/service-queue/forms`;
const DOWN = {
  usersAffected: 'all',
  degradation: 'down',
  workaround: 'none',
  dataLoss: 'no',
  security: 'no',
  legalOrSafety: 'no',
};
const words = (more: object = {}) => ({ title: 'The till does not open', name: 'Rita', answers: DOWN, ...more });

interface Followed {
  readonly token: string;
  readonly id: string;
  readonly key: string;
  readonly path: string;
}

async function askFor(more: object = {}): Promise<Followed> {
  const { body } = await must(stranger.post(`/api/forms/${formToken}/tickets`, words(more)));
  const { tickets } = (await must(team.bao.get(`/api/teams/${team.slug}/board`))).body.service;
  const ticket = tickets.find((one: { key: string }) => one.key === body.key);
  return { token: body.token, id: ticket.id, key: body.key, path: `/api/follow/${body.token}` };
}

const ticketOf = async (id: string) => (await must(team.bao.get(`/api/service-queue/tickets/${id}`))).body.ticket;
const moveTo = async (id: string, column: string, reason?: string) => {
  const { column: from } = await ticketOf(id);
  return must(team.bao.post(`/api/service-queue/tickets/${id}/move`, { from, column, ...(reason && { reason }) }));
};
const resolve = (id: string) => moveTo(id, 'resolved');
const page = async (one: Followed) => (await must(stranger.get(one.path))).body.ticket;

describe('a form', () => {
  it('S18 asks plain questions, without signing in, and shows nothing else', async () => {
    const { body } = await must(stranger.get(`/api/forms/${formToken}`));
    expect(Object.keys(body).sort()).toEqual(['questions', 'queue', 'team']);
    expect([body.team, body.questions[0].question]).toEqual(['Payments', 'Who cannot work?']);
    expect(body.questions[0].answers.map(({ answer }: { answer: string }) => answer)).toEqual([
      'Only me',
      'A few of us',
      'A department',
      'Everybody',
    ]);
  });

  it('S3 S4 S18 opens a ticket whose severity follows from the answers, and answers a private link only', async () => {
    const asked = await must(stranger.post(`/api/forms/${formToken}/tickets`, words({ email: 'rita@shop.example' })));
    expect(Object.keys(asked.body).sort()).toEqual(['key', 'token']);
    expect(asked.body.token).toMatch(/^ttl_[\w-]{43}$/);
    const { tickets } = (await must(team.bao.get(`/api/teams/${team.slug}/board`))).body.service;
    const ticket = tickets.find((one: { key: string }) => one.key === asked.body.key);
    expect(ticket).toMatchObject({ severity: 2, queueId, reportedBy: { name: 'Rita' } });
    expect(ticket.facts.usersAffected).toMatchObject({ value: 'all', source: 'requester' });
    expect(ticket.facts.tier).toBeUndefined();
    expect(ticket.marks.followed).toEqual({ confirmedAt: null });
    const { follower } = (await must(team.bao.get(`/api/service-queue/tickets/${ticket.id}/follower`))).body;
    expect(follower).toEqual({ name: 'Rita', email: 'rita@shop.example', openedAt: null, hasLink: true });
  });

  it('S4 what is not answered stays assumed', async () => {
    const one = await askFor({ answers: {} });
    expect((await ticketOf(one.id)).facts).toEqual({});
    expect((await page(one)).why.assumed).toContain('usersAffected');
  });

  it('S3 A4 takes no severity, no person, no team, and no answer that is none, each with its path', async () => {
    const path = `/api/forms/${formToken}/tickets`;
    for (const more of [
      { severity: 1 },
      { reportedBy: { id: randomUUID() } },
      { queue: randomUUID() },
      { facts: {} },
    ]) {
      const reply = await stranger.post(path, words(more));
      expect([reply.status, reply.body.faults[0].path]).toEqual([400, Object.keys(more)[0]]);
    }
    for (const [answers, at] of [
      [{ usersAffected: 'most' }, 'answers.usersAffected'],
      [{ tier: 'T0' }, 'answers.tier'],
    ] as const) {
      const reply = await stranger.post(path, words({ answers }));
      expect([reply.status, reply.body.code, reply.body.path]).toEqual([400, 'not-an-answer', at]);
    }
    for (const more of [{ title: '' }, { title: 't'.repeat(301) }, { name: 'n'.repeat(121) }, { email: 'no' }])
      expect((await stranger.post(path, words(more))).status).toBe(400);
    expect((await stranger.post(path, words({ details: 'd'.repeat(32_001) }))).status).toBe(400);
  });

  it('L4 a repeat of a lost answer gets a link that works, once nobody has opened the first; else none', async () => {
    const key = randomUUID();
    const path = `/api/forms/${formToken}/tickets`;
    const first = await must(stranger.post(path, words(), { key }));
    const again = await must(stranger.post(path, words(), { key }));
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.body.key).toBe(first.body.key);
    expect((await stranger.get(`/api/follow/${first.body.token}`)).status).toBe(404);
    expect((await stranger.get(`/api/follow/${again.body.token}`)).status).toBe(200);
    expect((await must(stranger.post(path, words(), { key }))).body).toEqual({ key: first.body.key, token: null });
    expect((await stranger.post(path, words({ title: 'Other' }), { key })).status).toBe(422);
    expect((await stranger.send('POST', path, '{}', { 'content-type': 'application/json' })).status).toBe(400);
  });

  it('A2 is made, renewed and revoked by the admin; an old or revoked link answers like a wrong one', async () => {
    const queue = (await must(team.ada.post(`/api/teams/${team.slug}/service-queue/queues`, { name: 'Network' }))).body
      .queue.id;
    for (const who of [team.bao, team.dana]) expect((await who.post(forms(), { queue })).status).toBe(403);
    const made = await must(team.ada.post(forms(), { queue }));
    expect((await team.ada.post(forms(), { queue })).body.code).toBe('form-there');
    expect((await stranger.get(`/api/forms/${made.body.token}`)).body.queue).toBe('Network');
    const renewed = await must(team.ada.post(`${forms()}/${made.body.form.id}/renew`));
    expect((await stranger.get(`/api/forms/${renewed.body.token}`)).status).toBe(200);
    await must(team.ada.post(`${forms()}/${made.body.form.id}/revoke`));
    const wrong = await stranger.get(`/api/forms/ttf_${'x'.repeat(43)}`);
    for (const token of [made.body.token, renewed.body.token, 'short', `${'%2e'.repeat(20)}`]) {
      const reply = await stranger.get(`/api/forms/${token}`);
      expect([reply.status, reply.body]).toEqual([404, wrong.body]);
      const asked = await stranger.post(`/api/forms/${token}/tickets`, words());
      expect([asked.status, asked.body]).toEqual([404, wrong.body]);
    }
    expect((await must(team.bao.get(forms()))).body.forms.map((one: { queueId: string }) => one.queueId)).toEqual([
      queueId,
    ]);
    expect((await team.emre.get(forms())).status).toBe(403);
  });

  it('keeps no token: neither in a table nor in the log', async () => {
    const one = await askFor({ email: 'secret@shop.example' });
    const tables = await db.query(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('service_queue', 'identity')`,
    );
    const holding = async (text: string) => {
      const found: string[] = [];
      for (const { name } of tables) {
        const [row] = await db.query(`select count(*)::int as n from ${name} r where r::text like '%' || $1 || '%'`, [
          text,
        ]);
        if (row.n > 0) found.push(name);
      }
      return found;
    };
    expect(await holding(one.token)).toEqual([]);
    expect(await holding(formToken)).toEqual([]);
    expect(await holding('secret@shop.example')).toEqual(['service_queue.follower']);
  });
});

describe('a private page', () => {
  it('S5 S18 shows state, severity and why, and the promised time', async () => {
    const one = await askFor();
    const seen = await page(one);
    const ticket = await ticketOf(one.id);
    expect(seen).toMatchObject({ key: one.key, severity: 2, askedBy: 'Rita', queue: 'General' });
    expect(seen.why.cells.length).toBeGreaterThan(0);
    expect(seen.promised).toEqual({ clock: 'response', due: ticket.due });
    expect(['being-sorted', 'in-line']).toContain(seen.state);
    await moveTo(one.id, 'working');
    expect(await page(one)).toMatchObject({ state: 'in-work', promised: { clock: 'resolution' } });
    await moveTo(one.id, 'waiting', 'The vendor Acme is slow');
    expect(await page(one)).toMatchObject({ state: 'waiting', promised: null });
    await resolve(one.id);
    const solved = await page(one);
    expect(solved.state).toBe('solved');
    expect(Date.parse(solved.openUntil) - Date.parse(solved.since)).toBe(5 * 24 * 3_600_000);
    expect(solved.story.map(({ kind, by }: Record<string, string>) => [kind, by])).toEqual([
      ['solved', 'team'],
      ['waiting', 'team'],
      ['taken-up', 'team'],
      ['asked', 'you'],
    ]);
  });

  it('L7 holds no id, no internal word, nobody’s name but those who wrote publicly, no other ticket', async () => {
    const one = await askFor();
    const other = await askFor({ title: 'Somebody else’s secret' });
    await moveTo(one.id, 'working');
    await moveTo(one.id, 'waiting', 'Acme refuses to pay');
    const comments = `/api/service-queue/tickets/${one.id}/comments`;
    await must(team.chloe.post(comments, { text: 'She always forgets the plug', public: false }));
    await must(team.bao.post(comments, { text: 'Have you tried the plug?', public: true }));
    await must(
      team.bao.post(`/api/service-queue/tickets/${one.id}/dispute-fact`, { fact: 'usersAffected', note: 'Liar' }),
    );
    const text = JSON.stringify((await must(stranger.get(one.path))).body);
    for (const hidden of ['Chloe', 'forgets', 'Acme', 'Liar', 'secret', team.bao.person.id, team.id, one.id, other.key])
      expect([hidden, text.includes(hidden)]).toEqual([hidden, false]);
    const seen = await page(one);
    expect(seen.comments).toEqual([
      { id: expect.any(String), text: 'Have you tried the plug?', by: 'Bao', at: expect.any(String) },
    ]);
    expect(seen.questions.find(({ fact }: { fact: string }) => fact === 'usersAffected').doubted).toBe(true);
    expect(text).not.toContain(queueId);
    expect(Object.keys(seen).sort()).toEqual(
      [
        ...[
          'askedAt',
          'askedBy',
          'comments',
          'details',
          'key',
          'openUntil',
          'promised',
          'questions',
          'queue',
          'severity',
        ],
        ...['since', 'state', 'story', 'title', 'why', 'withOthers'],
      ].sort(),
    );
  });

  it('L7 its token opens nothing else: no route of the team, no socket', async () => {
    const one = await askFor();
    const holder = new Client(api.url, { authorization: `Bearer ${one.token}` });
    for (const path of [`/api/teams/${team.slug}/board`, `/api/service-queue/tickets/${one.id}`, '/api/session'])
      expect([path, (await holder.get(path)).status]).toEqual([path, 401]);
    expect((await holder.post(`/api/service-queue/tickets/${one.id}/confirm`)).status).toBe(401);
    await expect(Listener.connect(holder)).rejects.toThrow();
    await expect(Listener.connect(new Client(api.url, { cookie: `twotrack=${one.token}` }))).rejects.toThrow();
    expect((await stranger.get(`/api/forms/${one.token}`)).status).toBe(404);
    expect((await stranger.get(`/api/follow/${formToken}`)).status).toBe(404);
  });

  it('says that there is no news, cheaply, and news at once', async () => {
    const one = await askFor();
    const { seen } = (await must(stranger.get(one.path))).body;
    expect((await stranger.get(`${one.path}?seen=${seen}`)).status).toBe(204);
    await must(team.bao.post(`/api/service-queue/tickets/${one.id}/comments`, { text: 'Soon', public: true }));
    const news = await stranger.get(`${one.path}?seen=${seen}`);
    expect([news.status, news.body.ticket.comments[0].text]).toEqual([200, 'Soon']);
    expect((await stranger.get(`${one.path}?other=1`)).status).toBe(400);
  });

  it('S18 comments go both ways, once for each key, by the name of whoever asked', async () => {
    const one = await askFor();
    const key = randomUUID();
    const said = await must(stranger.post(`${one.path}/comments`, { text: 'Still nothing' }, { key }));
    expect(said.body.ticket.comments[0]).toMatchObject({ text: 'Still nothing', by: null });
    expect(
      (await stranger.post(`${one.path}/comments`, { text: 'Still nothing' }, { key })).headers.get(
        'idempotent-replayed',
      ),
    ).toBe('true');
    const { comments } = (await must(team.bao.get(`/api/service-queue/tickets/${one.id}/comments`))).body;
    expect(comments).toHaveLength(1);
    expect(comments[0]).toMatchObject({ text: 'Still nothing', public: true, by: { name: 'Rita' } });
    for (const bad of [{ text: '' }, { text: 'x', public: false }, { text: 'x', by: { id: 'y' } }, {}])
      expect((await stranger.post(`${one.path}/comments`, bad)).status).toBe(400);
  });

  it('S3 S4 answers to what is not known or is doubted become facts, and what the team knows stays', async () => {
    const one = await askFor({ answers: { usersAffected: 'one', degradation: 'down', workaround: 'none' } });
    const before = (await page(one)).severity;
    const facts = { environment: { value: 'production' }, dataLoss: { value: false } };
    const { version } = await ticketOf(one.id);
    await must(team.bao.post(`/api/service-queue/tickets/${one.id}/correct-facts`, { version, facts }));
    await must(
      team.bao.post(`/api/service-queue/tickets/${one.id}/dispute-fact`, { fact: 'usersAffected', note: '?' }),
    );
    const known = await stranger.post(`${one.path}/answers`, { answers: { dataLoss: 'yes' } });
    expect([known.status, known.body.code]).toEqual([409, 'already-known']);
    const { body } = await must(stranger.post(`${one.path}/answers`, { answers: { usersAffected: 'all' } }));
    expect(body.ticket.severity).toBeLessThan(before);
    expect(body.ticket.story[0]).toMatchObject({
      kind: 'severity',
      by: 'you',
      severity: { from: before, to: body.ticket.severity },
    });
    const ticket = await ticketOf(one.id);
    expect(ticket.facts.usersAffected).toMatchObject({ value: 'all', source: 'requester', by: { name: 'Rita' } });
    expect(ticket.marks.disputed).toBeUndefined();
    expect((await stranger.post(`${one.path}/answers`, { answers: { tier: 'T0' } })).body.code).toBe('not-an-answer');
    expect((await stranger.post(`${one.path}/answers`, { answers: {} })).status).toBe(400);
    expect((await stranger.post(`${one.path}/answers`, { answers: {}, severity: 1 })).status).toBe(400);
  });

  it('S13 S18 confirming closes at once; from then on nothing more is done by the link', async () => {
    const one = await askFor();
    const early = await stranger.post(`${one.path}/confirm`);
    expect([early.status, early.body.code]).toEqual([409, 'not-solved']);
    await resolve(one.id);
    const { body } = await must(stranger.post(`${one.path}/confirm`));
    expect(body.ticket.state).toBe('closed');
    const ticket = await ticketOf(one.id);
    expect([ticket.closedAt, ticket.marks.followed.confirmedAt]).toEqual([expect.any(String), ticket.closedAt]);
    for (const [act, said] of [
      ['confirm', {}],
      ['reopen', { reason: 'No' }],
      ['comments', { text: 'x' }],
      ['answers', { answers: { dataLoss: 'yes' } }],
    ] as const) {
      const reply = await stranger.post(`${one.path}/${act}`, said);
      expect([act, reply.status, reply.body.code]).toEqual([act, 409, 'ticket-closed']);
    }
    expect((await page(one)).story[0]).toMatchObject({ kind: 'confirmed', by: 'you' });
  });

  it('S8 S18 reopening within 5 days puts it back in line, its clocks running on; after 5 days it is refused', async () => {
    const one = await askFor();
    await moveTo(one.id, 'working');
    await resolve(one.id);
    await letPass(db, [one.id], '4 days 23 hours');
    const { due, resolutionDue } = await ticketOf(one.id);
    expect((await stranger.post(`${one.path}/reopen`, {})).status).toBe(400);
    const { body } = await must(stranger.post(`${one.path}/reopen`, { reason: 'It is back' }));
    expect(['being-sorted', 'in-line']).toContain(body.ticket.state);
    expect(body.ticket.story[0]).toMatchObject({ kind: 'not-solved', by: 'you', reason: 'It is back' });
    const open = await ticketOf(one.id);
    expect([due, open.assignee, open.resolvedAt, open.pauses.length]).toEqual([null, null, null, 1]);
    expect(Date.parse(open.resolutionDue) - Date.parse(resolutionDue)).toBeGreaterThan(4.9 * 24 * 3_600_000);

    await resolve(one.id);
    await letPass(db, [one.id], '5 days 1 second');
    const late = await stranger.post(`${one.path}/reopen`, { reason: 'It is back' });
    expect([late.status, late.body.code]).toEqual([409, 'ticket-closed']);
  });

  it('A3 is given anew or taken away by a member, and a dead link answers like a wrong one', async () => {
    const one = await askFor();
    const links = `/api/service-queue/tickets/${one.id}/follow-link`;
    expect((await team.ada.post(`${links}/renew`)).status).toBe(403);
    const renewed = await must(team.bao.post(`${links}/renew`));
    const wrong = await stranger.get(`/api/follow/ttl_${'x'.repeat(43)}`);
    const dead = await stranger.get(one.path);
    expect([dead.status, dead.body]).toEqual([404, wrong.body]);
    const path = `/api/follow/${renewed.body.token}`;
    expect((await stranger.get(path)).status).toBe(200);
    await must(team.bao.post(`${links}/revoke`));
    for (const act of ['comments', 'confirm', 'reopen', 'answers']) {
      const reply = await stranger.post(`${path}/${act}`, {
        ...(act === 'comments' && { text: 'x' }),
        ...(act === 'reopen' && { reason: 'x' }),
        ...(act === 'answers' && { answers: { dataLoss: 'no' } }),
      });
      expect([act, reply.status, reply.body]).toEqual([act, 404, wrong.body]);
    }
    expect((await ticketOf(one.id)).marks.followed).toBeUndefined();
    const own = (
      await must(team.bao.post(`/api/teams/${team.slug}/service-queue/tickets`, { kind: 'incident', title: 'x' }))
    ).body.ticket;
    expect((await team.bao.post(`/api/service-queue/tickets/${own.id}/follow-link/renew`)).body.code).toBe(
      'not-followed',
    );
  });

  it('A3 is nothing to another team', async () => {
    const { owner } = await addTeam(api, database.url, 'Elsewhere');
    const one = await askFor();
    expect((await owner.get(`/api/service-queue/tickets/${one.id}/follower`)).status).toBe(404);
    expect((await owner.post(`/api/service-queue/tickets/${one.id}/follow-link/renew`)).status).toBe(404);
    expect((await stranger.get(one.path)).status).toBe(200);
  });
});

describe('a requester who is signed in', () => {
  it('S18 confirms, reopens and answers on own tickets; others’ are not there', async () => {
    const tickets = `/api/teams/${team.slug}/service-queue/tickets`;
    const mine = (await must(team.emre.post(tickets, { kind: 'incident', title: 'My screen' }))).body.ticket;
    const at = `/api/service-queue/tickets/${mine.id}`;
    const answered = await must(team.emre.post(`${at}/answers`, { answers: { usersAffected: 'one' } }));
    expect(answered.body.ticket.facts.usersAffected).toMatchObject({ value: 'one', source: 'requester' });
    await resolve(mine.id);
    const reopened = await must(team.emre.post(`${at}/reopen`, { reason: 'Still black' }));
    expect(reopened.body.ticket.resolvedAt).toBeNull();
    await resolve(mine.id);
    expect((await team.bao.post(`${at}/confirm`)).body.code).toBe('requester-only');
    expect((await must(team.emre.post(`${at}/confirm`))).body.ticket.closedAt).not.toBeNull();
    const one = await askFor();
    await resolve(one.id);
    for (const act of ['confirm', 'reopen', 'answers']) {
      const said = { confirm: {}, reopen: { reason: 'x' }, answers: { answers: { dataLoss: 'no' } } }[act];
      const reply = await team.emre.post(`/api/service-queue/tickets/${one.id}/${act}`, said);
      expect([act, reply.status]).toEqual([act, 404]);
    }
  });
});

describe('who asks too often', () => {
  it('gets 429 with the time to wait, whatever the headers say of the address, and nothing happens', async () => {
    const slow = await startApi(database.url);
    try {
      const client = new Client(slow.url);
      const send = (i: number) =>
        client.post(`/api/forms/ttf_${'y'.repeat(43)}/tickets`, words(), {
          headers: { 'x-forwarded-for': `10.0.0.${i}` },
        });
      const replies = await Promise.all(Array.from({ length: 65 }, (_, i) => send(i)));
      const refused = replies.filter(({ status }) => status === 429);
      expect(replies.filter(({ status }) => status === 404).length).toBeGreaterThanOrEqual(60);
      expect(refused.length).toBeGreaterThan(0);
      const [{ headers, body }] = refused as [(typeof refused)[0]];
      expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
      expect([body.code, body.retryAfter]).toEqual(['too-many-requests', Number(headers.get('retry-after'))]);
      expect((await client.get(`/api/forms/${formToken}`)).status).toBe(200);
    } finally {
      await slow.close();
    }
  });
});
