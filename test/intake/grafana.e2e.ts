import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type ApiHere } from '../support/api.js';
import { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';
import { createSender, kinds, tell, ticketsOf, worked, type Sender } from './sender.js';

/** In the shape of Grafana's documentation of its webhook; host names made up. */
const TEXT = readFileSync(path.join(import.meta.dirname, 'recorded', 'grafana.json'), 'utf8');

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let sender: Sender;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  sender = await createSender(api, team, 'grafana');
});

afterAll(async () => {
  await api?.close();
  await database?.drop();
});

const hmac = (text: string, secret = sender.signingSecret!) => createHmac('sha256', secret).update(text).digest('hex');
const seconds = (ago = 0) => String(Math.floor(Date.now() / 1_000) - ago);

const signed = (text: string, signature: string, timestamp?: string, to = sender.id) =>
  new Client(api.url).send<{ receipt: string; code: string }>('POST', `/api/intake/grafana/${to}`, text, {
    'x-grafana-alerting-signature': signature,
    ...(timestamp !== undefined && { 'x-grafana-alerting-timestamp': timestamp }),
  });

describe('Grafana', () => {
  it('S10 S12 sends alerts by token: one ticket each, its links told, its labels as facts', async () => {
    expect(kinds(await tell(sender, JSON.parse(TEXT)))).toEqual(['created', 'stale']);
    const [ticket] = (await ticketsOf(team.bao, team.slug)).filter(({ reportedBy }) => reportedBy.id === sender.id);
    expect(ticket).toMatchObject({
      title: 'Memory is nearly full',
      service: 'checkout',
      facts: { tier: { value: 'T1' } },
    });
    const { body } = await must(team.bao.get(`/api/service-queue/tickets/${ticket!.id}`));
    expect(body.details).toContain('https://grafana.example/d/abc?viewPanel=1');
    expect(body.details).toContain('B=22 labels:{');
  });

  it('S12 is known by its signature over the body, and over the moment with the body', async () => {
    const plain = await must(signed(TEXT, hmac(TEXT)));
    const moment = seconds();
    const dated = await must(signed(TEXT, hmac(`${moment}:${TEXT}`), moment));
    for (const { body } of [plain, dated])
      expect(kinds((await worked(sender, body.receipt)).outcomes)).toEqual(['repeated', 'stale']);
  });

  it('S12 A4 is 401 where the signature is another’s, of other words, of another moment, too old, or missing', async () => {
    const other = await createSender(api, team, 'grafana');
    const script = await createSender(api, team, 'generic');
    const [now, old] = [seconds(), seconds(10 * 60)];
    const attempts = [
      signed(TEXT, hmac(TEXT, other.signingSecret)),
      signed(`${TEXT} `, hmac(TEXT)),
      signed(TEXT, hmac(TEXT), now),
      signed(TEXT, hmac(`${now}:${TEXT}`)),
      signed(TEXT, hmac(`${old}:${TEXT}`), old),
      signed(TEXT, hmac(`now:${TEXT}`), 'now'),
      signed(TEXT, ''),
      signed(TEXT, 'zz'),
      signed(TEXT, hmac(TEXT), undefined, other.id),
      signed(TEXT, hmac(TEXT), undefined, script.id),
      signed(TEXT, hmac(TEXT), undefined, 'nobody'),
    ];
    const statuses = (await Promise.all(attempts)).map(({ status, body }) => [status, body.code]);
    expect(statuses).toEqual(attempts.map(() => [401, 'bad-token']));
    await must(team.ada.post(`/api/teams/${team.slug}/service-queue/integrations/${other.id}/revoke`));
    expect((await signed(TEXT, hmac(TEXT, other.signingSecret), undefined, other.id)).status).toBe(401);
  });

  it('S12 a body made by a template that is no JSON lies in quarantine, with its receipt', async () => {
    const text = '{{ define "x" }} not JSON';
    const { status, body } = await signed(text, hmac(text));
    expect([status, body.code]).toEqual([400, 'not-a-json-object']);
    expect(await worked(sender, body.receipt)).toMatchObject({ status: 'quarantined', remark: 'It is not JSON.' });
  });

  it('A1 the secret is shown with the token, once', async () => {
    expect(sender.signingSecret).toMatch(/^[0-9a-f]{64}$/);
    const { body } = await must(team.bao.get(`/api/teams/${team.slug}/service-queue/integrations`));
    expect(JSON.stringify(body)).not.toContain(sender.signingSecret);
  });
});
