import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Receipt } from '@twotrack/service-queue/contract';
import { startApi, type ApiHere } from '../support/api.js';
import { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';
import { createSender, send, sendText, tell, worked, type Sender } from './sender.js';

const TEN_MB = 10 * 1024 * 1024;

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let script: Sender;
let monitor: Sender;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  script = await createSender(api, team, 'generic');
  monitor = await createSender(api, team, 'alertmanager');
});

afterAll(async () => {
  await api?.close();
  await database?.drop();
});

const ofTeam = (rest: string) => `/api/teams/${team.slug}/service-queue/${rest}`;
const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
const as = (sender: Sender, authorization: string | null): Sender => ({
  ...sender,
  client: new Client(api.url, authorization === null ? {} : { authorization }),
});

describe('who sends', () => {
  it('S12 is known by the token of the integration, as Bearer or as the password of Basic', async () => {
    for (const way of [`Bearer ${script.token}`, basic('anybody', script.token), basic('', script.token)]) {
      const { status, body } = await send(as(script, way), { summary: 'Known' });
      expect([way, status, Object.keys(body)]).toEqual([way, 200, ['receipt']]);
    }
  });

  it('S12 A4 is 401 with anything else: no token, a wrong one, a person, the token of another kind, a revoked one', async () => {
    const { body } = await must(team.bao.post('/api/me/tokens', { name: 'mine', scopes: ['service'] }));
    const revoked = await createSender(api, team, 'generic');
    await must(team.ada.post(ofTeam(`integrations/${revoked.id}/revoke`)));
    const ways = [
      ...[null, '', 'Bearer', 'Bearer tti_wrong', basic(script.token, ''), script.token],
      ...[`Bearer ${body.token}`, `Bearer ${monitor.token}`, `Bearer ${revoked.token}`],
    ];
    for (const way of ways) {
      const reply = await send(as(script, way), { summary: 'Unknown' });
      expect([way, reply.status, reply.body.code]).toEqual([way, 401, 'bad-token']);
    }
    expect((await send({ ...script, client: team.ada }, { summary: 'A person' })).status).toBe(401);
    const { body: found } = await must(team.bao.get(ofTeam('receipts?limit=200')));
    expect(JSON.stringify(found)).not.toContain('Unknown');
  });
});

describe('a body', () => {
  it('S12 is answered with a receipt that says what became of it, to its sender and to the team', async () => {
    const { body } = await must(send(script, { summary: 'Down', dedup: 'd-1', facts: { tier: 'T0', cats: 1 } }));
    const receipt = await worked(script, body.receipt);
    expect(receipt).toMatchObject({
      ...{ receipt: body.receipt, integrationId: script.id, status: 'done' },
      outcomes: [{ ordinal: 0, fingerprint: 'd-1', outcome: 'created', ticketKey: expect.stringMatching(/^SRV-\d+$/) }],
    });
    expect(receipt.outcomes[0]!.notes).toEqual(['The policy knows no fact cats.']);
    expect((await must(team.bao.get(`/api/receipts/${body.receipt}`))).body.receipt).toEqual(receipt);
  });

  it('A3 S12 has a receipt for nobody else: 404 for others and for none, 401 for strangers', async () => {
    const { body } = await must(send(script, { summary: 'Private' }));
    const path = `/api/receipts/${body.receipt}`;
    expect((await monitor.client.get(path)).status).toBe(404);
    expect((await team.emre.get(path)).status).toBe(403);
    expect((await team.bao.get(`/api/receipts/${randomUUID()}`)).status).toBe(404);
    expect((await team.bao.get('/api/receipts/not-an-id')).status).toBe(404);
    expect((await new Client(api.url).get(path)).status).toBe(401);
  });

  it.each(['', 'not JSON', '{"summary": "half', '[]', '"text"', 'null', '17'])(
    'S12 that is no JSON object is 400 and lies in quarantine: %s',
    async (text) => {
      const { status, body } = await sendText(script, text);
      expect([status, body.code]).toEqual([400, 'not-a-json-object']);
      const { body: kept } = await must(team.bao.get<{ receipt: Receipt }>(`/api/receipts/${body.receipt}`));
      expect(kept.receipt).toMatchObject({ status: 'quarantined', remark: expect.stringContaining('It is not') });
    },
  );

  it('S12 is taken whatever type it claims, on these routes and on no other', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=utf-8']) {
      expect((await sendText(script, '{"summary": "Typed"}', { 'content-type': type })).status).toBe(200);
    }
    const raw = { 'content-type': 'application/vnd.twotrack.raw', 'idempotency-key': randomUUID() };
    expect((await team.bao.send('POST', ofTeam('tickets'), '{}', raw)).status).toBe(415);
  });

  it('S12 of 10 MB is taken; a larger one is 413 and an error that the integration shows', async () => {
    const sender = await createSender(api, team, 'generic');
    const sized = (size: number) => {
      const rest = JSON.stringify({ summary: 'Large', details: '' }).length;
      return JSON.stringify({ summary: 'Large', details: 'x'.repeat(size - rest) });
    };
    expect((await sendText(sender, sized(TEN_MB))).status).toBe(200);
    expect((await sendText(sender, sized(TEN_MB + 1))).status).toBe(413);
    const { body } = await must(team.bao.get(ofTeam('integrations')));
    expect(body.integrations.find(({ id }: { id: string }) => id === sender.id)).toMatchObject({ errors: 1 });
    const { body: found } = await must(team.bao.get(ofTeam('receipts?status=quarantined&limit=1')));
    expect(found.receipts[0]).toMatchObject({ size: TEN_MB + 1, remark: expect.stringContaining('too large') });
  });

  it('S12 that is an object of another shape is taken, and its parts lie in quarantine with the reason', async () => {
    const told = await tell(monitor, { alerts: [{ status: 'firing' }, 7] });
    expect(told.map(({ outcome, notes }) => [outcome, notes.length])).toEqual([
      ['quarantined', 1],
      ['quarantined', 1],
    ]);
    expect(await tell(monitor, { alerts: [] })).toEqual([]);
    expect((await tell(monitor, { hello: 'there' }))[0]!.notes[0]).toContain('no list of alerts');
  });
});

