import fc from 'fast-check';
import type { OpenTicket, Ticket } from '../contract/index.js';
import { foldedUnder, Groups, emptyTally, isUnseen, liesUnder, opened, tallied, type Tally } from './index.js';
import { REPORTED, after, bao, policy, rita, wording } from './ticket.sample.js';

/** Facts as people and alerts state them: some, all, or none. */
export const someFacts: fc.Arbitrary<OpenTicket['facts']> = fc
  .record(
    {
      tier: fc.constantFrom('T0', 'T1', 'T2', 'T3'),
      usersAffected: fc.oneof(fc.integer({ min: 0, max: 2_000 }), fc.constantFrom('one', 'few', 'many', 'all')),
      degradation: fc.constantFrom('request', 'minor', 'degraded', 'down'),
      workaround: fc.constantFrom('full', 'partial', 'none'),
      environment: fc.constantFrom('production', 'other'),
      dataLoss: fc.boolean(),
      security: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  .map((facts) => Object.fromEntries(Object.entries(facts).map(([id, value]) => [id, { value }])));

export const idOf = (number: number): string => `0193a000-0000-7000-8000-${String(number).padStart(12, '0')}`;

export const ticketOf = (number: number, facts: OpenTicket['facts'], minutes = number): Ticket =>
  opened(
    wording(facts),
    { id: idOf(number), key: `SRV-${number}`, queueId: 'general', ruleId: null },
    policy,
    rita,
    after(minutes),
  );

export const judging = { policy, by: bao, now: after(600) };

export const born = (groups: Groups, number = 999): Ticket =>
  groups.bear(
    {
      ...{ id: idOf(number), key: `SRV-${number}`, queueId: 'general', ruleId: null },
      ...{ title: 'Node … does not answer', service: 'node', foldKey: null, rule: null },
    },
    judging,
  );

/** These under one new parent. */
export function grouped(tickets: readonly Ticket[]): { parent: Ticket; children: Ticket[]; tally: Tally } {
  const groups = new Groups();
  const { id } = born(groups);
  const children = tickets.map((ticket) => foldedUnder(ticket, id, bao, judging.now));
  children.forEach((child, i) => groups.note(tickets[i]!, child));
  const [step] = groups.settle(judging);
  return { parent: step!.parent, children, tally: step!.tally };
}

/** Since when the first of those waits that were not noted: what the store looks for. */
export function firstsMended(groups: Groups, children: Iterable<Ticket>): void {
  for (const { id, noted } of groups.firstsSeen()) {
    const others = [...children].filter((child) => liesUnder(child, id) && !noted.includes(child.id));
    groups.mendFirst(
      id,
      others
        .filter(isUnseen)
        .map(({ reportedAt }) => reportedAt)
        .toSorted()[0] ?? null,
    );
  }
}

/** Counted anew, from what lies there. */
export const recounted = (children: Iterable<Ticket>, parentId: string): Tally =>
  [...children]
    .filter((child) => liesUnder(child, parentId))
    .toSorted((a, b) => (a.reportedAt < b.reportedAt ? -1 : 1))
    .reduce((tally, child) => tallied(tally, child, 1), emptyTally);

export { REPORTED };
