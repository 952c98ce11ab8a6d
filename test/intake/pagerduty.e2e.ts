import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeRecord, Outcome, Receipt } from '@twotrack/service-queue/contract';
import { startApi, type ApiHere } from '../support/api.js';
import { Client } from '../support/client.js';
import { keepCalm } from '../support/calm.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { readLog } from '../support/read-log.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';
import { createSender, sendText, ticketsOf, until, type Sender } from './sender.js';

/** What Debian's prometheus-alertmanager 0.25 sent with `pagerduty_configs`; keys and host names made up. */
const recorded = (name: string) =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, 'recorded', `pagerduty-${name}.json`), 'utf8'));

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let anyone: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  await keepCalm(team);
  anyone = new Client(api.url);
});

afterAll(async () => {
  await api?.close();
  await database?.drop();
});

const ofTeam = (rest: string) => `/api/teams/${team.slug}/service-queue/${rest}`;
const pagerduty = () => createSender(api, team, 'pagerduty');

interface Said {
  status: string;
  dedup_key: string;
}

const enqueue = (sender: Pick<Sender, 'token'>, event: object, to = '/v2/enqueue') =>
  anyone.send<Said>('POST', to, JSON.stringify({ ...event, routing_key: sender.token }));

const trigger = (more: object = {}) => ({
  event_action: 'trigger',
  payload: { summary: 'Disk is full', source: 'db-1', severity: 'critical' },
  ...more,
});

/** What became of the last of what it sent. */
async function becameOf(sender: Sender, dedupKey: string, count: number): Promise<Outcome[]> {
  return until(`${count} worked off`, async () => {
    const query = `receipts?alert=${encodeURIComponent(dedupKey)}&limit=200`;
    const { body } = await must(team.bao.get<{ receipts: Receipt[] }>(ofTeam(query)));
    const mine = body.receipts.filter(
      ({ integrationId, status }) => integrationId === sender.id && status !== 'pending',
    );
    return mine.length === count ? mine.toReversed().flatMap(({ outcomes }) => outcomes) : null;
  });
}

const mine = async (sender: Sender) =>
  (await ticketsOf(team.bao, team.slug)).filter(({ reportedBy }) => reportedBy.id === sender.id);

describe('what a real Alertmanager sends to the Events API', () => {
  it('S10 S13 trigger, repeated, resolve: one ticket; acknowledged in between by the sender', async () => {
    const sender = await pagerduty();
    const { dedup_key } = recorded('trigger');
    const answers = [];
    for (const event of [
      recorded('trigger'),
      recorded('repeated'),
      { event_action: 'acknowledge', dedup_key, payload: trigger().payload },
    ])
      answers.push(await enqueue(sender, event));
    await becameOf(sender, dedup_key, 3);
    const [open] = await mine(sender);
    expect(open).toMatchObject({
      ...{ service: 'ledger-db', alert: { repeats: 1, stillFiring: true }, resolvedAt: null },
      ...{ acknowledged: { by: { id: sender.id } }, respondedAt: expect.any(String) },
      facts: { environment: { value: 'production', source: 'alert' } },
    });
    answers.push(await enqueue(sender, recorded('resolve')));
    for (const { status, body } of answers)
      expect([status, body]).toEqual([202, { status: 'success', message: 'Event processed', dedup_key }]);
    const outcomes = await becameOf(sender, dedup_key, 4);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'repeated', 'acknowledged', 'resolved']);
    expect((await mine(sender)).map(({ column, alert }) => [column, alert!.stillFiring])).toEqual([
      ['resolved', false],
    ]);
  });

  it('S10 resolve and acknowledge before the trigger, and from another routing key: accepted, and stale', async () => {
    const [sender, other] = [await pagerduty(), await pagerduty()];
    const { dedup_key } = recorded('trigger');
    const acknowledge = { event_action: 'acknowledge', dedup_key };
    for (const event of [recorded('resolve'), acknowledge]) expect((await enqueue(sender, event)).status).toBe(202);
    expect((await enqueue(sender, recorded('trigger'))).status).toBe(202);
    for (const event of [recorded('resolve'), acknowledge]) expect((await enqueue(other, event)).status).toBe(202);
    const outcome = ({ outcome }: Outcome) => outcome;
    expect((await becameOf(sender, dedup_key, 3)).map(outcome)).toEqual(['stale', 'stale', 'created']);
    expect((await becameOf(other, dedup_key, 2)).map(outcome)).toEqual(['stale', 'stale']);
    expect((await mine(sender))[0]).toMatchObject({ resolvedAt: null, acknowledged: null });
  });
});

