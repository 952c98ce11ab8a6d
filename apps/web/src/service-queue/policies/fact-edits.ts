import type { FactDeclaration, Guard, SeverityPolicyDraft } from '@twotrack/service-queue/contract';

/** What may be added and removed: a grid holds a severity for every combination, so there it is nothing. */
export const takesFacts = (policy: SeverityPolicyDraft): boolean =>
  policy.grid === undefined && policy.facts.length < 16;
/** What a table reads cannot go: what would its cells mean? */
export const isRemovable = (policy: SeverityPolicyDraft, { id }: FactDeclaration): boolean =>
  policy.grid === undefined && !policy.tables.some(({ rows, columns }) => rows === id || columns === id);

export const freeId = (taken: readonly string[], stem: string): string => {
  let number = 1;
  while (taken.includes(`${stem}${number}`)) number++;
  return `${stem}${number}`;
};

/** A question of yes or no that nothing reads yet: a guard may. */
export function withNewFact(
  policy: SeverityPolicyDraft,
  name: string,
  [no, yes]: [string, string],
): SeverityPolicyDraft {
  const id = freeId(
    policy.facts.map((fact) => fact.id),
    'fact',
  );
  const levels = [
    { id: 'no', name: no },
    { id: 'yes', name: yes },
  ];
  return { ...policy, facts: [...policy.facts, { id, name, question: `${name}?`, levels, default: 'no' }] };
}

/** Without a fact, and without what guards say of it. */
export const withoutFact = (policy: SeverityPolicyDraft, { id }: FactDeclaration): SeverityPolicyDraft => ({
  ...policy,
  facts: policy.facts.filter((fact) => fact.id !== id),
  guards: policy.guards.flatMap((guard) => conditioned(guard, id, () => [])),
});

/** The guard with another condition on this fact; none at all is no guard. */
export function conditioned(guard: Guard, factId: string, change: (is: readonly string[]) => string[]): Guard[] {
  const when = guard.when
    .map((one) => (one.fact === factId ? { ...one, is: change(one.is) } : one))
    .filter(({ is }) => is.length > 0);
  return when.length > 0 ? [{ ...guard, when }] : [];
}
