import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type ApiHere } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Listener } from '../support/listener.js';
import { readLog } from '../support/read-log.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';
import { childrenOf, createSender, send, ticketsOf, until, worked } from './sender.js';

const ALERTS = 3_000;
const ANSWER_MS = 500;

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

const boardStream = async () => (await must(team.bao.get(`/api/teams/${team.slug}/board`))).body.service.stream;

const alert = (i: number) => ({
  status: 'firing',
  labels: { alertname: 'NodeDown', instance: `host-${i}.example:9100`, job: 'node', severity: 'critical', env: 'prod' },
  annotations: {
    summary: `Node host-${i} does not answer`,
    description: 'It has been so for two minutes. '.repeat(12),
  },
  startsAt: '2026-11-20T06:10:00.000Z',
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: 'http://prometheus.example/graph?g0.expr=up%3D%3D0&g0.tab=1',
  fingerprint: i.toString(16).padStart(16, '0'),
});

describe('a storm', () => {
  it(`S11 S12 L9 of ${ALERTS} alerts in one body is answered within ${ANSWER_MS} ms, and is on the board as one card, by few messages`, async () => {
    const monitor = await createSender(api, team, 'alertmanager');
    const body = { version: '4', status: 'firing', alerts: Array.from({ length: ALERTS }, (_, i) => alert(i)) };
    expect(JSON.stringify(body).length).toBeGreaterThan(2_000_000);
    const stream = await boardStream();
    const listener = await Listener.connect(team.bao);
    await listener.hello([stream]);

    const began = performance.now();
    const { body: answer } = await must(send(monitor, body));
    const took = performance.now() - began;
    const receipt = await worked(monitor, answer.receipt);
    expect(took).toBeLessThan(ANSWER_MS);

    const outcomes = receipt.outcomes.map(({ outcome }) => outcome);
    expect(outcomes).toEqual([...Array(4).fill('created'), ...Array(ALERTS - 4).fill('folded')]);
    const { seq } = await boardStream();
    await until('the last message', async () => (listener.reached(stream.id) >= seq ? seq : null));
    const log = await readLog(team.bao, stream, stream.seq);
    expect(log.filter(({ type }) => type === 'ticket-opened')).toHaveLength(ALERTS);
    // a commit for every 128, and the storm's own figures after the last; a reader that lags takes several at once
    expect(listener.deltas.filter(({ id }) => id === stream.id).length).toBeLessThanOrEqual(
      Math.ceil(ALERTS / 128) + 1,
    );
    listener.close();

    const again = await worked(monitor, (await must(send(monitor, body))).body.receipt);
    expect(again.outcomes.every(({ outcome }) => outcome === 'repeated')).toBe(true);
    const mine = (await ticketsOf(team.bao, team.slug)).filter(({ reportedBy }) => reportedBy.id === monitor.id);
    expect(mine.map(({ marks }) => marks.folded?.count)).toEqual([ALERTS]);
    const children = await childrenOf(team.bao, mine[0]!.id);
    expect(children).toHaveLength(ALERTS);
    expect(children.every((ticket) => ticket.alert!.repeats === 1)).toBe(true);
  }, 120_000);
});