describe('POST /v2/enqueue', () => {
  it('S10 makes a dedup_key where a trigger has none, and knows the alert by it; after a resolve it reopens', async () => {
    const sender = await pagerduty();
    const { body } = await enqueue(sender, trigger({ dedup_key: '' }));
    const { dedup_key } = body;
    expect(dedup_key).toMatch(/^[\w-]{36}$/);
    for (const event_action of ['resolve', 'trigger', 'trigger'])
      expect((await enqueue(sender, trigger({ event_action, dedup_key }))).body).toMatchObject({ dedup_key });
    const outcomes = await becameOf(sender, dedup_key, 4);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'resolved', 'reopened', 'repeated']);
    expect((await enqueue(sender, trigger())).body.dedup_key).not.toBe(dedup_key);
  });

  it('S12 A4 answers 400 in its words: no JSON, no or an unknown key, the key of another kind, faults in the event', async () => {
    const sender = await pagerduty();
    const script = await createSender(api, team, 'generic');
    expect(sender.token).toMatch(/^[A-Za-z0-9]{32}$/);
    const invalid = (errors: unknown[]) => [400, { status: 'invalid event', message: expect.any(String), errors }];
    const said = async (text: string) => {
      const { status, body } = await anyone.send('POST', '/v2/enqueue', text);
      return [status, body];
    };
    const of = (token: string | number, more: object = {}) =>
      said(JSON.stringify({ ...trigger(more), routing_key: token }));
    expect(await said('not JSON')).toEqual(invalid(['It is not a JSON object']));
    expect(await said('[]')).toEqual(invalid(['It is not a JSON object']));
    expect(await said('{}')).toEqual(invalid([`'routing_key' is missing or blank`]));
    for (const key of ['x'.repeat(32), script.token])
      expect(await of(key)).toEqual(invalid([`'routing_key' is not one of an integration`]));
    expect(await of(7)).toEqual(invalid([`'routing_key' is missing or blank`]));
    expect(await of(sender.token, { payload: { source: 'db-1', severity: 'info' } })).toEqual(
      invalid([`'payload.summary' is missing or blank`]),
    );
    expect(await of(sender.token, { event_action: 'shout' })).toEqual(
      invalid([expect.stringContaining('event_action')]),
    );
    expect(await of(sender.token, { event_action: 'resolve' })).toEqual(invalid([`'dedup_key' is missing or blank`]));
    const { body } = await must(team.bao.get(ofTeam('integrations')));
    // what is known by its key lies in quarantine
    expect(body.integrations.find(({ id }: { id: string }) => id === sender.id)).toMatchObject({
      ...{ errors: 3, recent: { bodies: 3, quarantined: 3 } },
    });
  });

  it('S12 takes 512 kB, and says 413 beyond, visibly on the integration', async () => {
    const sender = await pagerduty();
    const sized = (size: number) => {
      const text = (pad: number) =>
        JSON.stringify({ ...trigger({ client: 'x'.repeat(pad) }), routing_key: sender.token });
      return text(size - text(0).length);
    };
    expect((await anyone.send('POST', '/v2/enqueue', sized(512 * 1024))).status).toBe(202);
    const refused = await anyone.send<Said>('POST', '/v2/enqueue', sized(512 * 1024 + 1));
    expect([refused.status, refused.body.status]).toEqual([413, 'invalid event']);
    const { body } = await must(team.bao.get(ofTeam('receipts?status=quarantined&limit=1')));
    expect(body.receipts[0]).toMatchObject({ integrationId: sender.id, size: 512 * 1024 + 1 });
  });

  it('S12 is 429 where more waits than can be kept, and 503 on the other routes; what was taken is there', async () => {
    const [sender, script] = [await pagerduty(), await createSender(api, team, 'generic')];
    const sql = new pg.Client(database.url);
    await sql.connect();
    await sql.query('begin; lock table service_queue.inbound in access exclusive mode');
    // 64 MB may wait: six of these do, and nine of those
    const large = JSON.stringify({ summary: 'Large', dedup: 'large', details: 'x'.repeat(10_000_000) });
    const bodies = Array.from({ length: 7 }, () => sendText(script, large));
    const refused = await Promise.any(bodies.map((one) => one.then((reply) => only(503, reply))));
    const event = { ...trigger(), client: 'x'.repeat(500_000) };
    const events = Array.from({ length: 12 }, () => enqueue(sender, event));
    await Promise.any(events.map((one) => one.then((reply) => only(429, reply))));
    await sql.query('rollback');
    await sql.end();
    expect(refused.body.code).toBe('overloaded');
    const statuses = async (replies: Promise<{ status: number }>[]) =>
      [...new Set((await Promise.all(replies)).map(({ status }) => status))].sort();
    expect(await statuses(bodies)).toEqual([200, 503]);
    expect(await statuses(events)).toEqual([202, 429]);
    expect((await enqueue(sender, trigger())).status).toBe(202);
  }, 60_000);
});

