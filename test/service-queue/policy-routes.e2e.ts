import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ticket } from '@twotrack/service-queue/contract';
import { csvOf, itilPolicy, standardPolicy } from '@twotrack/service-queue/domain';
import { startApi, type ApiHere } from '../support/api.js';
import type { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';
import { KNOWN } from './desk.js';

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

const ofTeam = (rest: string) => `/api/teams/${team.slug}/service-queue/policies/${rest}`;
const sendFile = (by: Client, draftVersion: number, csv: string) =>
  fetch(`${api.url}${ofTeam(`draft/import?draftVersion=${draftVersion}`)}`, {
    method: 'POST',
    headers: { ...by.credentials, 'content-type': 'text/csv', 'idempotency-key': randomUUID() },
    body: csv,
  });

describe('a policy over HTTP', () => {
  it('S6 is drafted, looked through, tried on the past, activated and started anew, each by its own route', async () => {
    const { ada, bao } = team;
    const saved = await must(ada.post(ofTeam('draft'), { draftVersion: 0, policy: standardPolicy }));
    expect(saved.body).toMatchObject({ draft: { version: 1 }, stream: `service:${team.id}` });
    expect(await ada.post(ofTeam('draft'), { draftVersion: 0, policy: itilPolicy })).toMatchObject({
      status: 409,
      body: { code: 'stale-version', draft: { version: 1 } },
    });
    expect(await bao.get(ofTeam('draft'))).toMatchObject({
      status: 200,
      body: { draft: { version: 1 }, findings: [] },
    });
    const spoilt = structuredClone(itilPolicy);
    spoilt.tables[0]!.cells[1]![1] = 5;
    expect((await must(bao.post(ofTeam('lint'), { policy: spoilt }))).body.findings[0]).toMatchObject({
      code: 'policy-not-monotone',
      cells: { worse: { row: 'medium', column: 'medium', gives: 5 } },
    });
    const window = { from: '2020-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' };
    const past = await must(bao.post(ofTeam('backtest'), { policy: itilPolicy, ...window }));
    expect(past.body).toMatchObject({ tickets: expect.any(Number), changed: expect.any(Array) });
    expect((await must(bao.get(ofTeam('use?days=30')))).body.facts).toHaveLength(8);
    const started = await must(ada.post(ofTeam('draft/start'), { draftVersion: 1, from: { preset: 'ITIL 3×3' } }));
    const { version } = started.body.draft;
    expect((await must(ada.post(ofTeam('draft/discard'), { draftVersion: version }))).body.draft).toBeNull();
    const again = await must(ada.post(ofTeam('draft'), { draftVersion: 0, policy: standardPolicy }));
    const words = { draftVersion: again.body.draft.version, reason: 'again' };
    expect((await must(ada.post(ofTeam('draft/activate'), words))).body.policy.version).toBe(2);
  });

  it('S6 comes and goes as a file, however it says it is sent, and never half', async () => {
    const { ada, bao } = team;
    const file = await fetch(`${api.url}${ofTeam('csv?of=2')}`, { headers: bao.credentials });
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="policy-2.csv"');
    const csv = await file.text();
    expect(csv).toBe(csvOf(standardPolicy));
    const sent = await sendFile(ada, 0, csv);
    const answer = (await sent.json()) as { as: string; draft: { version: number } };
    expect([sent.status, answer.as]).toEqual([200, 'unchanged']);
    for (const [text, code] of [
      ['', 'csv-not-understood'],
      ['{"a":1}', 'csv-not-understood'],
    ] as const) {
      const refused = await sendFile(ada, answer.draft.version, text);
      expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([400, code]);
    }
    expect(await bao.get(ofTeam('csv?of=nothing'))).toMatchObject({ status: 400 });
    expect((await sendFile(bao, answer.draft.version, csv)).status).toBe(403);
  });

  it('S3 L7 facts are disputed by members, and by a requester on an own ticket only', async () => {
    const { bao, emre } = team;
    const ask = { kind: 'incident', title: 'Checkout is slow', facts: KNOWN };
    const open = async (by: Client): Promise<Ticket> =>
      (await must(by.post(`/api/teams/${team.slug}/service-queue/tickets`, ask))).body.ticket;
    const [own, others] = [await open(emre), await open(bao)];
    const dispute = (by: Client, { id }: Ticket, act = 'dispute-fact', body: object = { fact: 'tier', note: 'no' }) =>
      by.post(`/api/service-queue/tickets/${id}/${act}`, body);
    expect(await dispute(emre, own)).toMatchObject({
      status: 200,
      body: { ticket: { marks: { disputed: { tier: {} } } } },
    });
    expect(await dispute(emre, others)).toMatchObject({ status: 404 });
    expect(await dispute(bao, others)).toMatchObject({ status: 200 });
    expect(await dispute(bao, own, 'withdraw-dispute', { fact: 'tier' })).toMatchObject({ status: 200 });
    expect(await dispute(bao, own, 'dispute-fact', { fact: 'tier', severity: 1 })).toMatchObject({ status: 400 });
    for (const rest of ['draft', 'use', 'csv?of=1'])
      expect(await emre.get(ofTeam(rest))).toMatchObject({ status: 403 });
  });
});
