import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactScale, Facts, Service, ServiceWords } from '../contract/index.js';
import {
  carried,
  corrected,
  createdService,
  csvOfServices,
  editedService,
  explain,
  opened,
  removedService,
  restoredService,
  servicesIn,
  severityOf,
  tierOf,
  withServices,
} from './index.js';
import { levelNameBy } from './level-names.js';
import { bandsOf, type KnownFacts } from './severity.js';
import { REPORTED, aTicket, after, bao, policy, refusalOf, wording } from './ticket.sample.js';

const RUNS = { numRuns: 1_000 };
const id = '0193a000-0000-7000-8000-0000000000d8';
const words: ServiceWords = {
  name: 'Ledger',
  tier: 'T1',
  serves: null,
  queueId: null,
  users: null,
  bands: null,
  facts: {},
  runbook: null,
  description: '',
};
const ledger = (some: Partial<Service> = {}): Service => ({ ...words, id, retiredAt: null, version: 1, ...some });
const knowing = (...services: Service[]) => withServices(policy, services);
const birth = { id, key: 'SRV-1', queueId: 'general', ruleId: null };
const open = (facts: Parameters<typeof wording>[0], by: Service | null, alert: Parameters<typeof opened>[5] = null) =>
  opened({ ...wording(facts), service: 'ledger' }, birth, by ? knowing(by) : policy, bao, REPORTED, alert);

const users = policy.facts.find((fact) => fact.id === 'usersAffected')!;
const levels = policy.facts.map((fact) => fc.integer({ min: 0, max: fact.levels.length - 1 }));
const anyFacts = fc
  .tuple(...levels)
  .map((places): KnownFacts =>
    Object.fromEntries(policy.facts.map((fact, i) => [fact.id, { value: fact.levels[places[i]!]!.id }])),
  );
const anyBands = fc
  .uniqueArray(fc.integer({ min: 0, max: 5_000 }), { minLength: 4, maxLength: 4 })
  .map((bands) => bands.sort((a, b) => a - b));
const anyScale: fc.Arbitrary<FactScale> = fc.record(
  { users: fc.integer({ min: 1, max: 20_000 }), bands: anyBands },
  { requiredKeys: [] },
);
const anyCount = fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20_000 }));
const counted = (facts: KnownFacts, value: number, scale: FactScale): KnownFacts => ({
  ...facts,
  usersAffected: { value, scale },
});

describe('how a count is measured at its service', () => {
  it('S2 more users affected never make a ticket less severe, by whichever bands', () => {
    fc.assert(
      fc.property(anyFacts, anyScale, anyCount, anyCount, (facts, scale, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(severityOf(policy, counted(facts, more, scale))).toBeLessThanOrEqual(
          severityOf(policy, counted(facts, less, scale)),
        );
      }),
      RUNS,
    );
  });

  it('S2 any other fact made worse never lowers the severity, by whichever bands', () => {
    fc.assert(
      fc.property(anyFacts, anyScale, anyCount, fc.constantFrom(...policy.facts), (facts, scale, count, fact) => {
        if (fact.id === 'usersAffected') return;
        const at = fact.levels.findIndex((level) => level.id === facts[fact.id]!.value);
        const worse = { ...facts, [fact.id]: { value: fact.levels[Math.min(at + 1, fact.levels.length - 1)]!.id } };
        expect(severityOf(policy, counted(worse, count, scale))).toBeLessThanOrEqual(
          severityOf(policy, counted(facts, count, scale)),
        );
      }),
      RUNS,
    );
  });

  it('S2 that a service has few users only ever makes a count worse, and bands never fall', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), (of) => {
        const bands = bandsOf(users, { users: of });
        expect(bands).toEqual([...bands].sort((a, b) => a - b));
        bands.forEach((from, i) => expect(from).toBeLessThanOrEqual(users.levels[i]!.from!));
      }),
      RUNS,
    );
  });

  it.each([
    [3, [1, 2, 2, 2]],
    [40, [1, 2, 4, 20]],
    [1_000, [1, 2, 21, 500]],
    [100_000, [1, 2, 21, 501]],
  ])('S2 of %i people a tenth is many and half is all', (of, bands) => {
    expect(bandsOf(users, { users: of })).toEqual(bands);
  });

  it('S2 bands of its own go before the number of its users, and before the policy only if they are as many', () => {
    expect(bandsOf(users, { users: 40, bands: [1, 5, 10, 15] })).toEqual([1, 5, 10, 15]);
    expect(bandsOf(users, { bands: [1, 5] })).toEqual([1, 2, 21, 501]);
  });

  it('S5 the explanation names by what it was measured', () => {
    const { facts } = open({ usersAffected: { value: 30 } }, ledger({ users: 40 }));
    const used = explain(policy, facts).facts.find(({ fact }) => fact === 'usersAffected');
    expect(used).toMatchObject({ value: 30, level: 'all', scale: { users: 40 } });
    expect(used!.levelName).toBe('All (20 or more)');
    expect(severityOf(policy, facts)).toBeLessThan(severityOf(policy, { ...facts, usersAffected: { value: 30 } }));
  });
});

