import { describe, expect, it } from 'vitest';
import { itilPolicy } from './presets.js';
import {
  acknowledged,
  assigned,
  corrected,
  moved,
  opened,
  pulled,
  recalculated,
  renamed,
  rerouted,
  visibleTo,
} from './index.js';
import { KNOWN, REPORTED, aTicket, after, bao, policy, refusalOf, rita, wording } from './ticket.sample.js';

const birth = { id: aTicket().id, key: 'SRV-1', queueId: 'general', ruleId: null };
const open = (facts = KNOWN, actor = bao) => opened(wording(facts), birth, policy, actor, REPORTED);
const ticketOf = (ticket: ReturnType<typeof aTicket>) => ({ type: 'ticket-pulled', ticket }) as const;

describe('opening a ticket', () => {
  it('S9 goes to Queue when everything is known, and stops in Triage when an assumed fact could change it', () => {
    expect(open().column).toBe('queue');
    const { dataLoss: _, ...unsaid } = KNOWN;
    expect(open(unsaid).column).toBe('triage');
    const harmed = { ...KNOWN, tier: { value: 'T0' }, security: { value: true } };
    const certain = Object.fromEntries(Object.entries(harmed).filter(([id]) => id !== 'workaround'));
    expect(open(certain)).toMatchObject({ severity: 1, column: 'queue' });
  });

  it('S4 keeps who stated a fact and when; what is not stated is not kept', () => {
    const ticket = open({ usersAffected: { value: 21, about: true } }, rita);
    expect(ticket.facts).toEqual({
      usersAffected: { value: 21, about: true, source: 'requester', by: { id: rita.id, name: 'Rita' }, at: REPORTED },
    });
    expect(open().facts['tier']).toMatchObject({ source: 'agent', by: { name: 'Bao' } });
  });

  it('S4 refuses facts that the policy does not know', () => {
    expect(refusalOf(() => open({ mood: { value: 'bad' } }))).toMatchObject({ code: 'unknown-fact' });
  });
});

describe('correcting facts', () => {
  it('S9 lets the ticket go on to Queue in the same event when nothing assumed matters any more', () => {
    const { dataLoss: _, ...unsaid } = KNOWN;
    const asked = open(unsaid);
    const still = corrected(asked, { version: 1, facts: { usersAffected: { value: 900 } } }, policy, bao, after(1));
    expect(still).toMatchObject({ column: 'triage', severity: 2, version: 2, enteredColumnAt: REPORTED });
    const settled = corrected(still, { version: 2, facts: { dataLoss: { value: false } } }, policy, bao, after(2));
    expect(settled).toMatchObject({ column: 'queue', severity: 2, version: 3, enteredColumnAt: after(2) });
  });

  it('S4 takes a fact back: it is assumed again', () => {
    const back = corrected(open(), { version: 1, facts: { tier: null } }, policy, bao, after(1));
    expect(Object.keys(back.facts)).toEqual(Object.keys(KNOWN).filter((id) => id !== 'tier'));
    expect(back).toMatchObject({ severity: 4, retargeted: { at: after(1), from: 3, because: ['tier'] } });
  });

  it('refuses whoever saw an older version, with the ticket as it is', () => {
    const ticket = aTicket({ version: 7 });
    expect(refusalOf(() => corrected(ticket, { version: 6, facts: {} }, policy, bao, after(1)))).toMatchObject({
      kind: 'conflict',
      code: 'stale-version',
      facts: { ticket },
    });
    expect(refusalOf(() => renamed(ticket, { version: 6, title: 'x' }, bao))).toMatchObject({ code: 'stale-version' });
  });
});

