import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Asking } from '@twotrack/shared';
import { policyCommands, type PolicyDraft, type ServiceView } from '@twotrack/service-queue/contract';
import { applyEvent, boardOf, csvOf, itilPolicy, standardPolicy, viewOf } from '@twotrack/service-queue/domain';
import {
  KNOWN,
  ask,
  eventsSince,
  openTestDesk,
  openTicket,
  person,
  refusalOf,
  viewAt,
  wording,
  type TestDesk,
} from './desk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

type Command = keyof typeof policyCommands;
type Doing = (asking: Asking) => Promise<Answer<object>>;

const draftNow = async (): Promise<PolicyDraft | null> => (await desk.queues.policy.draft(desk.bao)).draft;
const seen = async () => (await draftNow())?.version ?? 0;
const save = async (policy = standardPolicy): Promise<PolicyDraft> =>
  (await desk.queues.policy.saveDraft({ draftVersion: await seen(), policy }, ask(desk.admin))).draft;
const doubt = { fact: 'tier', note: 'it is the billing run' };

/** For every command: what must be there first, then the doing of it. */
const doings: Record<Command, () => Promise<Doing>> = {
  saveDraft: async () => {
    const draftVersion = await seen();
    return (asking) => desk.queues.policy.saveDraft({ draftVersion, policy: itilPolicy }, asking);
  },
  startDraft: async () => {
    const draftVersion = await seen();
    return (asking) => desk.queues.policy.startDraft({ draftVersion, from: { version: 1 } }, asking);
  },
  discardDraft: async () => {
    const { version: draftVersion } = await save();
    return (asking) => desk.queues.policy.discardDraft({ draftVersion }, asking);
  },
  activateDraft: async () => {
    const { version: draftVersion } = await save({ ...standardPolicy, name: 'Ours' });
    return (asking) => desk.queues.policy.activateDraft({ draftVersion, reason: 'as agreed' }, asking);
  },
  importCsv: async () => {
    const { version: draftVersion } = await save(itilPolicy);
    const csv = csvOf(itilPolicy).replace('low,low,5', 'low,low,4');
    return (asking) => desk.queues.policy.importCsv({ draftVersion, csv }, asking);
  },
  disputeFact: async () => {
    const { id } = await openTicket(desk);
    return (asking) => desk.queues.policy.disputeFact(id, doubt, asking);
  },
  withdrawDispute: async () => {
    const { id } = await openTicket(desk);
    await desk.queues.policy.disputeFact(id, doubt, ask(desk.bao));
    return (asking) => desk.queues.policy.withdrawDispute(id, { fact: 'tier' }, asking);
  },
};
const commands = Object.keys(policyCommands) as Command[];
const doerOf = (command: Command) => (/Dispute|dispute/.test(command) ? desk.bao : desk.admin);
const sorted = (view: ServiceView): ServiceView => ({
  ...view,
  tickets: view.tickets.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});

describe('every command of the policy', () => {
  it.each(commands)('L2 A5 snapshot before + the events of %s = snapshot after, by whom it was', async (command) => {
    const doing = await doings[command]();
    await desk.queues.recalculation.idle();
    const before = await viewAt(desk);
    const { seq } = await doing(ask(doerOf(command)));
    await desk.queues.recalculation.idle();
    const after = await viewAt(desk);
    const board = boardOf(before.view);
    const events = (await eventsSince(desk, before)).filter((event) => event.seq <= after.seq);
    for (const event of events) applyEvent(board, event);
    expect(sorted(viewOf(board))).toEqual(sorted(after.view));
    const own = events.filter((event) => event.seq <= seq);
    expect(own).toMatchObject([{ by: { id: doerOf(command).id }, seq: before.seq + 1 }]);
  });

  it.each(commands)('L4 the key of %s has one effect, and a repeat gets the first answer', async (command) => {
    const asking = ask(doerOf(command));
    const doing = await doings[command]();
    const first = await doing(asking);
    await desk.queues.recalculation.idle();
    const { seq } = await viewAt(desk);
    expect(await doing(asking)).toEqual({ ...first, replayed: true });
    expect((await viewAt(desk)).seq).toBe(seq);
  });

  it.each(commands)('L4 A3 %s by somebody without the right leaves no trace', async (command) => {
    const doing = await doings[command]();
    await desk.queues.recalculation.idle();
    const [before, draft] = [await viewAt(desk), await draftNow()];
    const stranger = { ...person(desk.teamId, 'Rita', ['requester']) };
    const kind = doerOf(command) === desk.bao ? 'missing' : 'forbidden';
    expect(await refusalOf(doing(ask(stranger)))).toMatchObject({ kind });
    expect(await viewAt(desk)).toEqual(before);
    expect(await draftNow()).toEqual(draft);
  });
});

