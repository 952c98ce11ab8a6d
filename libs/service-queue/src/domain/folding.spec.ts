import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ticket } from '../contract/index.js';
import { Groups, factsOf, foldedUnder, mergedInto, mergesChanged, unfolded, unmerged } from './index.js';
import { acknowledged, corrected, moved, severityOf, templateOf, unacknowledged } from './index.js';
import { firstsMended, grouped, idOf, judging, recounted, someFacts, ticketOf } from './folding.sample.js';
import { after, bao, policy, refusalOf } from './ticket.sample.js';

const RUNS = { numRuns: 1_000 };
const someTickets = fc
  .array(someFacts, { minLength: 2, maxLength: 12 })
  .map((all) => all.map((facts, i) => ticketOf(i + 1, facts)));

/** But for its version, which counts every change. */
const asItWas = ({ version: _, ...ticket }: Ticket) => ticket;

describe('folding', () => {
  it('S11 then unfolding gives every ticket back exactly, in any order, and the counts come to nothing', () => {
    fc.assert(
      fc.property(someTickets, fc.infiniteStream(fc.nat()), (tickets, dice) => {
        const { parent, children, tally } = grouped(tickets);
        expect(tally.count).toBe(tickets.length);
        const groups = new Groups([{ parent, tally }]);
        const left = [...children];
        const back: Ticket[] = [];
        while (left.length > 0) {
          const [child] = left.splice(dice.next().value % left.length, 1);
          back.push(unfolded(child!));
          groups.note(child!, back.at(-1)!);
        }
        const byId = (a: Ticket, b: Ticket) => (a.id < b.id ? -1 : 1);
        expect(back.toSorted(byId).map(asItWas)).toEqual(tickets.map(asItWas));
        const [step] = groups.settle({ ...judging, now: after(700) });
        expect(step!.tally).toMatchObject({
          count: 0,
          open: 0,
          unacknowledged: 0,
          sums: {},
          levels: {},
          severities: {},
        });
        expect(step!.parent).toMatchObject({ closedAt: after(700), column: 'resolved' });
      }),
      RUNS,
    );
  });

  it('S11 counts and facts of the parent are true whatever happens under it, and nothing is lost', () => {
    const doing = fc.record({ which: fc.nat(), what: fc.nat(6), facts: someFacts });
    fc.assert(
      fc.property(someTickets, fc.array(doing, { maxLength: 30 }), (tickets, doings) => {
        let { parent, tally } = grouped(tickets);
        const children = new Map(grouped(tickets).children.map((child) => [child.id, child]));
        doings.forEach(({ which, what, facts }, i) => {
          if (parent.closedAt) return;
          const was = [...children.values()][which % children.size]!;
          const now = after(601 + i);
          const next = done(was, what, facts, parent.id, now);
          if (!next) return;
          const groups = new Groups([{ parent, tally }]);
          groups.note(was, next);
          firstsMended(groups, children.values());
          children.set(was.id, next);
          const [step] = groups.settle({ policy, by: bao, now });
          if (step) ({ parent, tally } = step);
          expect(parent.version).toBeGreaterThan(0);
        });
        expect(children.size).toBe(tickets.length);
        const { firstAt: _, lastAt: __, ...counted } = recounted(children.values(), parent.id);
        const { firstAt: ___, lastAt: ____, ...told } = tally;
        expect(told).toEqual(counted);
        expect(parent.resolvedAt === null).toBe(counted.open > 0);
        if (counted.open === 0) return;
        const { count, open, unacknowledgedSince } = counted;
        expect(parent.marks.folded).toMatchObject({ count, open, unacknowledgedSince });
        const said = Object.fromEntries(Object.entries(parent.facts).map(([id, { value }]) => [id, { value }]));
        expect(parent.severity).toBe(severityOf(policy, said));
        expect(parent.facts).toMatchObject(factsOf(tally, policy));
      }),
      RUNS,
    );
  });

  it('S2 S11 sums the stated users and takes the worst of everything else, the silent ones as assumed', () => {
    const { parent } = grouped([
      ticketOf(1, { usersAffected: { value: 300 }, tier: { value: 'T3' }, degradation: { value: 'down' } }),
      ticketOf(2, { usersAffected: { value: 'few' }, workaround: { value: 'none' } }),
      ticketOf(3, { dataLoss: { value: true } }),
    ]);
    // T3 is better than what the silent two are taken for
    expect(Object.fromEntries(Object.entries(parent.facts).map(([id, { value }]) => [id, value]))).toEqual({
      usersAffected: 302,
      degradation: 'down',
      dataLoss: true,
      workaround: 'none',
    });
    expect(Object.values(parent.facts).every(({ source }) => source === 'folded')).toBe(true);
  });

  it('S2 S11 five hundred of one user each, down, without workaround on T1, are one SEV1', () => {
    const facts = {
      tier: { value: 'T1' },
      usersAffected: { value: 1 },
      degradation: { value: 'down' },
      workaround: { value: 'none' },
      environment: { value: 'production' },
    };
    const tickets = Array.from({ length: 500 }, (_, i) => ticketOf(i + 1, facts));
    const { parent } = grouped(tickets);
    expect(tickets[0]!.severity).toBeGreaterThan(1);
    expect([parent.severity, parent.facts['usersAffected']!.value]).toEqual([1, 500]);
    expect(parent.reportedAt).toBe(tickets[0]!.reportedAt);
  });

  it('S11 what a person says of the group itself stands', () => {
    const { parent, tally, children } = grouped([ticketOf(1, {}), ticketOf(2, { tier: { value: 'T2' } })]);
    const told = corrected(
      parent,
      { version: parent.version, facts: { tier: { value: 'T0' } } },
      policy,
      bao,
      after(601),
    );
    const groups = new Groups([{ parent: told, tally }]);
    groups.note(children[0]!, moved(children[0]!, { from: 'triage', column: 'resolved' }, policy, bao, after(602)));
    expect(groups.settle({ ...judging, now: after(602) })[0]!.parent.facts['tier']!.value).toBe('T0');
  });

  it('S8 S11 is acknowledged with the last of them, and no more when that is taken back', () => {
    let { parent, tally, children } = grouped([ticketOf(1, {}), ticketOf(2, {})]);
    const step = (i: number, next: Ticket) => {
      const groups = new Groups([{ parent, tally }]);
      groups.note(children[i]!, next);
      children = children.with(i, next);
      ({ parent, tally } = groups.settle({ ...judging, now: after(601) })[0]!);
      return parent;
    };
    expect(step(0, acknowledged(children[0]!, policy, bao, after(601))).acknowledged).toBeNull();
    const seen = step(1, acknowledged(children[1]!, policy, bao, after(601)));
    expect([seen.acknowledged?.by.name, seen.respondedAt]).toEqual(['Bao', after(601)]);
    const unseen = step(0, unacknowledged(children[0]!, policy, bao, after(602)));
    expect([unseen.acknowledged, unseen.respondedAt]).toEqual([null, null]);
  });
});