describe('the levels of a count at its service', () => {
  const namesBy = (scale?: FactScale) => users.levels.map((level) => levelNameBy(users, level, scale));
  const names = ['One', 'A few (2 to 20)', 'Many (21 to 500)', 'All (more than 500)'];

  it.each<[string, FactScale | undefined, string[]]>([
    ['as the policy has them', undefined, names],
    ['of many users, as the policy has them', { users: 100_000 }, names],
    ['of 60 users', { users: 60 }, ['One', 'A few (2 to 5)', 'Many (6 to 29)', 'All (30 or more)']],
    ['of 3 users', { users: 3 }, ['One', 'A few (never here)', 'Many (never here)', 'All (2 or more)']],
    [
      'by bands of its own',
      { bands: [1, 5, 6, 15] },
      ['One (up to 4)', 'A few (5)', 'Many (6 to 14)', 'All (15 or more)'],
    ],
  ])('S5 are called %s by the bands that count there', (_, scale, expected) => {
    expect(namesBy(scale)).toEqual(expected);
  });

  it('S5 what would change it is told by the same bands', () => {
    const { facts } = open({ usersAffected: { value: 30 } }, ledger({ users: 60 }));
    const others = explain(policy, facts).alternatives.filter(({ fact }) => fact === 'usersAffected');
    expect(others.map(({ levelName }) => levelName)).toContain('A few (2 to 5)');
  });
});

describe('facts from the catalogue', () => {
  it('S4 stand where nobody states them, with their source, and stop no ticket in Triage', () => {
    const { tier: _, ...others } = wording().facts;
    const ticket = open(others, ledger({ facts: { environment: 'other' } }));
    expect(ticket.facts['tier']).toEqual({
      value: 'T1',
      about: false,
      source: 'catalogue',
      by: { id, name: 'Ledger' },
      at: REPORTED,
    });
    expect(ticket.facts['environment']).toMatchObject({ value: 'production', source: 'agent' });
    expect(ticket.column).toBe('queue');
    expect(open(others, null).column).toBe('triage');
  });

  it('S4 give way to what an alert or a person states, and come back when that is taken back', () => {
    const by = ledger({ tier: 'T3' });
    const seen = { repeats: 0, lastSeenAt: REPORTED, stillFiring: true };
    expect(open({ tier: { value: 'T0' } }, by, seen).facts['tier']).toMatchObject({ value: 'T0', source: 'alert' });
    const born = open({}, by);
    const correct = (ticket: typeof born, tier: { value: string } | null) =>
      corrected(ticket, { version: ticket.version, facts: { tier } }, knowing(by), bao, after(1));
    const said = correct(born, { value: 'T0' });
    expect(said.facts['tier']).toMatchObject({ value: 'T0', source: 'agent' });
    expect(carried(said, knowing(ledger({ tier: 'T2' })), after(2))).toBeNull();
    expect(correct(said, null).facts['tier']).toMatchObject({ value: 'T3', source: 'catalogue' });
  });

  it('S4 the worse of the service’s and its function’s tier counts', () => {
    expect(tierOf(ledger({ tier: 'T2', serves: { name: 'Paying out', tier: 'T0' } }), policy)).toBe('T0');
    expect(tierOf(ledger({ tier: 'T1', serves: { name: 'Reports', tier: 'T3' } }), policy)).toBe('T1');
    expect(tierOf(ledger({ tier: null }), policy)).toBeNull();
  });

  it('S4 a change reaches an open ticket once, says what it changed, and a service taken out leaves nothing behind', () => {
    const anyTier = fc.option(fc.constantFrom('T0', 'T1', 'T2', 'T3'), { nil: null });
    const anyService = fc.record({
      tier: anyTier,
      users: fc.option(fc.integer({ min: 1, max: 900 }), { nil: null }),
      facts: fc.constantFrom<Record<string, string>>({}, { environment: 'other' }, { workaround: 'full' }),
    });
    const anyStated = fc.subarray(policy.facts.map((fact) => fact.id));
    fc.assert(
      fc.property(anyService, anyService, anyStated, fc.nat(1_000), (first, second, stated, count) => {
        const all = { ...wording().facts, usersAffected: { value: count } };
        const said = Object.fromEntries(Object.entries(all).filter(([one]) => stated.includes(one)));
        const bare = open(said, null);
        const born = open(said, ledger(first));
        const now = knowing(ledger(second));
        const next = carried(born, now, after(1)) ?? born;
        expect(carried(next, now, after(2))).toBeNull();
        expect(values(next.facts)).toEqual(values(open(said, ledger(second)).facts));
        expect(next.severity).toBe(severityOf(policy, next.facts));
        if (next.severity !== born.severity) expect(next.retargeted).toMatchObject({ from: born.severity });
        const without = carried(next, knowing(), after(3)) ?? next;
        expect(values(without.facts)).toEqual(values(bare.facts));
        expect(without.severity).toBe(bare.severity);
      }),
      RUNS,
    );
  });

  it('S4 S8 a worse tier says that it was the tier', () => {
    const { tier: _, ...others } = wording().facts;
    const born = open(others, ledger({ tier: 'T3' }));
    const next = carried(born, knowing(ledger({ tier: 'T0' })), after(1))!;
    expect(next.severity).toBeLessThan(born.severity);
    expect(next.retargeted).toEqual({ at: after(1), from: born.severity, because: ['tier'] });
  });

  it('S11 a parent has its facts from what lies under it, measured as its service is', () => {
    const folded = {
      rule: null,
      count: 2,
      open: 2,
      unacknowledged: 2,
      unacknowledgedSince: REPORTED,
      severities: {},
      firstAt: REPORTED,
      lastAt: REPORTED,
    };
    const fact = { value: 30, about: false, source: 'folded' as const, by: bao, at: REPORTED };
    const parent = aTicket({ service: 'ledger', marks: { folded }, facts: { usersAffected: fact } });
    const next = carried(parent, knowing(ledger({ users: 40 })), after(1))!;
    expect(next.facts).toEqual({ usersAffected: { ...fact, scale: { users: 40 } } });
  });
});

