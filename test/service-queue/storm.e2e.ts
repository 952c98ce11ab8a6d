import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Arrivals, Storm, Ticket } from '@twotrack/service-queue/contract';
import { childrenOf, createSender, send, until, worked, type Sender } from '../intake/sender.js';
import { startApi, type ApiHere } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Listener } from '../support/listener.js';
import { readLog } from '../support/read-log.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';
import { byCallers } from '../support/until-answered.js';

const HUNDREDS = 500;
const THOUSANDS = 5_000;
/** Twice as fast as it must be borne. */
const LASTS_MS = 30_000;
const ANSWER_MS = 200;

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

const ofTeam = (path: string) => `/api/teams/${team.slug}/service-queue/${path}`;
const ofTicket = (id: string, path: string) => `/api/service-queue/tickets/${id}/${path}`;
const board = async () => (await must(team.bao.get(`/api/teams/${team.slug}/board`))).body.service;
const stormNow = async (): Promise<Storm | null> => (await board()).storm;
const arrivals = async (query = ''): Promise<Arrivals> => (await must(team.bao.get(ofTeam(`arrivals${query}`)))).body;

/** One user each, down, no way round, on a service of tier T1. */
const facts = { tier: 'T1', usersAffected: 'one', degradation: 'down', workaround: 'none', environment: 'production' };
const trouble = (i: number, service: string) => ({
  ...{ summary: `Till ${i} cannot take payments`, dedup: `${service}-${i}`, service, facts },
});

const groupOf = async (service: string): Promise<Ticket> =>
  (await board()).tickets.find((one: Ticket) => one.service === service && one.marks.folded);

/** All of them, from 16 connections, over so many ms; until they are worked off. */
async function stormOf(script: Sender, count: number, service: string, lasts = 0): Promise<void> {
  const numbers = Array.from({ length: count }, (_, i) => i);
  const began = performance.now();
  await byCallers(16, numbers, async (i) => {
    await wait(Math.max(0, began + (i * lasts) / count - performance.now()));
    await must(send(script, trouble(i, service)));
  });
  await until('everything worked off', async () => {
    const { body } = await must(team.bao.get(ofTeam('receipts?status=pending&limit=1')));
    return body.receipts.length === 0 ? true : null;
  });
}