describe('an integration', () => {
  it('shows its token once: not in lists, not in the log, not to a repeat of the command', async () => {
    const key = randomUUID();
    const wanted = { kind: 'generic', name: 'Forms' };
    const first = await must(team.ada.post(ofTeam('integrations'), wanted, { key }));
    expect(first.body.token).toMatch(/^tti_[\w-]{43}$/);
    const again = await must(team.ada.post(ofTeam('integrations'), wanted, { key }));
    expect([again.body.token, again.body.integration]).toEqual([null, first.body.integration]);
    const { body } = await must(team.bao.get(`/api/teams/${team.slug}/board`));
    const { stream } = body.service;
    const events = await must(
      team.bao.get(`/api/streams/${stream.id}/events?epoch=${stream.epoch}&after=0&limit=5000`),
    );
    const listed = await must(team.bao.get(ofTeam('integrations')));
    for (const answer of [events, listed]) expect(JSON.stringify(answer.body)).not.toContain(first.body.token);
    expect(listed.body.integrations.at(-1)).toMatchObject({ name: 'Forms', hint: first.body.token.slice(0, 8) });
  });

  it('A2 is set up by admins: members read it, requesters do not', async () => {
    const wanted = { kind: 'generic', name: 'Not allowed' };
    for (const client of [team.bao, team.dana, team.emre]) {
      expect((await client.post(ofTeam('integrations'), wanted)).status).toBe(403);
      expect((await client.post(ofTeam(`integrations/${script.id}/revoke`))).status).toBe(403);
    }
    expect((await team.emre.get(ofTeam('integrations'))).status).toBe(403);
    expect((await team.emre.get(ofTeam('receipts'))).status).toBe(403);
    const bad = await team.ada.post(ofTeam('integrations'), { ...wanted, token: 'mine' });
    expect([bad.status, bad.body.faults]).toEqual([400, [{ path: 'token', message: 'does not belong here' }]]);
    expect((await team.ada.post(ofTeam('integrations'), { ...wanted, queue: randomUUID() })).status).toBe(404);
  });
});

describe('the receipts of a team', () => {
  it('S12 are found by the id that the sender gave, newest first, by pages', async () => {
    for (const action of ['trigger', 'trigger', 'resolve'])
      await tell(script, { summary: 'x', dedup: 'find me', action });
    await tell(script, { summary: 'x', dedup: 'another' });
    const find = async (query: string) =>
      (await must(team.bao.get(ofTeam(`receipts?${query}`)))).body.receipts as Receipt[];
    const all = await find('alert=find%20me');
    expect(all.map(({ outcomes }) => outcomes[0]!.outcome)).toEqual(['resolved', 'repeated', 'created']);
    const first = await find('alert=find%20me&limit=2');
    const second = await find(`alert=find%20me&limit=2&after=${first[1]!.receipt}`);
    expect([...first, ...second]).toEqual(all);
    expect(await find('alert=nobody')).toEqual([]);
    expect((await team.bao.get(ofTeam('receipts?status=lost'))).status).toBe(400);
  });

  it('S12 A2 are replayed by admins; what is none of this team is not there', async () => {
    const { body } = await sendText(script, 'not JSON');
    const replay = (client: Client, id: string) => client.post(ofTeam(`receipts/${id}/replay`));
    expect((await replay(team.bao, body.receipt)).status).toBe(403);
    expect((await replay(team.ada, randomUUID())).status).toBe(404);
    expect((await replay(team.ada, 'not-an-id')).status).toBe(400);
    expect((await replay(team.ada, body.receipt)).status).toBe(200);
    expect((await worked(script, body.receipt)).outcomes[0]).toMatchObject({ outcome: 'quarantined' });
  });
});
