import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SeverityPolicyDraft, type SeverityPolicy } from '../contract/index.js';
import { assumedFactsThatMatter, checkPolicy, explain, itilPolicy, severityOf, standardPolicy } from './index.js';
import type { KnownFacts } from './severity.js';

const standard: SeverityPolicy = { ...standardPolicy, version: 1 };
const RUNS = { numRuns: 1_000 };

const combination = (levels: readonly number[]): KnownFacts =>
  Object.fromEntries(standard.facts.map((fact, i) => [fact.id, { value: fact.levels[levels[i]!]!.id }]));

/** Every combination of levels, as places from best (0) to worst. */
const combinations = standard.facts.reduce<number[][]>(
  (all, fact) => all.flatMap((levels) => fact.levels.map((_, place) => [...levels, place])),
  [[]],
);
const refusal = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (thrown) {
    return thrown;
  }
};

describe('the standard policy', () => {
  it('S2 is monotone over all 3,072 combinations: no fact made worse lowers the severity', () => {
    expect(combinations).toHaveLength(3_072);
    for (const levels of combinations) {
      const severity = severityOf(standard, combination(levels));
      standard.facts.forEach((fact, i) => {
        if (levels[i]! + 1 === fact.levels.length) return;
        const worse = severityOf(standard, combination(levels.with(i, levels[i]! + 1)));
        if (worse > severity) expect.fail(`${fact.id} made worse lowers SEV${severity} to SEV${worse}: ${levels}`);
      });
    }
  });

  it('S4 needs every fact: each changes some severity', () => {
    const matters = new Set<string>();
    for (const levels of combinations) {
      const severity = severityOf(standard, combination(levels));
      standard.facts.forEach((fact, i) => {
        if (severityOf(standard, combination(levels.with(i, 0))) !== severity) matters.add(fact.id);
      });
    }
    expect([...matters].sort()).toEqual(standard.facts.map((fact) => fact.id).sort());
  });

  it('S2 ranks thousands kept from a critical function over one archive, whatever else is true', () => {
    const outage = { tier: { value: 'T0' }, usersAffected: { value: 4_000 }, degradation: { value: 'down' } };
    const archive = { tier: { value: 'T3' }, usersAffected: { value: 1 }, degradation: { value: 'down' } };
    expect(severityOf(standard, outage)).toBe(1);
    expect(severityOf(standard, archive)).toBe(3);
  });

  it.each([
    ['tier T0 and one user', { tier: 'T0', usersAffected: 'one', degradation: 'down' }, 2],
    ['nothing known at all', {}, 3],
    ['a request on T0 for all', { tier: 'T0', usersAffected: 'all', degradation: 'request' }, 4],
    ['T2 down for all', { tier: 'T2', usersAffected: 'all', degradation: 'down' }, 2],
    [
      'T0 down for all, outside production',
      { tier: 'T0', usersAffected: 'all', degradation: 'down', environment: 'other' },
      4,
    ],
    [
      'T0 down for all, full workaround',
      { tier: 'T0', usersAffected: 'all', degradation: 'down', workaround: 'full' },
      3,
    ],
    ['data loss on T1 in production', { tier: 'T1', usersAffected: 'one', degradation: 'request', dataLoss: true }, 1],
    ['data loss on T3 in production', { tier: 'T3', dataLoss: true }, 2],
    ['a leak outside production', { environment: 'other', security: true }, 3],
  ])('S2 gives %s its severity', (_, values: Record<string, string | boolean>, severity) => {
    const facts = Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value }]));
    expect(severityOf(standard, facts)).toBe(severity);
  });

  it('S2 reads counts through the bands: 0 and 1 one, 2 few, 21 many, 501 all', () => {
    const levels = [0, 1, 2, 20, 21, 500, 501, 1_000_000].map(
      (value) =>
        explain(standard, { usersAffected: { value } }).facts.find((fact) => fact.fact === 'usersAffected')!.level,
    );
    expect(levels).toEqual(['one', 'one', 'few', 'few', 'many', 'many', 'all', 'all']);
  });
});