/** The reply if it has this status; else it is as if there was none. */
function only<R extends { status: number }>(status: number, reply: R): R {
  if (reply.status !== status) throw new Error(`${reply.status}`);
  return reply;
}

describe('POST /v2/change/enqueue', () => {
  const change = (more: object = {}) => ({
    payload: { summary: 'Deployed 4.2', source: 'payments-api', timestamp: '2026-11-20T06:00:00.000+0000', ...more },
    links: [{ href: 'https://ci.example/42', text: 'Build 42' }, { href: 'javascript:alert(1)' }],
  });
  const recordedChanges = async (query = '') =>
    (await must(team.bao.get<{ changes: ChangeRecord[] }>(ofTeam(`changes${query}`)))).body.changes;

  it('S16 keeps what was reported, once however often it is sent; the team reads it by time', async () => {
    const sender = await pagerduty();
    const details = { version: '4.2', nested: { by: 'Kim' } };
    for (let i = 0; i < 2; i++) {
      const { status, body } = await enqueue(sender, change({ custom_details: details }), '/v2/change/enqueue');
      expect([status, body]).toEqual([202, { status: 'success', message: 'Change event processed' }]);
    }
    await enqueue(sender, change({ summary: 'Later', timestamp: undefined }), '/v2/change/enqueue');
    const all = (await recordedChanges()).filter(({ integrationId }) => integrationId === sender.id);
    expect(all.map(({ summary }) => summary)).toEqual(['Later', 'Deployed 4.2']);
    expect(all[1]).toMatchObject({
      ...{ at: '2026-11-20T06:00:00.000Z', source: 'payments-api', integration: 'Prometheus', details },
      links: [{ href: 'https://ci.example/42', text: 'Build 42' }],
    });
    expect(await recordedChanges('?to=2026-11-20T06:00:00.000Z')).toEqual([]);
    expect(await recordedChanges('?from=2026-11-20T06:00:00.000Z&to=2026-11-20T06:00:00.001Z')).toEqual([all[1]]);
    expect((await team.emre.get(ofTeam('changes'))).status).toBe(403);
    const { body } = await must(team.bao.get(`/api/teams/${team.slug}/board`));
    // what came in before is still worked off
    const events = (await readLog(team.bao, body.service.stream)).filter(({ by }) => by.id === sender.id);
    expect(events).toMatchObject([
      { type: 'change-reported', change: { summary: 'Deployed 4.2' } },
      { type: 'change-reported', change: { summary: 'Later' } },
    ]);
  });

  it('A4 is 400 with an unknown key, or without a summary', async () => {
    const sender = await pagerduty();
    const unknown = await enqueue({ token: 'x'.repeat(32) }, change(), '/v2/change/enqueue');
    const empty = await enqueue(sender, change({ summary: ' ' }), '/v2/change/enqueue');
    expect([unknown.status, empty.status]).toEqual([400, 400]);
    expect(empty.body).toMatchObject({ status: 'invalid event', errors: [`'payload.summary' is missing or blank`] });
  });
});