describe('a draft', () => {
  it('S6 may be incomplete, is told with its findings, and an edit of what was changed meanwhile is refused with it', async () => {
    const half = { ...standardPolicy, name: 'Half', guards: [] };
    const draft = await save(half);
    expect(draft).toMatchObject({ savedBy: { name: 'Ada' }, policy: half });
    const { findings } = await desk.queues.policy.draft(desk.bao);
    expect(findings.map(({ code, fact }) => [code, fact])).toEqual(
      ['environment', 'dataLoss', 'security', 'legalOrSafety'].map((fact) => ['policy-fact-idle', fact]),
    );
    const late = { draftVersion: draft.version - 1, policy: standardPolicy };
    expect(await refusalOf(desk.queues.policy.saveDraft(late, ask(desk.admin)))).toMatchObject({
      kind: 'conflict',
      code: 'stale-version',
      facts: { draft },
    });
    expect(await refusalOf(desk.queues.policy.draft(desk.requester))).toMatchObject({ kind: 'forbidden' });
  });

  it('S6 that was discarded never comes back under its old version', async () => {
    const { version } = await save();
    await desk.queues.policy.discardDraft({ draftVersion: version }, ask(desk.admin));
    expect(await draftNow()).toBeNull();
    const next = await save();
    expect(next.version).toBeGreaterThan(version);
    const late = { draftVersion: version, policy: itilPolicy };
    expect(await refusalOf(desk.queues.policy.saveDraft(late, ask(desk.admin)))).toMatchObject({
      code: 'stale-version',
    });
  });

  it('S6 with something that lint finds is not activated, by neither door, and says where', async () => {
    const spoilt = structuredClone(standardPolicy);
    spoilt.tables[0]!.cells[1]![1] = 1;
    const { version: draftVersion } = await save(spoilt);
    const before = await viewAt(desk);
    const reason = 'because';
    for (const attempt of [
      () => desk.queues.policy.activateDraft({ draftVersion, reason }, ask(desk.admin)),
      () => desk.queues.activatePolicy({ policy: spoilt, reason }, ask(desk.admin)),
    ]) {
      expect(await refusalOf(attempt())).toMatchObject({
        code: 'policy-not-monotone',
        facts: { findings: expect.arrayContaining([expect.objectContaining({ cells: expect.anything() })]) },
      });
    }
    expect(await viewAt(desk)).toEqual(before);
    expect((await draftNow())!.version).toBe(draftVersion);
  });

  it('S6 activated is one event and gone; a version that was comes back as the draft; a preset starts one', async () => {
    const { version: draftVersion } = await save({ ...itilPolicy, name: 'Stock' });
    const before = await viewAt(desk);
    const { policy } = await desk.queues.policy.activateDraft({ draftVersion, reason: 'simple' }, ask(desk.admin));
    await desk.queues.recalculation.idle();
    const events = await eventsSince(desk, before);
    expect(events[0]).toMatchObject({ type: 'policy-activated', policy, reason: 'simple', by: { name: 'Ada' } });
    expect(events.slice(1).every(({ type }) => type === 'ticket-recalculated')).toBe(true);
    const { active, history, draft } = await desk.queues.policies(desk.bao);
    expect([active.name, history[0]!.reason, draft]).toEqual(['Stock', 'simple', null]);

    const start = (from: { version: number } | { preset: string }, seen: number) =>
      desk.queues.policy.startDraft({ draftVersion: seen, from }, ask(desk.admin));
    const restored = (await start({ version: 1 }, 0)).draft;
    expect(restored.policy).toMatchObject({ name: 'Standard', tables: standardPolicy.tables });
    expect(restored.policy).not.toHaveProperty('version');
    const preset = (await start({ preset: 'ITIL 3×3' }, restored.version)).draft;
    expect(preset.policy).toEqual(itilPolicy);
    for (const from of [{ version: 999 }, { preset: 'Mine' }]) {
      expect(await refusalOf(start(from, preset.version))).toMatchObject({ code: 'not-found' });
    }
    await desk.queues.policy.startDraft({ draftVersion: preset.version, from: { version: 1 } }, ask(desk.admin));
    await desk.queues.policy.activateDraft({ draftVersion: preset.version + 1, reason: 'back' }, ask(desk.admin));
    await desk.queues.recalculation.idle();
  });

  it('S6 from a file of its combinations says how it became one, and a file with faults changes nothing', async () => {
    const { version } = await save(itilPolicy);
    const csv = await desk.queues.policy.csv('draft', desk.bao);
    const put = (text: string, draftVersion: number) =>
      desk.queues.policy.importCsv({ draftVersion, csv: text }, ask(desk.admin));
    const same = await put(csv, version);
    expect([same.as, same.draft.policy]).toEqual(['unchanged', itilPolicy]);
    const edited = await put(csv.replace('low,low,5', 'low,low,4'), same.draft.version);
    expect([edited.as, edited.draft.policy.tables[0]!.cells[0]]).toEqual(['table', [4, 4, 3]]);
    const before = await viewAt(desk);
    expect(await refusalOf(put('impact,urgency,severity\n', edited.draft.version))).toMatchObject({
      code: 'csv-not-understood',
    });
    expect(await viewAt(desk)).toEqual(before);
    expect(await desk.queues.policy.csv(1, desk.bao)).toContain('T0,all,down,none,production,no,no,no,1\r\n');
    expect(await refusalOf(desk.queues.policy.csv(999, desk.bao))).toMatchObject({ code: 'not-found' });
  });
});