const values = (facts: Facts) =>
  Object.fromEntries(Object.entries(facts).map(([fact, { value, source, scale }]) => [fact, { value, source, scale }]));

const queues = [{ id: 'q1', name: 'Database', position: 0, catchAll: true }];
const around = { services: [ledger()], queues, policy };

describe('the catalogue', () => {
  it.each([
    ['name-taken', { name: 'LEDGER' }],
    ['invalid', { name: 'Web', queueId: 'q9' }],
    ['invalid', { name: 'Web', tier: 'T9' }],
    ['invalid', { name: 'Web', serves: { name: 'Selling', tier: 'T9' } }],
    ['invalid', { name: 'Web', bands: [1, 2, 3] }],
    ['invalid', { name: 'Web', bands: [1, 5, 5, 9] }],
    ['invalid', { name: 'Web', facts: { tier: 'T0' } }],
    ['invalid', { name: 'Web', facts: { environment: 'moon' } }],
  ])('S4 refuses with %s: %j', (code, some) => {
    expect(refusalOf(() => createdService({ ...words, ...some }, 'new', around))).toMatchObject({ code });
  });

  it('S4 an edit of what somebody else has changed is refused with how it stands', () => {
    const was = ledger({ version: 2 });
    expect(refusalOf(() => editedService(was, { ...words, version: 1 }, around))).toMatchObject({
      code: 'stale-version',
      facts: { service: was },
    });
  });

  it('S4 what was taken out is restored as it was, unless its name was given away', () => {
    const gone = removedService(ledger(), REPORTED);
    expect(restoredService(gone, { ...around, services: [gone] })).toEqual(ledger({ version: 3 }));
    const other = ledger({ id: 'other', name: 'ledger' });
    expect(refusalOf(() => restoredService(gone, { ...around, services: [gone, other] }))).toMatchObject({
      code: 'name-taken',
    });
    expect(refusalOf(() => removedService(gone, REPORTED))).toMatchObject({ code: 'service-is-removed' });
  });

  it('S4 reads back what it wrote, whatever stands in the words', () => {
    const text = fc
      .string({ minLength: 1, maxLength: 30 })
      .map((said) => said.replace(/[^\x20-\x7e,;"\n]/g, 'x').trim());
    const anyService = fc.record({
      name: text.filter((said) => said !== '' && !said.startsWith("'")),
      description: text.filter((said) => !said.startsWith("'")),
      tier: fc.option(fc.constantFrom('T0', 'T3'), { nil: null }),
      queueId: fc.option(fc.constant('q1'), { nil: null }),
      users: fc.option(fc.integer({ min: 1, max: 9_999 }), { nil: null }),
      bands: fc.constantFrom<number[] | null>(null, [1, 2, 3, 4]),
      facts: fc.constantFrom<Record<string, string>>({}, { environment: 'other', security: 'no' }),
    });
    fc.assert(
      fc.property(anyService, (some) => {
        const service = ledger(some);
        const [row] = servicesIn(csvOfServices([service], queues), queues);
        expect({ ...service, ...row!.words }).toEqual(service);
      }),
      RUNS,
    );
  });

  it.each([
    ['name,colour\na,red', 'row 1'],
    ['tier\nT1', 'row 1'],
    ['name\na\nA', 'row 3'],
    ['name,queue\na,Nowhere', 'row 2'],
    ['name\n"a', 'row 2'],
  ])('S4 names the row that it does not understand: %j', (csv, path) => {
    expect(refusalOf(() => servicesIn(csv, queues))).toMatchObject({
      code: 'csv-not-understood',
      facts: { faults: [{ path }] },
    });
  });

  it('S4 reads what a spreadsheet writes: semicolons, a mark at the start, cells that look like formulas', () => {
    expect(servicesIn("\uFEFFname;users\r\n'=web;12\r\n", queues)).toEqual([
      { row: 2, words: { name: '=web', users: 12 } },
    ]);
  });
});