describe('merging', () => {
  it('S11 stops the clocks, and unmerging gives the ticket back with them running on', () => {
    fc.assert(
      fc.property(someFacts, fc.integer({ min: 1, max: 500 }), (facts, minutes) => {
        const ticket = ticketOf(1, facts, 0);
        const merged = mergedInto(ticket, idOf(2), policy, bao, after(10));
        expect([merged.due, merged.agesAt, merged.parentId]).toEqual([null, null, idOf(2)]);
        const back = unmerged(merged, policy, after(10 + minutes));
        expect(back).toMatchObject({ parentId: null, marks: ticket.marks, column: ticket.column, facts: ticket.facts });
        const later = (due: string | null) => due && Date.parse(due) + minutes * 60_000;
        expect(Date.parse(back.resolutionDue!)).toBe(later(ticket.resolutionDue));
      }),
      RUNS,
    );
  });

  it('S8 S11 leaves alone the clocks that stood already', () => {
    const ticket = ticketOf(1, {}, 0);
    const waits = moved(ticket, { from: 'triage', column: 'waiting', reason: 'the vendor' }, policy, bao, after(5));
    const back = unmerged(mergedInto(waits, idOf(2), policy, bao, after(10)), policy, after(20));
    expect(asItWas(back)).toEqual(asItWas(waits));
  });

  it('S11 counts on the target what was merged into it', () => {
    const one = mergesChanged(ticketOf(1, {}), 2);
    expect([one.marks.merged, mergesChanged(one, -2).marks.merged]).toEqual([{ count: 2 }, undefined]);
  });
});

describe('a title', () => {
  it.each([
    ['Node host-12 does not answer', 'Node host-… does not answer'],
    ['connection refused db-primary:5432', 'connection refused db-primary:…'],
    ['Job "nightly run" failed', 'Job … failed'],
    ["User 'bo' can't log in", "User … can't log in"],
    ['Order 0193a000-0000-7000-8000-000000000002 lost', 'Order … lost'],
    ['Commit 7c1b9af broke it', 'Commit … broke it'],
    ['10.0.0.1 is full', '… is full'],
  ])('S11 %s is like %s', (title, like) => expect(templateOf(title)).toBe(like));
});

/** One of the things that happen to a ticket under a parent; null where it cannot happen now. */
function done(
  was: Ticket,
  what: number,
  facts: Record<string, { value: string | number | boolean }>,
  parentId: string,
  now: string,
) {
  const under = was.parentId !== null;
  const tried = refusalOf(() => {
    if (what === 0) return under ? unfolded(was) : foldedUnder(was, parentId, bao, now);
    if (what === 1) return acknowledged(was, policy, bao, now);
    if (what === 2) return unacknowledged(was, policy, bao, now);
    if (what === 3) return corrected(was, { version: was.version, facts }, policy, bao, now);
    if (what === 4) return moved(was, { from: was.column, column: 'resolved' }, policy, bao, now);
    if (what === 5) return moved(was, { from: was.column, column: 'queue' }, policy, bao, now);
    return moved(was, { from: was.column, column: 'working' }, policy, bao, now);
  }) as { notRefused?: Ticket };
  return tried.notRefused ?? null;
}
