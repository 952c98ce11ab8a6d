import { describe, expect, it } from 'vitest';
import type { RoutingCondition } from '../contract/index.js';
import { routed, ruleFor, tryRouting, type TriedRule } from './index.js';
import { policy, refusalOf, wording } from './ticket.sample.js';

const rule = (queueId: string, ...when: RoutingCondition[]): TriedRule => ({ name: queueId, when, queueId });
const of = (more: object) => ({ ...wording(), ...more });
const goesTo = (rules: TriedRule[], ticket: ReturnType<typeof of>) => ruleFor(rules, ticket, policy)?.queueId ?? null;

describe('routing', () => {
  it('S1 the first rule whose every condition holds decides', () => {
    const rules = [
      rule('both', { field: 'service', test: 'is', value: 'ledger' }, { field: 'kind', test: 'is', value: 'change' }),
      rule('first', { field: 'service', test: 'is', value: 'ledger' }),
      rule('second', { field: 'title', test: 'contains', value: 'checkout' }),
    ];
    expect(goesTo(rules, of({ service: 'ledger' }))).toBe('first');
    expect(goesTo(rules, of({ service: 'ledger', kind: 'change' }))).toBe('both');
    expect(goesTo(rules, of({ service: 'web' }))).toBe('second');
    expect(goesTo(rules, of({ title: 'Printer' }))).toBeNull();
  });

  it.each([
    ['title', 'contains', 'CHECKOUT', true],
    ['title', 'is', 'checkout is slow', false],
    ['title', 'starts-with', 'Checkout', true],
    ['title', 'starts-with', 'slow', false],
    ['details', 'contains', 'anything', false],
    ['service', 'is', 'anything', false],
    ['fact:usersAffected', 'is', 'many', true],
    ['fact:usersAffected', 'is', '38', true],
    ['fact:security', 'is', 'no', true],
    ['fact:security', 'is', 'yes', false],
    ['fact:mood', 'is', 'bad', false],
  ] as const)('S1 %s %s %s: %s', (field, test, value, holds) => {
    expect(goesTo([rule('here', { field, test, value })], of({}))).toBe(holds ? 'here' : null);
  });

  it('S1 an assumed fact routes nothing', () => {
    const rules = [rule('here', { field: 'fact:tier', test: 'is', value: 'T2' })];
    expect(goesTo(rules, of({ facts: {} }))).toBeNull();
    expect(goesTo(rules, of({ facts: { tier: { value: 'T2' } } }))).toBe('here');
  });

  it('S1 rules can be tried: which queue, by which rule, else the catch-all', () => {
    const rules = [rule('db', { field: 'service', test: 'is', value: 'db' })];
    expect(tryRouting(rules, [of({ service: 'db' }), of({})], policy, 'general')).toEqual([
      { queueId: 'db', rule: 0 },
      { queueId: 'general', rule: null },
    ]);
  });

  it('S1 a rule to a queue that is not there is refused with its path', () => {
    const command = { rules: [rule('general'), rule('nowhere')].map((one) => ({ ...one, id: undefined })) };
    const queues = [{ id: 'general', name: 'General', position: 0, catchAll: true }];
    expect(refusalOf(() => routed(command, queues, () => 'new'))).toMatchObject({
      kind: 'invalid',
      facts: { faults: [{ path: 'rules.1.queueId' }] },
    });
  });
});