describe('a disputed fact', () => {
  it('S3 is marked with who, when and why, changes no severity, and is settled by a correction', async () => {
    const ticket = await openTicket(desk);
    const { ticket: marked } = await desk.queues.policy.disputeFact(ticket.id, doubt, ask(desk.dana));
    expect(marked.marks.disputed).toEqual({
      tier: { by: expect.objectContaining({ name: 'Dana' }), at: expect.stringMatching(/Z$/), note: doubt.note },
    });
    expect([marked.severity, marked.version, marked.column]).toEqual([ticket.severity, 2, ticket.column]);
    expect(await refusalOf(desk.queues.policy.disputeFact(ticket.id, doubt, ask(desk.bao)))).toMatchObject({
      code: 'already-disputed',
      facts: { dispute: { by: { name: 'Dana' } } },
    });
    const other = { fact: 'usersAffected', note: 'more than that' };
    await desk.queues.policy.disputeFact(ticket.id, other, ask(desk.bao));
    const correct = { version: 3, facts: { tier: { value: 'T0' } } };
    const { ticket: corrected } = await desk.queues.correctFacts(ticket.id, correct, ask(desk.bao));
    expect(Object.keys(corrected.marks.disputed!)).toEqual(['usersAffected']);
    const { history } = await desk.queues.ticket(ticket.id, desk.bao);
    expect(history.map(({ type }) => type)).toEqual([
      ...['facts-corrected', 'fact-disputed', 'fact-disputed', 'ticket-opened'],
    ]);
  });

  it('S3 A3 may be of a requester on an own ticket, who takes back no dispute of others', async () => {
    const own = (await desk.queues.openTicket(wording(), ask(desk.requester))).ticket;
    const others = await openTicket(desk);
    const { policy } = desk.queues;
    expect(await refusalOf(policy.disputeFact(others.id, doubt, ask(desk.requester)))).toMatchObject({
      code: 'not-found',
    });
    await policy.disputeFact(own.id, doubt, ask(desk.requester));
    await policy.disputeFact(own.id, { fact: 'degradation', note: 'it was down' }, ask(desk.bao));
    expect(await refusalOf(policy.withdrawDispute(own.id, { fact: 'degradation' }, ask(desk.requester)))).toMatchObject(
      {
        kind: 'forbidden',
        code: 'not-your-dispute',
      },
    );
    const { ticket } = await policy.withdrawDispute(own.id, { fact: 'tier' }, ask(desk.requester));
    expect(Object.keys(ticket.marks.disputed!)).toEqual(['degradation']);
    const last = await policy.withdrawDispute(own.id, { fact: 'degradation' }, ask(desk.bao));
    expect(last.ticket.marks).not.toHaveProperty('disputed');
    expect(await refusalOf(policy.withdrawDispute(own.id, { fact: 'tier' }, ask(desk.bao)))).toMatchObject({
      code: 'not-disputed',
    });
    const unknown = { fact: 'mood', note: 'x' };
    expect(await refusalOf(policy.disputeFact(own.id, unknown, ask(desk.bao)))).toMatchObject({ code: 'unknown-fact' });
  });

  it('S5 shows in the use of the policy: how often each cell and guard spoke, and how often it was doubted', async () => {
    const fresh = await openTestDesk();
    const tickets = await Promise.all(Array.from({ length: 4 }, () => openTicket(fresh)));
    await openTicket(fresh, { facts: { ...KNOWN, environment: { value: 'other' } } });
    const dispute = (at: number) => fresh.queues.policy.disputeFact(tickets[at]!.id, doubt, ask(fresh.bao));
    for (const at of [0, 1, 2]) await dispute(at);
    const tier = { version: 2, facts: { tier: { value: 'T2' } } };
    await fresh.queues.correctFacts(tickets[0]!.id, tier, ask(fresh.bao));
    await fresh.queues.policy.withdrawDispute(tickets[1]!.id, { fact: 'tier' }, ask(fresh.bao));
    await fresh.queues.correctFacts(tickets[1]!.id, { ...tier, version: 3 }, ask(fresh.bao));
    const use = await fresh.queues.policy.use({ days: 30 }, fresh.bao);
    expect(use.tickets).toBe(5);
    expect(use.facts[0]).toEqual({ fact: 'tier', stated: 5, open: 1, disputed: 3, corrected: 1 });
    expect(use.cells).toContainEqual({ table: 'impact', row: 'T2', column: 'few', tickets: 5, disputed: 3 });
    expect(use.guards).toEqual([{ guard: 'not-production', tickets: 1, disputed: 0 }]);
    await fresh.close();
  });
});
