import type {
  FactDeclaration,
  Guard,
  Severity,
  SeverityPolicy,
  SeverityPolicyDraft,
} from '@twotrack/service-queue/contract';

export const draftOfPolicy = ({ version: _, ...draft }: SeverityPolicy): SeverityPolicyDraft => draft;

/** The policy with one cell of one table changed. */
export const withCell = (policy: SeverityPolicyDraft, table: string, row: number, column: number, gives: number) => ({
  ...policy,
  tables: policy.tables.map((one) =>
    one.id === table ? { ...one, cells: one.cells.with(row, one.cells[row]!.with(column, gives)) } : one,
  ),
});

export const withTarget = (
  policy: SeverityPolicyDraft,
  severity: Severity,
  clock: 'response' | 'resolution',
  minutes: number,
): SeverityPolicyDraft => ({
  ...policy,
  sla: { ...policy.sla, [severity]: { ...policy.sla[severity], [clock]: minutes } },
});

export const withFact = (policy: SeverityPolicyDraft, fact: FactDeclaration): SeverityPolicyDraft => ({
  ...policy,
  facts: policy.facts.map((one) => (one.id === fact.id ? fact : one)),
});

/** In its place, or behind the others. */
export const withGuard = (policy: SeverityPolicyDraft, guard: Guard): SeverityPolicyDraft => {
  const at = policy.guards.findIndex(({ id }) => id === guard.id);
  return { ...policy, guards: at < 0 ? [...policy.guards, guard] : policy.guards.with(at, guard) };
};

export const withoutGuard = (policy: SeverityPolicyDraft, id: string): SeverityPolicyDraft => ({
  ...policy,
  guards: policy.guards.filter((guard) => guard.id !== id),
});

/** A floor that holds for the worst level of the first fact, under an id that is free. */
export function newGuard(policy: SeverityPolicyDraft, name: string): Guard {
  const [fact] = policy.facts;
  const ids = policy.guards.map(({ id }) => id);
  let number = 1;
  while (ids.includes(`guard-${number}`)) number++;
  const when = [{ fact: fact!.id, is: [fact!.levels.at(-1)!.id] }];
  return { id: `guard-${number}`, name, kind: 'floor', severity: 3, when };
}

/** The guard with one level ticked or not, levels in the order of the fact; a fact without any is no condition. */
export function withCondition(guard: Guard, fact: FactDeclaration, level: string, ticked: boolean): Guard {
  const was = guard.when.find((one) => one.fact === fact.id)?.is ?? [];
  const is = fact.levels.map(({ id }) => id).filter((id) => (id === level ? ticked : was.includes(id)));
  const others = guard.when.filter((one) => one.fact !== fact.id);
  return { ...guard, when: is.length > 0 ? [...others, { fact: fact.id, is }] : others };
}
