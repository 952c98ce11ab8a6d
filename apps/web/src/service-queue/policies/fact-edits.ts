import type { FactDeclaration, Guard, SeverityPolicyDraft, SeverityTable } from '@twotrack/service-queue/contract';

/** What may be added and removed: a grid holds a severity for every combination, so there it is nothing. */
export const takesFacts = (policy: SeverityPolicyDraft): boolean =>
  policy.grid === undefined && policy.facts.length < 16;
export const takesLevels = (policy: SeverityPolicyDraft, { levels }: FactDeclaration): boolean =>
  policy.grid === undefined && levels.length < 8;
export const givesLevels = (policy: SeverityPolicyDraft, { levels }: FactDeclaration): boolean =>
  policy.grid === undefined && levels.length > 2;
/** What a table reads cannot go: what would its cells mean? */
export const isRemovable = (policy: SeverityPolicyDraft, { id }: FactDeclaration): boolean =>
  policy.grid === undefined && !policy.tables.some(({ rows, columns }) => rows === id || columns === id);

const freeId = (taken: readonly string[], stem: string): string => {
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

/** One level worse than the worst; where tables read it, it gives what the worst gave. */
export function withNewLevel(policy: SeverityPolicyDraft, fact: FactDeclaration, name: string): SeverityPolicyDraft {
  const last = fact.levels.at(-1)!;
  const id = freeId(
    fact.levels.map((level) => level.id),
    'level',
  );
  const level = { id, name, ...(last.from !== undefined && { from: last.from + 1 }) };
  return {
    ...policy,
    facts: policy.facts.map((one) => (one.id === fact.id ? { ...fact, levels: [...fact.levels, level] } : one)),
    tables: policy.tables.map((table) => linesOf(table, fact.id, (lines) => [...lines, lines.at(-1)!])),
  };
}

/** Without a level, its line in every table, and what guards say of it; the next one is assumed where it was. */
export function withoutLevel(policy: SeverityPolicyDraft, fact: FactDeclaration, levelId: string): SeverityPolicyDraft {
  const at = fact.levels.findIndex(({ id }) => id === levelId);
  const [first, ...others] = fact.levels.toSpliced(at, 1);
  // the smallest count of a band begins at nothing
  const levels = [first!.from === undefined ? first! : { ...first!, from: fact.levels[0]!.from! }, ...others];
  const assumed = fact.default === levelId ? levels[Math.min(at, levels.length - 1)]!.id : fact.default;
  return {
    ...policy,
    facts: policy.facts.map((one) => (one.id === fact.id ? { ...fact, levels, default: assumed } : one)),
    tables: policy.tables.map((table) => linesOf(table, fact.id, (lines) => lines.toSpliced(at, 1))),
    guards: policy.guards.flatMap((guard) => conditioned(guard, fact.id, (is) => is.filter((id) => id !== levelId))),
  };
}

/** A table with its rows or columns changed, where they are of this fact. */
function linesOf(table: SeverityTable, factId: string, change: <T>(lines: readonly T[]) => T[]): SeverityTable {
  const rows = table.rows === factId ? change(table.cells) : table.cells;
  return { ...table, cells: table.columns === factId ? rows.map((row) => change(row)) : rows };
}

/** The guard with another condition on this fact; none at all is no guard. */
function conditioned(guard: Guard, factId: string, change: (is: readonly string[]) => string[]): Guard[] {
  const when = guard.when
    .map((one) => (one.fact === factId ? { ...one, is: change(one.is) } : one))
    .filter(({ is }) => is.length > 0);
  return when.length > 0 ? [{ ...guard, when }] : [];
}