describe('moving a ticket', () => {
  const ticket = aTicket({ column: 'queue' });
  const move = (command: object) =>
    moved(ticket, { from: 'queue', column: 'working', ...command }, policy, bao, after(5));

  it.each([
    ['a neighbour to stand before', { before: 'x' }, 'order-is-calculated'],
    ['a neighbour to stand after, even null', { after: null }, 'order-is-calculated'],
    ['its own column', { column: 'queue' }, 'order-is-calculated'],
    ['another source than where it stands', { from: 'triage' }, 'stale-version'],
    ['Waiting without a reason', { column: 'waiting' }, 'reason-needed'],
  ])('S7 refuses %s', (_, command, code) => {
    expect(refusalOf(() => move(command))).toMatchObject({ kind: 'conflict', code });
  });

  it('S8 to Working gives it to the mover when nobody has it, and meets the response', () => {
    expect(move({})).toMatchObject({ column: 'working', assignee: bao.id, respondedAt: after(5), version: 2 });
    const danas = moved({ ...ticket, assignee: 'dana' }, { from: 'queue', column: 'working' }, policy, bao, after(5));
    expect(danas.assignee).toBe('dana');
  });

  it('S9 back to Queue it is anybody’s again', () => {
    expect(moved(move({}), { from: 'working', column: 'queue' }, policy, bao, after(9)).assignee).toBeNull();
  });

  it('S6 judges a reopened ticket by the policy in force', () => {
    const facts = { impact: { value: 'high', about: false, source: 'agent', by: bao, at: REPORTED } } as const;
    const done = aTicket({ column: 'resolved', resolvedAt: after(1), respondedAt: after(1), facts });
    const now = moved(done, { from: 'resolved', column: 'working' }, { ...itilPolicy, version: 2 }, bao, after(9));
    expect(now).toMatchObject({ policyVersion: 2, severity: 2, retargeted: { from: 3, because: ['policy'] } });
  });
});

describe('a claim', () => {
  it('S9 is compare and set: whoever was slower learns who has it', () => {
    const taken = assigned(aTicket(), { from: null, to: 'dana' }, bao);
    expect(taken).toMatchObject({ assignee: 'dana', version: 2 });
    expect(refusalOf(() => assigned(taken, { from: null, to: bao.id }, bao))).toMatchObject({
      code: 'already-taken',
      facts: { assignee: 'dana', ticket: taken },
    });
  });

  it('S8 acknowledged twice names who was first', () => {
    const seen = acknowledged(aTicket(), policy, bao, after(1));
    expect(refusalOf(() => acknowledged(seen, policy, bao, after(2)))).toMatchObject({
      code: 'already-acknowledged',
      facts: { by: { name: 'Bao' }, at: after(1) },
    });
  });

  it('only members work on tickets', () => {
    for (const act of [
      () => pulled(aTicket(), policy, rita, after(1)),
      () => assigned(aTicket(), { from: null, to: rita.id }, rita),
      () => acknowledged(aTicket(), policy, rita, after(1)),
      () => rerouted(aTicket(), { from: 'general', queue: 'network' }, policy, rita, after(1)),
      () => moved(aTicket(), { from: 'queue', column: 'working' }, policy, rita, after(1)),
      () => corrected(aTicket(), { version: 1, facts: {} }, policy, { ...rita, roles: ['admin'] }, after(1)),
    ]) {
      expect(refusalOf(act)).toMatchObject({ kind: 'forbidden', code: 'members-only' });
    }
  });

  it('a reroute names the queue it saw', () => {
    expect(
      refusalOf(() => rerouted(aTicket(), { from: 'other', queue: 'network' }, policy, bao, after(1))),
    ).toMatchObject({
      code: 'stale-version',
    });
    expect(rerouted(aTicket(), { from: 'general', queue: 'network' }, policy, bao, after(1)).queueId).toBe('network');
  });
});

describe('another policy', () => {
  it('S6 judges an open ticket anew by what it knows of it, and assumes the rest', () => {
    const now = recalculated(aTicket(), { ...itilPolicy, version: 2 }, after(3));
    expect(now).toMatchObject({ policyVersion: 2, severity: 3, version: 2, facts: aTicket().facts });
  });

  it('S8 new targets alone move the due times, and say so', () => {
    const sla = { ...policy.sla, 3: { response: 10, resolution: 20 } };
    const now = recalculated(aTicket(), { ...policy, sla, version: 2 }, after(3));
    expect(now).toMatchObject({
      due: after(10),
      resolutionDue: after(20),
      retargeted: { from: 3, because: ['policy'] },
    });
  });
});

describe('who sees what', () => {
  it('L7 a requester sees own tickets only, and nothing of columns and routing', () => {
    const own = aTicket({ reportedBy: { id: rita.id, name: 'Rita' } });
    expect(visibleTo(rita, ticketOf(own))).toBe(true);
    expect(visibleTo(rita, ticketOf(aTicket()))).toBe(false);
    expect(visibleTo(rita, { type: 'routing-set', version: 2, rules: [], was: [] })).toBe(false);
    expect(visibleTo(rita, { type: 'policy-activated', policy, reason: 'x' })).toBe(true);
    expect(visibleTo(rita, { type: 'not-thought-of-yet' } as never)).toBe(false);
    expect(visibleTo(bao, ticketOf(own))).toBe(true);
    expect(visibleTo({ ...rita, roles: [] }, { type: 'policy-activated', policy, reason: 'x' })).toBe(false);
  });
});
