import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Asking } from '@twotrack/shared';
import {
  CreateService,
  catalogueCommands,
  type Service,
  type ServiceView,
  type Ticket,
} from '@twotrack/service-queue/contract';
import { applyEvent, boardOf, standardPolicy, viewOf } from '@twotrack/service-queue/domain';
import {
  KNOWN,
  ask,
  eventsSince,
  newQueue,
  openTestDesk,
  openTicket,
  refusalOf,
  viewAt,
  type TestDesk,
} from './desk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

type Command = keyof typeof catalogueCommands;
type Doing = (asking: Asking) => Promise<Answer<object>>;

const words = (more: object = {}) => CreateService.parse({ name: randomUUID(), tier: 'T2', ...more });
const wordsOf = ({ id: _, version, retiredAt: __, ...said }: Service, more: object = {}) => ({
  ...said,
  version,
  ...more,
});
const { tier: _, ...NO_TIER } = KNOWN;
const make = async (more: object = {}): Promise<Service> =>
  (await desk.queues.catalogue.createService(words(more), ask(desk.admin))).service;
const edit = (service: Service, more: object) =>
  desk.queues.catalogue.editService(service.id, wordsOf(service, more), ask(desk.admin));
const openIn = (service: string, facts: object = NO_TIER): Promise<Ticket> =>
  openTicket(desk, { service, facts: facts as typeof KNOWN });
const ticketNow = async ({ id }: Ticket) => (await desk.queues.ticket(id, desk.bao)).ticket;

const doings: Record<Command, () => Promise<Doing>> = {
  createService: async () => {
    const command = words();
    return (asking) => desk.queues.catalogue.createService(command, asking);
  },
  editService: async () => {
    const service = await make();
    return (asking) => desk.queues.catalogue.editService(service.id, wordsOf(service, { tier: 'T1' }), asking);
  },
  removeService: async () => {
    const { id } = await make();
    return (asking) => desk.queues.catalogue.removeService(id, asking);
  },
  restoreService: async () => {
    const { id } = await make();
    await desk.queues.catalogue.removeService(id, ask(desk.admin));
    return (asking) => desk.queues.catalogue.restoreService(id, asking);
  },
  importServices: async () => {
    const csv = `name,tier\n${randomUUID()},T1\n${randomUUID()},T2\n`;
    return (asking) => desk.queues.catalogue.importServices({ csv }, asking);
  },
};
const commands = Object.keys(catalogueCommands) as Command[];

const sorted = (view: ServiceView): ServiceView => ({
  ...view,
  tickets: view.tickets.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});

/** What a board makes of the events is what it would read. */
async function told(by: () => Promise<unknown>) {
  const before = await viewAt(desk);
  await by();
  const after = await viewAt(desk);
  const board = boardOf(before.view);
  const events = (await eventsSince(desk, before)).filter(({ seq }) => seq <= after.seq);
  for (const event of events) applyEvent(board, event);
  expect(sorted(viewOf(board))).toEqual(sorted(after.view));
  return events;
}

describe('every command of the catalogue', () => {
  it.each(commands)('L2 A5 snapshot before + the events of %s = snapshot after, by whom it was', async (command) => {
    const doing = await doings[command]();
    const events = await told(() => doing(ask(desk.admin)));
    expect(events.length).toBeGreaterThan(0);
    for (const event of events) expect(event).toMatchObject({ by: { id: desk.admin.id, name: desk.admin.name } });
  });

  it.each(commands)('L4 the key of %s has one effect, and a repeat gets the first answer', async (command) => {
    const asking = ask(desk.admin);
    const doing = await doings[command]();
    const first = await doing(asking);
    const { seq } = await viewAt(desk);
    expect(await doing(asking)).toEqual({ ...first, replayed: true });
    expect((await viewAt(desk)).seq).toBe(seq);
  });

  it.each(commands)('A2 %s refused for want of a right leaves no trace', async (command) => {
    const doing = await doings[command]();
    const before = await viewAt(desk);
    expect(await refusalOf(doing(ask(desk.bao)))).toMatchObject({ kind: 'forbidden', code: 'admin-only' });
    expect(await viewAt(desk)).toEqual(before);
  });

  it('L7 A3 tell nobody who only asks, and a foreign service is not there', async () => {
    const before = await viewAt(desk, desk.requester);
    const { id } = await make();
    expect(await eventsSince(desk, before, desk.requester)).toEqual([]);
    expect(await refusalOf(desk.queues.catalogue.services(desk.requester))).toMatchObject({ kind: 'forbidden' });
    const stranger = { ...desk.admin, teamId: randomUUID() };
    await desk.queues.open(stranger.teamId);
    expect(await refusalOf(desk.queues.catalogue.removeService(id, ask(stranger)))).toMatchObject({
      code: 'not-found',
    });
  });
});