describe('a severity explains itself', () => {
  const anyFacts = fc
    .tuple(...standard.facts.map((fact) => fc.option(fc.constantFrom(...fact.levels.map((level) => level.id)))))
    .map((values) =>
      Object.fromEntries(standard.facts.flatMap((fact, i) => (values[i] ? [[fact.id, { value: values[i] }]] : []))),
    );

  it('S5 says the same severity that it calculates, and its alternatives are true', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const why = explain(standard, facts);
        expect(why.severity).toBe(severityOf(standard, facts));
        expect(why.assumed).toEqual(standard.facts.map((fact) => fact.id).filter((id) => !(id in facts)));
        for (const { fact, level, severity } of why.alternatives) {
          expect(severity).not.toBe(why.severity);
          expect(severityOf(standard, { ...facts, [fact]: { value: level } })).toBe(severity);
        }
      }),
      RUNS,
    );
  });

  it('S5 names the cells, the guards that fired and the policy version', () => {
    const why = explain(standard, {
      tier: { value: 'T1' },
      usersAffected: { value: 38, about: true },
      security: { value: true },
    });
    expect(why).toMatchObject({
      severity: 1,
      policyVersion: 1,
      policyName: 'Standard',
      cells: [
        { table: 'impact', row: 'T1', column: 'many', gives: 2 },
        { table: 'urgency', row: 'degraded', column: 'none', gives: 2 },
        { table: 'severity', row: '2', column: '2', gives: 2 },
      ],
      guards: [{ guard: 'security-critical', kind: 'floor', from: 2, to: 1 }],
    });
    expect(why.facts[1]).toMatchObject({ level: 'many', value: 38, about: true });
    expect(why.facts[4]).toMatchObject({ fact: 'environment', level: 'production', source: 'assumed' });
  });

  it('S9 names exactly the assumed facts whose change alone changes the severity', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const severity = severityOf(standard, facts);
        const matter = standard.facts.filter(
          (fact) =>
            !(fact.id in facts) &&
            fact.levels.some(({ id }) => severityOf(standard, { ...facts, [fact.id]: { value: id } }) !== severity),
        );
        expect(assumedFactsThatMatter(standard, facts)).toEqual(matter.map((fact) => fact.id));
      }),
      RUNS,
    );
  });
});

describe('what cannot be judged is refused', () => {
  it('S4 refuses an unknown fact with its path', () => {
    expect(refusal(() => severityOf(standard, { mood: { value: 'bad' } }))).toMatchObject({
      kind: 'invalid',
      code: 'unknown-fact',
      facts: { path: 'facts.mood' },
    });
    expect(refusal(() => severityOf(standard, { constructor: { value: 'x' } }))).toMatchObject({
      code: 'unknown-fact',
    });
  });

  it.each([
    ['a name it does not have', 'tier', 'T9'],
    ['a count where there are no bands', 'tier', 3],
    ['yes or no where there is neither', 'tier', true],
  ])('S4 refuses %s with its path', (_, fact, value) => {
    expect(refusal(() => severityOf(standard, { [fact]: { value } }))).toMatchObject({
      kind: 'invalid',
      code: 'unknown-level',
      facts: { path: 'facts.tier.value' },
    });
  });

  const broken: [string, string, (draft: SeverityPolicyDraft) => void][] = [
    ['a default that is no level', 'facts.0.default', (draft) => (draft.facts[0]!.default = 'T9')],
    ['bands that do not rise', 'facts.1.levels', (draft) => (draft.facts[1]!.levels[2]!.from = 1)],
    ['a band for some levels only', 'facts.1.levels', (draft) => delete draft.facts[1]!.levels[0]!.from],
    ['a row too few', 'tables.0.rows', (draft) => draft.tables[0]!.cells.pop()],
    ['a ragged table', 'tables.1.cells', (draft) => draft.tables[1]!.cells[2]!.pop()],
    ['an unknown input', 'tables.2.rows', (draft) => (draft.tables[2]!.rows = 'weather')],
    ['a table read before it is there', 'tables.0.rows', (draft) => (draft.tables[0]!.rows = 'severity')],
    ['a number without a line', 'tables.2.rows', (draft) => (draft.tables[0]!.cells[0]![0] = 5)],
    ['a guard over an unknown fact', 'guards.0.when.0.fact', (draft) => (draft.guards[0]!.when[0]!.fact = 'mood')],
    ['a guard over an unknown level', 'guards.1.when.0.is', (draft) => (draft.guards[1]!.when[0]!.is = ['maybe'])],
    ['a fact declared twice', 'tier', (draft) => draft.facts.push(draft.facts[0]!)],
  ];
  it.each(broken)('S6 refuses a policy with %s', (_, path, breakIt) => {
    const draft = structuredClone(standardPolicy);
    breakIt(draft);
    const refused = refusal(() => checkPolicy(draft)) as { code: string; facts: { faults: { path: string }[] } };
    expect(refused).toMatchObject({ kind: 'invalid', code: 'policy-incomplete' });
    expect(refused.facts.faults.map((fault) => fault.path)).toContain(path);
  });

  it('S6 takes both presets as they are', () => {
    for (const preset of [standardPolicy, itilPolicy]) {
      expect(SeverityPolicyDraft.parse(preset)).toEqual(preset);
      expect(() => checkPolicy(preset)).not.toThrow();
    }
  });
});

describe('the ITIL 3×3 policy', () => {
  it('S2 gives the stock priorities', () => {
    const levels = ['high', 'medium', 'low'];
    const grid = levels.map((impact) =>
      levels.map((urgency) => severityOf(itilPolicy, { impact: { value: impact }, urgency: { value: urgency } })),
    );
    expect(grid).toEqual([
      [1, 2, 3],
      [2, 3, 4],
      [3, 4, 5],
    ]);
  });
});