describe('a storm', () => {
  it(`S2 S11 S17 of ${HUNDREDS} incidents of one user each is one SEV1 by calculation, and given back every one has its own severity`, async () => {
    const script = await createSender(api, team, 'generic');
    expect(await stormNow()).toBeNull();
    const before = await arrivals();
    await stormOf(script, HUNDREDS, 'tills');

    const parent = await groupOf('tills');
    expect(parent).toMatchObject({ severity: 1, title: 'Till … cannot take payments', kind: 'incident' });
    expect(parent.facts['usersAffected']).toMatchObject({ value: HUNDREDS, source: 'folded' });
    expect(parent.marks.folded).toMatchObject({ count: HUNDREDS, open: HUNDREDS, unacknowledged: HUNDREDS });
    const { tickets, storm } = await board();
    expect(tickets.map(({ id }: Ticket) => id)).toEqual([parent.id]);
    expect(storm).toMatchObject({ lead: null, endedAt: null, groups: [parent.id] });
    expect(storm.perMinute).toHaveLength(15);
    // the last ones too are told, though nothing comes after them
    await expect.poll(async () => (await stormNow())?.arrived, { timeout: 10_000 }).toBe(HUNDREDS);

    const arrived = await arrivals(`?since=${before.until}`);
    expect(arrived).toMatchObject({ total: HUNDREDS, singles: { count: 0 }, tickets: [] });
    expect(arrived.groups).toMatchObject([
      { parent: { id: parent.id }, arrived: HUNDREDS, open: HUNDREDS, unacknowledged: HUNDREDS },
    ]);

    const children = await childrenOf(team.bao, parent.id);
    const own = new Set(children.map(({ severity }) => severity));
    expect([children.length, own.has(1)]).toEqual([HUNDREDS, false]);
    await must(team.bao.post(ofTicket(parent.id, 'unfold')));
    const back: Ticket[] = (await board()).tickets;
    expect(back).toHaveLength(HUNDREDS);
    expect(new Set(back.map(({ severity }) => severity))).toEqual(own);
    const severityOf = new Map(children.map(({ id, severity }) => [id, severity]));
    expect(back.every(({ id, severity }) => severityOf.get(id) === severity)).toBe(true);
  }, 120_000);

  it('S11 has a lead, and ends by hand; what one has seen is remembered for oneself', async () => {
    const storm = (await stormNow())!;
    const { body } = await must(team.bao.post(ofTeam('storm/take-lead')));
    expect(body.storm).toMatchObject({ id: storm.id, lead: { name: 'Bao' }, arrived: HUNDREDS });
    const twice = await team.bao.post(ofTeam('storm/take-lead'));
    expect([twice.status, twice.body.code]).toEqual([409, 'leads-already']);
    expect((await team.emre.post(ofTeam('storm/end'))).status).toBe(403);
    await must(team.chloe.post(ofTeam('storm/end')));
    expect(await stormNow()).toBeNull();
    expect((await team.bao.post(ofTeam('storm/end'))).body.code).toBe('no-storm');

    const { until: seen } = await arrivals();
    await must(team.bao.post(ofTeam('arrivals/seen'), { until: seen }));
    expect(await arrivals()).toMatchObject({ seenAt: seen, since: seen, total: 0, groups: [] });
    const earlier = new Date(Date.parse(seen) - 60_000).toISOString();
    expect((await must(team.bao.post(ofTeam('arrivals/seen'), { until: earlier }))).body.seenAt).toBe(seen);
    const others = (await must(team.chloe.get(ofTeam('arrivals')))).body;
    expect([others.seenAt, others.total]).toEqual([null, HUNDREDS]);
    expect((await team.emre.get(ofTeam('arrivals'))).status).toBe(403);
  });

  it(`S11 L9 of ${THOUSANDS} in a minute folds while it arrives: others work on meanwhile, and the board is small`, async () => {
    const script = await createSender(api, team, 'generic', { name: 'Tills' });
    const { stream, tickets: before } = await board();
    const listener = await Listener.connect(team.bao);
    await listener.hello([stream]);
    const other = (await must(team.bao.post(ofTeam('tickets'), { kind: 'incident', title: 'Something else' }))).body
      .ticket;

    const began = performance.now();
    let over = false;
    const storm = stormOf(script, THOUSANDS, 'kiosks', LASTS_MS).finally(() => (over = true));
    const took: number[] = [];
    let sizes = 0;
    for (let version = other.version; !over; version++) {
      const asked = performance.now();
      await must(team.chloe.post(ofTicket(other.id, 'rename'), { version, title: `Something else ${version}` }));
      took.push(performance.now() - asked);
      const { tickets } = await board();
      sizes = Math.max(sizes, tickets.length - before.length);
    }
    await storm;
    expect(performance.now() - began).toBeLessThan(60_000);
    // the middle one: a machine that does other work too makes a few wait
    const middle = took.toSorted((a, b) => a - b)[Math.floor(took.length / 2)];
    expect(middle).toBeLessThan(ANSWER_MS);
    // those that wait for their like, their parent, and the other one
    expect(sizes).toBeLessThanOrEqual(6);

    const parent = await groupOf('kiosks');
    expect(parent.marks.folded).toMatchObject({ count: THOUSANDS, open: THOUSANDS });
    expect([parent.severity, parent.facts['usersAffected']!.value]).toEqual([1, THOUSANDS]);
    const log = await readLog(team.bao, stream, stream.seq);
    const count = (type: string) => log.filter((event) => event.type === type).length;
    expect([count('ticket-opened'), count('group-opened')]).toEqual([THOUSANDS + 1, 1]);
    // once a batch, and a storm is told of once a second at most
    expect(count('group-changed')).toBeLessThanOrEqual(count('ticket-opened') / 2);
    expect(count('storm-told')).toBeLessThanOrEqual((performance.now() - began) / 1_000 + 1);
    await until('the last message', async () => (listener.reached(stream.id) >= log.at(-1)!.seq ? true : null));
    listener.close();

    const shown = await stormNow();
    expect(shown).toMatchObject({ groups: [parent.id] });
    const again = performance.now();
    await must(team.bao.post(ofTicket(parent.id, 'unfold')));
    expect((await board()).tickets).toHaveLength(before.length + 1 + THOUSANDS);
    expect(performance.now() - again).toBeLessThan(20_000);
  }, 240_000);

  it('S11 a resolve from outside resolves the children, and with the last one their parent', async () => {
    const script = await createSender(api, team, 'generic', { name: 'Doors' });
    for (let i = 0; i < 6; i++) await worked(script, (await must(send(script, trouble(i, 'doors')))).body.receipt);
    const parent = await groupOf('doors');
    expect(parent.marks.folded).toMatchObject({ count: 6, open: 6 });
    const over = async (i: number) =>
      worked(script, (await must(send(script, { ...trouble(i, 'doors'), action: 'resolve' }))).body.receipt);
    const opened = (await must(team.bao.get(ofTicket(parent.id, 'children')))).body.tickets as Ticket[];
    expect(parent.marks.folded!.unacknowledgedSince).toBe(opened[0]!.reportedAt);
    for (let i = 0; i < 5; i++) await over(i);
    expect((await groupOf('doors')).marks.folded!.unacknowledgedSince).toBe(opened[5]!.reportedAt);
    expect(await groupOf('doors')).toMatchObject({ resolvedAt: null, marks: { folded: { open: 1, count: 6 } } });
    await over(5);
    expect(await groupOf('doors')).toMatchObject({ column: 'resolved', marks: { folded: { open: 0 } } });
  });
});
