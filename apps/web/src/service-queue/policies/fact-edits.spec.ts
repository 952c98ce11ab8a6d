import { describe, expect, it } from 'vitest';
import { SeverityPolicyDraft } from '@twotrack/service-queue/contract';
import { lintPolicy, standardPolicy } from '@twotrack/service-queue/domain';
import { isRemovable, takesFacts, withNewFact, withoutFact } from './fact-edits.js';
import { hasEdges, withEdge, withLevelMoved, withNewLevel, withoutLevel } from './level-edits.js';

const policy = SeverityPolicyDraft.parse(standardPolicy);
const fact = (id: string, of: SeverityPolicyDraft = policy) => of.facts.find((one) => one.id === id)!;

describe('the facts of a policy', () => {
  it('S4 S6 take a level more and less: every table keeps its shape, and what was there is there again', () => {
    for (const one of policy.facts.filter(({ levels }) => levels.length < 8)) {
      for (let at = 0; at <= one.levels.length; at++) {
        const more = withNewLevel(policy, one, at, 'Even worse');
        expect(SeverityPolicyDraft.parse(more)).toEqual(more);
        expect(fact(one.id, more).levels[at]!.name).toBe('Even worse');
        const codes = lintPolicy(more).map(({ code }) => code);
        expect(codes).not.toContain('policy-not-monotone');
        // between 1 and 2 there is no room: the checks say so
        expect(codes.includes('policy-incomplete')).toBe(one.id === 'usersAffected' && (at === 0 || at === 1));
        const back = withoutLevel(more, fact(one.id, more), fact(one.id, more).levels[at]!.id);
        if (at > 0 || !hasEdges(one)) expect(back).toEqual(policy);
      }
    }
  });

  it('S4 two new levels have names and ids of their own', () => {
    const once = withNewLevel(policy, fact('environment'), 1, 'New level');
    const twice = withNewLevel(once, fact('environment', once), 1, 'New level');
    const { levels } = fact('environment', twice);
    expect(levels.slice(1, 3).map(({ name }) => name)).toEqual(['New level 2', 'New level']);
    expect(new Set(levels.map(({ id }) => id)).size).toBe(levels.length);
  });

  it('S4 S6 a level moves with what tables and guards say of it, and back; the checks tell what that does', () => {
    const degradation = fact('degradation');
    const moved = withLevelMoved(policy, degradation, degradation.levels[0]!.id, 1);
    expect(SeverityPolicyDraft.parse(moved)).toEqual(moved);
    expect(fact('degradation', moved).levels.map(({ id }) => id)).toEqual([
      degradation.levels[1]!.id,
      degradation.levels[0]!.id,
      ...degradation.levels.slice(2).map(({ id }) => id),
    ]);
    expect(lintPolicy(moved).map(({ code, fact: of }) => [code, of])).toContainEqual([
      'policy-not-monotone',
      'degradation',
    ]);
    expect(withLevelMoved(moved, fact('degradation', moved), degradation.levels[0]!.id, -1)).toEqual(policy);
  });

  it('S4 S6 the edge of a band is changed; one that does not rise is told', () => {
    const users = fact('usersAffected');
    const third = users.levels[2]!;
    const wider = withEdge(policy, users, third.id, third.from! + 5);
    expect(fact('usersAffected', wider).levels[2]!.from).toBe(third.from! + 5);
    expect(lintPolicy(wider)).toEqual([]);
    const wrong = withEdge(policy, users, third.id, users.levels[1]!.from!);
    expect(lintPolicy(wrong)).toMatchObject([{ code: 'policy-incomplete', path: expect.stringMatching(/^facts/) }]);
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
