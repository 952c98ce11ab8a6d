import { describe, expect, it } from 'vitest';
import type { RoutingCondition, Service } from '../contract/index.js';
import { routeOf, routed, ruleFor, sawRouting, tryRouting, withServices, type TriedRule } from './index.js';
import { policy, refusalOf, wording } from './ticket.sample.js';

const rule = (queueId: string, ...when: RoutingCondition[]): TriedRule => ({ name: queueId, when, queueId });
const queues = ['general', 'db'].map((id, position) => ({ id, name: id, position, catchAll: id === 'general' }));
const db: Service = {
  id: '0193a000-0000-7000-8000-0000000000d8',
  name: 'db',
  tier: 'T2',
  serves: { name: 'Paying out', tier: 'T0' },
  queueId: 'db',
  users: 60,
  bands: null,
  facts: { environment: 'other' },
  runbook: null,
  description: '',
  retiredAt: null,
  version: 1,
};
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
    expect(tryRouting({ rules, queues, policy }, [of({ service: 'db' }), of({})])).toEqual([
      { queueId: 'db', rule: 0 },
      { queueId: 'general', rule: null },
    ]);
  });

  it.each([
    ['sender', 'is', 'Prometheus', true],
    ['sender', 'is', 'prometheus', false],
    ['reporter', 'contains', 'bao', true],
    ['label:team', 'is', 'storage', true],
    ['label:team', 'is', 'network', false],
    ['label:toString', 'contains', 'native', false],
    ['tier', 'is', 'T0', true],
    ['fact:tier', 'is', 'T0', true],
    ['fact:environment', 'is', 'other', true],
    ['fact:usersAffected', 'is', 'all', true],
    ['fact:usersAffected', 'is', 'many', false],
  ] as const)('S1 %s %s %s: %s, of an alert whose service the catalogue knows', (field, test, value, holds) => {
    const facts = { usersAffected: { value: 38 } };
    const words = of({ facts, service: 'DB', sender: 'Prometheus', reporter: 'Bao Tran', labels: { team: 'storage' } });
    const ruled = ruleFor([rule('here', { field, test, value })], words, withServices(policy, [db]));
    expect(ruled?.queueId ?? null).toBe(holds ? 'here' : null);
  });

  it('S1 what no rule takes goes to the owner of its service, and to the catch-all where that queue is not there', () => {
    const routes = (owner: string) => ({
      rules: [rule('second', { field: 'title', test: 'contains', value: 'printer' })],
      queues,
      policy: withServices(policy, [{ ...db, queueId: owner }]),
    });
    const goes = (owner: string, more: object) => routeOf(routes(owner), of(more)).queueId;
    expect(goes('db', { service: 'db' })).toBe('db');
    expect(goes('db', { service: 'db', title: 'Printer' })).toBe('second');
    expect(goes('db', { service: 'web' })).toBe('general');
    expect(goes('gone', { service: 'db' })).toBe('general');
  });

  it('S1 rules that were written over others than those in force are refused with these', () => {
    const now = { version: 3, rules: [] };
    expect(() => sawRouting({ version: 3, rules: [] }, now)).not.toThrow();
    expect(refusalOf(() => sawRouting({ version: 2, rules: [] }, now))).toMatchObject({
      kind: 'conflict',
      code: 'stale-version',
      facts: now,
    });
  });

  it('S1 a rule to a queue that is not there is refused with its path', () => {
    const command = { version: 1, rules: [rule('general'), rule('nowhere')].map((one) => ({ ...one, id: undefined })) };
    expect(refusalOf(() => routed(command, queues, () => 'new'))).toMatchObject({
      kind: 'invalid',
      facts: { faults: [{ path: 'rules.1.queueId' }] },
    });
  });
});
