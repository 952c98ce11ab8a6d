import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSender, kinds, send, ticketsOf, until, worked, type Sender } from '../intake/sender.js';
import { spawnApi, type ApiProcess } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { FaultProxy } from '../support/fault-proxy.js';
import { History } from '../support/history.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';
import { byCallers } from '../support/until-answered.js';

/** `npm run faults` sends 5,000; every test run sends fewer. */
const EVENTS = Number(process.env['FAULT_EVENTS'] ?? 500);
const CALLERS = 16;
/** How often, of all answers, one connection is cut somewhere, and how often one right before its answer. */
const CUT_SOMEWHERE = 0.05;
const CUT_BEFORE_ANSWER = 0.03;

let database: TestDatabase;
let toApi: FaultProxy;
let api: ApiProcess;
let team: TestTeam;
let script: Sender;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await spawnApi(database.url);
  toApi = await FaultProxy.before(Number(new URL(api.url).port));
  team = await setUpTeam(api);
  script = await createSender(api, team, 'generic');
});

afterAll(async () => {
  await api?.close();
  await toApi?.close();
  await database?.drop();
});

/** Whatever the network does, until it is taken. Answers the receipt, and how often the connection was cut under it. */
async function untilTaken(event: object): Promise<{ receipt: string; cuts: number }> {
  const throughProxy = { ...script, client: script.client.at(`http://127.0.0.1:${toApi.port}`) };
  for (let cuts = 0; ; cuts++) {
    if (Math.random() < CUT_SOMEWHERE) toApi.cutOne();
    if (Math.random() < CUT_BEFORE_ANSWER) toApi.cutBeforeAnswer = 'receipt';
    const reply = await send(throughProxy, event).catch(() => null);
    if (!reply) continue;
    expect(reply.status).toBe(200);
    return { receipt: reply.body.receipt, cuts };
  }
}

it(
  `S10 S12 L1 ${EVENTS} events, half of them repeats, from ${CALLERS} connections cut at random: exactly the right tickets, a receipt for each answer, a dense log`,
  { timeout: 180_000 },
  async () => {
    const troubles = Array.from({ length: EVENTS / 2 }, (_, i) => ({ summary: `Trouble ${i}`, dedup: `t-${i}` }));
    const receipts: string[] = [];
    let cuts = 0;
    await byCallers(CALLERS, [...troubles, ...troubles], async (event) => {
      const taken = await untilTaken(event);
      receipts.push(taken.receipt);
      cuts += taken.cuts;
    });
    expect(cuts).toBeGreaterThan(EVENTS / 100);
    expect(new Set(receipts).size).toBe(EVENTS);

    await until('everything worked off', async () => {
      const path = `/api/teams/${team.slug}/service-queue/receipts?status=pending&limit=1`;
      return (await must(team.bao.get(path))).body.receipts.length === 0 ? true : null;
    });
    await byCallers(8, receipts, async (id) => {
      const { status, outcomes } = await worked(script, id);
      expect([status, outcomes.length]).toEqual(['done', 1]);
      expect(['created', 'repeated']).toContain(kinds(outcomes)[0]);
    });

    const history = new History();
    for (const { summary } of troubles) history.note(summary, 'ok');
    expect(await history.faults(team.bao, team.slug)).toEqual([]);
    const tickets = await ticketsOf(team.bao, team.slug);
    expect(tickets).toHaveLength(EVENTS / 2);
    for (const { alert } of tickets) expect(alert!.repeats).toBeGreaterThanOrEqual(1);
  },
);

it('finds out what is wrong: the checker is no ornament', async () => {
  const open = (title: string) =>
    must(team.bao.post(`/api/teams/${team.slug}/service-queue/tickets`, { kind: 'incident', title }));
  for (const title of ['Twice', 'Twice', 'Refused', 'Nobody asked']) await open(title);
  const history = new History();
  history.note('Twice', 'unknown');
  history.note('Refused', 'refused');
  history.note('Nowhere', 'ok');
  const faults = await history.faults(team.bao, team.slug);
  for (const fault of [
    'Twice: unknown, 2 times',
    'Refused: refused, 1 times',
    'Nowhere: ok, 0 times',
    'Nobody asked: there, never asked for',
  ])
    expect(faults).toContain(fault);
});
