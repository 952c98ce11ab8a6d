import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ServiceQueue } from '@twotrack/service-queue';
import { ActivatePolicy, type SeverityPolicyDraft } from '@twotrack/service-queue/contract';
import { itilPolicy, severityOf, standardPolicy } from '@twotrack/service-queue/domain';
import {
  KNOWN,
  ask,
  connect,
  eventsSince,
  newQueue,
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

/** The standard policy with another impact table: T2 and few users weigh more, and whatever is worse than that. */
const sterner = (): SeverityPolicyDraft => {
  const draft = structuredClone(standardPolicy);
  for (const [row, column] of [
    [1, 1],
    [1, 2],
    [2, 1],
  ] as const)
    draft.tables[0]!.cells[row]![column] = 2;
  return draft;
};
const activate = async (draft: SeverityPolicyDraft) => {
  const { policy } = await desk.queues.activatePolicy({ policy: draft, reason: 'as agreed' }, ask(desk.admin));
  await desk.queues.recalculation.idle();
  return policy;
};

describe('activating a policy', () => {
  it('S6 is one event; the clock recalculates open tickets in batches, and closed ones keep theirs', async () => {
    const [open, done] = [await openTicket(desk), await openTicket(desk)];
    await desk.queues.moveTicket(done.id, { from: 'queue', column: 'resolved' }, ask(desk.bao));
    const before = await viewAt(desk);
    const policy = await activate(sterner());
    expect(policy.version).toBe(before.view.policy.version + 1);
    const events = await eventsSince(desk, before);
    expect(events.map((event) => [event.type, event.by.name])).toEqual([
      ['policy-activated', 'Ada'],
      ['ticket-recalculated', 'The clock'],
    ]);
    expect(events[1]).toMatchObject({
      severityWas: 3,
      ticket: { id: open.id, severity: 2, policyVersion: policy.version, retargeted: { from: 3, because: ['policy'] } },
    });
    expect((await desk.queues.ticket(done.id, desk.bao)).ticket).toMatchObject({ severity: 3, policyVersion: 1 });
    expect((await desk.queues.ticket(done.id, desk.bao)).explanation).toMatchObject({ severity: 3, policyVersion: 1 });
    expect((await desk.queues.recalculateSome(desk.teamId)).recalculated).toBe(0);
  });

  it('S6 batches of a limit leave the rest for the next, each ticket once', async () => {
    await Promise.all(Array.from({ length: 25 }, () => openTicket(desk)));
    const { version } = (await viewAt(desk)).view.policy;
    const [, behind] = await desk.db.query(
      'update service_queue.ticket set policy_version = 0 where policy_version = $1 and resolved_at is null',
      [version],
    );
    const counts: number[] = [];
    do counts.push((await desk.queues.recalculateSome(desk.teamId, 10)).recalculated);
    while (counts.at(-1)! > 0);
    expect(counts.reduce((sum, count) => sum + count)).toBe(behind);
    expect(Math.max(...counts)).toBe(10);
  });

  it('S6 what a crash left behind is carried on at the next start', async () => {
    const { id } = await openTicket(desk);
    await desk.db.query('update service_queue.ticket set policy_version = 0 where id = $1', [id]);
    const restarted = new ServiceQueue(desk.db);
    await restarted.recalculation.startEverywhere();
    await restarted.recalculation.idle();
    const { version } = (await viewAt(desk)).view.policy;
    expect((await desk.queues.ticket(id, desk.bao)).ticket.policyVersion).toBe(version);
  });

  it('S6 another process judges by the new version at once', async () => {
    const other = await connect(desk.url);
    const theirs = new ServiceQueue(other);
    await theirs.openTicket(wording(), ask(desk.bao));
    const { version } = await activate(standardPolicy);
    const { ticket } = await theirs.openTicket(wording(), ask(desk.bao));
    await other.destroy();
    expect(ticket).toMatchObject({ policyVersion: version, severity: severityOf(standardPolicy, KNOWN) });
  });

  it('S6 an incomplete policy is refused with the path of every fault, and nothing changes', async () => {
    const draft = sterner();
    draft.tables[0]!.cells.pop();
    draft.facts[0]!.default = 'T9';
    const before = await viewAt(desk);
    const command = ActivatePolicy.parse({ policy: draft, reason: 'as agreed' });
    expect(await refusalOf(desk.queues.activatePolicy(command, ask(desk.admin)))).toMatchObject({
      kind: 'invalid',
      code: 'policy-incomplete',
      facts: { faults: [{ path: 'facts.0.default' }, { path: 'tables.0.rows' }] },
    });
    expect(await viewAt(desk)).toEqual(before);
  });

  it('S6 tells the policy in force, every version with who and why, and the presets', async () => {
    const { active, history, presets } = await desk.queues.policies(desk.requester);
    expect(history[0]).toMatchObject({ policy: active, activatedBy: { name: 'Ada' }, reason: 'as agreed' });
    expect(history.map(({ policy }) => policy.version)).toEqual(history.map((_, i) => history.length - i));
    expect(presets).toEqual([standardPolicy, itilPolicy]);
  });
});

describe('routing', () => {
  it('S1 the first rule that holds decides, its uses are counted, and the catch-all takes the rest', async () => {
    const [network, ledger] = [await newQueue(desk), await newQueue(desk)];
    const rule = (name: string, service: string, queueId: string) => ({
      name,
      when: [{ field: 'service', test: 'is' as const, value: service }],
      queueId,
    });
    const rules = [rule('Net', 'vpn', network), rule('Ledger', 'ledger', ledger)];
    const { version } = await desk.queues.setRouting({ version: 1, rules }, ask(desk.admin));
    expect((await openTicket(desk, { service: 'ledger' })).queueId).toBe(ledger);
    expect((await openTicket(desk, { service: 'ledger', queue: network })).queueId).toBe(network);
    const { rules: kept, uses, catchAll } = await desk.queues.routing(desk.admin);
    expect((await openTicket(desk, { service: 'web' })).queueId).toBe(catchAll);
    expect(uses).toMatchObject([
      { ruleId: kept[0]!.id, matched: 0, lastMatchedAt: null },
      { ruleId: kept[1]!.id, matched: 1, lastMatchedAt: expect.stringMatching(/Z$/) },
    ]);
    await desk.queues.setRouting({ version, rules: [kept[1]!] }, ask(desk.admin));
    expect((await desk.queues.routing(desk.bao)).uses).toMatchObject([{ ruleId: kept[1]!.id, matched: 1 }]);
  });

  it('S1 rules are tried on samples without changing anything', async () => {
    const network = await newQueue(desk);
    const when = [{ field: 'title', test: 'contains' as const, value: 'vpn' }];
    const before = await viewAt(desk);
    const trial = {
      rules: [{ name: 'Net', when, queueId: network }],
      samples: [wording({ title: 'VPN is down' }), wording()],
    };
    const { results } = await desk.queues.tryRouting(trial, desk.bao);
    const { catchAll } = await desk.queues.routing(desk.bao);
    expect(results).toEqual([
      { queueId: network, rule: 0 },
      { queueId: catchAll, rule: null },
    ]);
    expect(await viewAt(desk)).toEqual(before);
    expect(await refusalOf(desk.queues.tryRouting(trial, desk.requester))).toMatchObject({ kind: 'forbidden' });
  });
});

describe('a requester', () => {
  it('L7 reads own tickets only: snapshot, events, detail; the range of events stays whole', async () => {
    const before = await viewAt(desk, desk.requester);
    expect(before.view.tickets).toEqual([]);
    await desk.queues.setColumnLimit('working', { limit: { count: 1, mode: 'warn' } }, ask(desk.admin));
    const others = await openTicket(desk);
    const own = (await desk.queues.openTicket(wording(), ask(desk.requester))).ticket;
    await openTicket(desk);
    const stretch = await desk.queues.since(desk.requester, before.epoch, before.seq);
    expect(stretch).toMatchObject({ from: before.seq, to: before.seq + 4, head: before.seq + 4 });
    expect(stretch.events.map((event) => 'ticket' in event && event.ticket.id)).toEqual([own.id]);
    const after = await viewAt(desk, desk.requester);
    expect(after.view.tickets).toEqual([own]);
    expect(after.view.columns).toEqual(before.view.columns);
    expect(await refusalOf(desk.queues.ticket(others.id, desk.requester))).toMatchObject({ code: 'not-found' });
    expect((await desk.queues.ticket(own.id, desk.requester)).ticket.facts['tier']!.source).toBe('requester');
    expect(await refusalOf(desk.queues.routing(desk.requester))).toMatchObject({ kind: 'forbidden' });
  });

  it('S5 the ticket tells its severity explained, its clocks and its history, details included', async () => {
    const { id, key } = await openTicket(desk, {
      details: 'since 14:21',
      facts: { ...KNOWN, usersAffected: { value: 38, about: true } },
    });
    await desk.queues.acknowledgeTicket(id, {}, ask(desk.dana));
    const detail = await desk.queues.ticket(id, desk.bao);
    expect(detail).toMatchObject({
      ticket: { id, key },
      details: 'since 14:21',
      explanation: {
        severity: detail.ticket.severity,
        facts: expect.arrayContaining([expect.objectContaining({ value: 38, about: true })]),
      },
      clocks: [
        { clock: 'response', breached: false, metAt: detail.ticket.respondedAt },
        { clock: 'resolution', metAt: null },
      ],
      history: [
        { type: 'ticket-acknowledged', by: { name: 'Dana' } },
        { type: 'ticket-opened', by: { name: 'Bao' }, details: 'since 14:21' },
      ],
    });
    const stranger = person('0193a000-0000-7000-8000-000000000001', 'Sam', ['member']);
    expect(await refusalOf(desk.queues.ticket(id, stranger))).toMatchObject({ code: 'not-found' });
  });
});
