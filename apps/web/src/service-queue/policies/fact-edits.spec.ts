import { describe, expect, it } from 'vitest';
import { SeverityPolicyDraft } from '@twotrack/service-queue/contract';
import { lintPolicy, standardPolicy } from '@twotrack/service-queue/domain';
import { isRemovable, takesFacts, withNewFact, withNewLevel, withoutFact, withoutLevel } from './fact-edits.js';

const policy = SeverityPolicyDraft.parse(standardPolicy);
const fact = (id: string, of: SeverityPolicyDraft = policy) => of.facts.find((one) => one.id === id)!;

describe('the facts of a policy', () => {
  it('S4 S6 take a level more and less: every table keeps its shape, and what was there is there again', () => {
    for (const one of policy.facts.filter(({ levels }) => levels.length < 8)) {
      const more = withNewLevel(policy, one, 'Even worse');
      expect(SeverityPolicyDraft.parse(more)).toEqual(more);
      expect(fact(one.id, more).levels.at(-1)!.name).toBe('Even worse');
      expect(lintPolicy(more).filter(({ message }) => /complete|shape|rows|columns/i.test(message))).toEqual([]);
      const back = withoutLevel(more, fact(one.id, more), fact(one.id, more).levels.at(-1)!.id);
      expect(back).toEqual(policy);
    }
  });

  it('S4 lose a level with what guards say of it; where it was assumed, its neighbour is', () => {
    const environment = fact('environment');
    const gone = withoutLevel(policy, environment, environment.default);
    expect(fact('environment', gone).levels.map(({ id }) => id)).toContain(fact('environment', gone).default);
    const named = gone.guards.flatMap(({ when }) =>
      when.flatMap(({ fact: of, is }) => (of === 'environment' ? is : [])),
    );
    expect(named).not.toContain(environment.default);
    expect(gone.guards.every(({ when }) => when.length > 0)).toBe(true);
  });

  it('S4 S6 a new one changes nothing until something reads it, and lint says so; what a table reads stays', () => {
    const more = withNewFact(policy, 'Press calls', ['No', 'Yes']);
    expect(SeverityPolicyDraft.parse(more)).toEqual(more);
    expect(lintPolicy(more)).not.toEqual([]);
    const added = more.facts.at(-1)!;
    expect(isRemovable(more, added)).toBe(true);
    expect(withoutFact(more, added)).toEqual(policy);
    expect(policy.tables.every(({ rows }) => !fact(rows) || !isRemovable(policy, fact(rows)))).toBe(true);
    expect(takesFacts({ ...policy, grid: { facts: ['tier'], severities: '1' } })).toBe(false);
  });
});
