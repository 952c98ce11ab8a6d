import { request, Agent } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type ApiHere } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Listener } from '../support/listener.js';
import { isDense, readLog } from '../support/read-log.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';
import { byCallers } from '../support/until-answered.js';
import { childrenOf, createSender, send, ticketsOf, until, worked, type Sender } from './sender.js';

const ALERTS = 3_000;
const EVENTS = 5_000;
const CALLERS = 16;
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
    // twelve commits of 250; a reader that lags takes several at once
    expect(listener.deltas.filter(({ id }) => id === stream.id).length).toBeLessThanOrEqual(ALERTS / 250);
    listener.close();

    const again = await worked(monitor, (await must(send(monitor, body))).body.receipt);
    expect(again.outcomes.every(({ outcome }) => outcome === 'repeated')).toBe(true);
    const mine = (await ticketsOf(team.bao, team.slug)).filter(({ reportedBy }) => reportedBy.id === monitor.id);
    expect(mine.map(({ marks }) => marks.folded?.count)).toEqual([ALERTS]);
    const children = await childrenOf(team.bao, mine[0]!.id);
    expect(children).toHaveLength(ALERTS);
    expect(children.every((ticket) => ticket.alert!.repeats === 1)).toBe(true);
  }, 120_000);

  it(`S10 S12 of ${EVENTS} events, half of them repeats, from ${CALLERS} connections cut at random: exactly the right tickets, a receipt for each answer`, async () => {
    const script = await createSender(api, team, 'generic');
    const { epoch, id, seq } = await boardStream();
    const events = Array.from({ length: EVENTS }, (_, i) => ({
      summary: `Trouble ${i % (EVENTS / 2)}`,
      dedup: `t-${i % (EVENTS / 2)}`,
    }));
    const answered: string[] = [];
    let cut = 0;
    const agents = Array.from({ length: CALLERS }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
    await byCallers(CALLERS, events, async (event, caller) => {
      for (;;) {
        const receipt = await sendOrBeCut(script, agents[caller]!, event, Math.random() < 0.1);
        if (receipt) return void answered.push(receipt);
        cut++;
      }
    });
    for (const agent of agents) agent.destroy();
    expect(cut).toBeGreaterThan(EVENTS / 100);
    expect(new Set(answered).size).toBe(EVENTS);

    const statuses = await until('everything worked off', async () => {
      const path = `/api/teams/${team.slug}/service-queue/receipts?status=pending&limit=1`;
      return (await must(team.bao.get(path))).body.receipts.length === 0 ? true : null;
    });
    expect(statuses).toBe(true);
    const outcomes: string[] = [];
    await byCallers(8, answered, async (receipt) => {
      const { body } = await must(script.client.get(`/api/receipts/${receipt}`));
      outcomes.push(...body.receipt.outcomes.map(({ outcome }: { outcome: string }) => outcome));
    });
    expect(outcomes).toHaveLength(EVENTS);
    expect(new Set(outcomes)).toEqual(new Set(['created', 'repeated']));

    const log = await readLog(team.bao, { id, epoch });
    expect(isDense(log)).toBe(true);
    const opened = log.filter((event) => event.seq > seq && event.type === 'ticket-opened');
    expect(opened).toHaveLength(EVENTS / 2);
    const mine = (await ticketsOf(team.bao, team.slug)).filter(({ reportedBy }) => reportedBy.id === script.id);
    const titles = new Set(events.map(({ summary }) => summary));
    expect(new Set(mine.map(({ title }) => title))).toEqual(titles);
    expect(mine).toHaveLength(EVENTS / 2);
  }, 180_000);
});

/** The receipt; null where the connection went before the answer was read: whether it was taken is then unknown. */
function sendOrBeCut(script: Sender, agent: Agent, event: object, cut: boolean): Promise<string | null> {
  const headers = { authorization: `Bearer ${script.token}`, 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const sending = request(`${script.client.url}${script.path}`, { method: 'POST', agent, headers }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on('data', (chunk: Buffer) => chunks.push(chunk));
      reply.on('error', () => resolve(null));
      reply.on('end', () => {
        if (reply.statusCode === 200) resolve(JSON.parse(Buffer.concat(chunks).toString()).receipt);
        else reject(new Error(`${reply.statusCode} ${Buffer.concat(chunks).toString()}`));
      });
    });
    sending.on('error', () => resolve(null));
    sending.end(JSON.stringify(event));
    if (cut) setTimeout(() => sending.destroy(), Math.random() * 6);
  });
}