describe('the tickets of a service', () => {
  it('S4 take what nobody states from it, and go to its owner where no rule matches', async () => {
    const owner = await newQueue(desk);
    const { name } = await make({ tier: 'T1', queueId: owner, users: 20, runbook: 'https://wiki.test/ledger' });
    const ticket = await openIn(name.toUpperCase());
    expect(ticket).toMatchObject({ queueId: owner, ruleId: null, column: 'queue' });
    expect(ticket.facts['tier']).toMatchObject({ value: 'T1', source: 'catalogue', by: { name } });
    expect(ticket.facts['usersAffected']).toMatchObject({ value: 12, scale: { users: 20 } });
    const { service, explanation } = await desk.queues.ticket(ticket.id, desk.bao);
    expect(service).toEqual({ name, tier: 'T1', runbook: 'https://wiki.test/ledger' });
    const used = explanation.facts.find(({ fact }) => fact === 'usersAffected');
    expect(used).toMatchObject({ level: 'all', scale: { users: 20 } });
    const open = Object.values((await desk.queues.catalogue.services(desk.bao)).open);
    expect(open).toEqual([1]);
  });

  it('S1 the runbook is the team’s: whoever only asks reads the service without it', async () => {
    const { name } = await make({ runbook: 'https://wiki.test/secret' });
    const { ticket } = await desk.queues.openTicket(
      { kind: 'incident', title: 'Down', service: name, facts: {} },
      ask(desk.requester),
    );
    const { service } = await desk.queues.ticket(ticket.id, desk.requester);
    expect(service).toEqual({ name, tier: 'T2', runbook: null });
  });

  it('S4 S6 a new tier reaches 1,200 open ones by the clock, at most 500 a commit; resolved and corrected ones keep theirs', async () => {
    const service = await make({ tier: 'T3' });
    const others = await openIn(randomUUID());
    const resolved = await openIn(service.name);
    await desk.queues.moveTicket(resolved.id, { from: 'queue', column: 'resolved' }, ask(desk.bao));
    const said = await openIn(service.name, { ...KNOWN, tier: { value: 'T1' } });
    const tickets: Ticket[] = [];
    for (let i = 0; i < 12; i++)
      tickets.push(...(await Promise.all(Array.from({ length: 100 }, () => openIn(service.name)))));
    await desk.queues.ringDue();
    const before = await viewAt(desk);
    const [first, stated, other] = [await ticketNow(tickets[0]!), await ticketNow(said), await ticketNow(others)];
    await edit(service, { tier: 'T0' });
    expect(await ticketNow(first)).toEqual(first);
    const fresh = await openIn(service.name);
    expect(fresh.facts['tier']).toMatchObject({ value: 'T0' });
    await desk.queues.ringDue();

    const { epoch } = before;
    const events = [];
    for (let after = before.seq; ;) {
      const page = (await desk.queues.since(desk.bao, epoch, after)).events;
      if (page.length === 0) break;
      events.push(...page);
      after = page.at(-1)!.seq;
    }
    const carried = events.filter((event) => event.type === 'ticket-catalogued');
    expect(new Set(carried.map(({ ticket }) => ticket.id))).toEqual(new Set(tickets.map(({ id }) => id)));
    const commits = new Map<string, number>();
    for (const { at } of carried) commits.set(at, (commits.get(at) ?? 0) + 1);
    expect(Math.max(...commits.values())).toBeLessThanOrEqual(500);
    for (const { ticket, was, severityWas, by } of carried) {
      expect(by.id).toBe('clock');
      expect(Object.keys(was)).toEqual(['tier']);
      expect(ticket.retargeted).toMatchObject({ from: severityWas, because: ['tier'] });
    }
    expect((await ticketNow(resolved)).facts['tier']).toMatchObject({ value: 'T3' });
    expect(await ticketNow(said)).toEqual(stated);
    expect(await ticketNow(others)).toEqual(other);
    const again = await viewAt(desk);
    await desk.queues.ringDue();
    // that many at once are a storm too, which may be told of
    const more = (await desk.queues.since(desk.bao, epoch, again.seq)).events;
    expect(more.filter((event) => event.type === 'ticket-catalogued')).toEqual([]);
  });

  it('S4 another name leaves the tickets of the old one and takes up those of the new; taken out and restored as well', async () => {
    const service = await make({ tier: 'T0' });
    const next = randomUUID();
    const [old, young] = [await openIn(service.name), await openIn(next)];
    const { service: renamed } = await edit(service, { name: next });
    await told(() => desk.queues.ringDue());
    expect((await ticketNow(old)).facts['tier']).toBeUndefined();
    expect((await ticketNow(young)).facts['tier']).toMatchObject({ value: 'T0', source: 'catalogue' });
    await desk.queues.catalogue.removeService(renamed.id, ask(desk.admin));
    await told(() => desk.queues.ringDue());
    expect((await ticketNow(young)).facts['tier']).toBeUndefined();
    await desk.queues.catalogue.restoreService(renamed.id, ask(desk.admin));
    await desk.queues.ringDue();
    expect((await ticketNow(young)).facts['tier']).toMatchObject({ value: 'T0' });
  });

  it('S4 S11 a group follows what its children take over', async () => {
    const service = await make({ tier: 'T3' });
    const some = [await openIn(service.name), await openIn(service.name)];
    const parent = await desk.queues.foldings.foldTickets({ tickets: some.map(({ id }) => id) }, ask(desk.bao));
    await edit(service, { tier: 'T0' });
    await told(() => desk.queues.ringDue());
    expect((await ticketNow(parent.ticket)).facts['tier']).toMatchObject({ value: 'T0', source: 'folded' });
  });

  it('S6 another policy measures by what the service says, and its tiers are those of that policy', async () => {
    const { name } = await make({ tier: 'T0', users: 20 });
    const ticket = await openIn(name);
    const facts = standardPolicy.facts.map((fact) =>
      fact.id === 'tier'
        ? { ...fact, levels: fact.levels.map((l) => ({ ...l, id: `X${l.id}` })), default: 'XT2' }
        : fact,
    );
    const renamed = JSON.parse(JSON.stringify(standardPolicy.guards).replace(/"(T\d)"/g, '"X$1"'));
    await desk.queues.activatePolicy(
      { policy: { ...standardPolicy, facts, guards: renamed }, reason: 'x' },
      ask(desk.admin),
    );
    await desk.queues.recalculation.idle();
    const now = (await ticketNow(ticket)).facts;
    expect(now['tier']).toBeUndefined();
    expect(now['usersAffected']).toMatchObject({ scale: { users: 20 } });
    await desk.queues.activatePolicy({ policy: standardPolicy, reason: 'x' }, ask(desk.admin));
    await desk.queues.recalculation.idle();
    expect((await ticketNow(ticket)).facts['tier']).toMatchObject({ value: 'T0' });
  });

  it('S4 names what open tickets name and the catalogue does not know', async () => {
    const name = randomUUID();
    await openIn(name);
    await openIn(name.toUpperCase());
    const { unknown } = await desk.queues.catalogue.services(desk.bao);
    expect(unknown.find((one) => one.name.toLowerCase() === name)).toMatchObject({ tickets: 2 });
  });
});

describe('the catalogue as a file', () => {
  it('S4 what is downloaded changes nothing when it is read; an edited row changes one, a bad one none at all', async () => {
    await make({
      description: 'Keeps "all", and\nmore',
      facts: { environment: 'other' },
      serves: { name: 'Pay', tier: 'T1' },
    });
    const csv = await desk.queues.catalogue.csv(desk.bao);
    const read = (said: string) => desk.queues.catalogue.importServices({ csv: said }, ask(desk.admin));
    expect(await read(csv)).toMatchObject({ created: 0, changed: 0 });
    const service = await make();
    const events = await told(() => read(`name,tier\n${service.name.toUpperCase()},T0\nNew one,T1\n`));
    expect(events).toMatchObject([
      { type: 'service-edited', service: { name: service.name.toUpperCase(), tier: 'T0' }, was: service },
      { type: 'service-created', service: { name: 'New one', tier: 'T1', users: null } },
    ]);
    const before = await viewAt(desk);
    expect(await refusalOf(read('name,tier\nAnother,T1\nBad,T9\n'))).toMatchObject({
      code: 'csv-not-understood',
      facts: { faults: [{ path: 'row 3' }] },
    });
    expect(await viewAt(desk)).toEqual(before);
  });
});
