import type { FactDeclaration, SeverityPolicyDraft, SeverityTable } from '@twotrack/service-queue/contract';
import { conditioned, freeId } from './fact-edits.js';

/** Whether its levels are bands of a count: their order is that of the numbers. */
export const hasEdges = ({ levels }: FactDeclaration): boolean => levels.some(({ from }) => from !== undefined);

/** A grid holds a severity for every combination, so there no level comes, goes or moves. */
export const takesLevels = (policy: SeverityPolicyDraft, { levels }: FactDeclaration): boolean =>
  policy.grid === undefined && levels.length < 8;
export const givesLevels = (policy: SeverityPolicyDraft, { levels }: FactDeclaration): boolean =>
  policy.grid === undefined && levels.length > 2;
export const movesLevels = (policy: SeverityPolicyDraft, fact: FactDeclaration): boolean =>
  policy.grid === undefined && !hasEdges(fact);

/** One more level before the one at `at`, or as the worst: for tables and guards the same as its better neighbour. */
export function withNewLevel(
  policy: SeverityPolicyDraft,
  fact: FactDeclaration,
  at: number,
  name: string,
): SeverityPolicyDraft {
  const { levels } = fact;
  const id = freeId(
    levels.map((level) => level.id),
    'level',
  );
  const names = levels.map((level) => level.name);
  const level = { id, name: freeName(names, name), ...(hasEdges(fact) && { from: edgeAt(fact, at) }) };
  const like = Math.max(at - 1, 0);
  const next = levels.toSpliced(at, 0, level);
  // before all others it begins where they began, and they one later
  if (at === 0 && hasEdges(fact)) next[1] = { ...levels[0]!, from: levels[0]!.from! + 1 };
  const alike = (is: readonly string[]) => (is.includes(levels[like]!.id) ? [...is, id] : [...is]);
  return {
    ...withLevels(policy, fact, next),
    tables: policy.tables.map((table) => linesOf(table, fact.id, (lines) => lines.toSpliced(at, 0, lines[like]!))),
    guards: policy.guards.flatMap((guard) => conditioned(guard, fact.id, alike)),
  };
}

function freeName(taken: readonly string[], name: string): string {
  let number = 2;
  let free = name;
  while (taken.includes(free)) free = `${name} ${number++}`;
  return free;
}

/** In the middle between its neighbours; beyond the last, one more. */
function edgeAt({ levels }: FactDeclaration, at: number): number {
  if (at === 0) return levels[0]!.from!;
  const before = levels[at - 1]!.from!;
  const after = levels[at]?.from;
  return after === undefined ? before + 1 : Math.floor((before + after) / 2);
}

/** One place better or worse, with its line in every table: what it gives stays. */
export function withLevelMoved(
  policy: SeverityPolicyDraft,
  fact: FactDeclaration,
  levelId: string,
  by: 1 | -1,
): SeverityPolicyDraft {
  const at = fact.levels.findIndex(({ id }) => id === levelId);
  const swapped = <T>(lines: readonly T[]): T[] => lines.with(at, lines[at + by]!).with(at + by, lines[at]!);
  const levels = swapped(fact.levels);
  const order = levels.map(({ id }) => id);
  return {
    ...withLevels(policy, fact, levels),
    tables: policy.tables.map((table) => linesOf(table, fact.id, swapped)),
    guards: policy.guards.flatMap((guard) =>
      conditioned(guard, fact.id, (is) => order.filter((id) => is.includes(id))),
    ),
  };
}

/** From which count on it is this level. */
export const withEdge = (
  policy: SeverityPolicyDraft,
  fact: FactDeclaration,
  levelId: string,
  from: number,
): SeverityPolicyDraft =>
  withLevels(
    policy,
    fact,
    fact.levels.map((level) => (level.id === levelId ? { ...level, from } : level)),
  );

/** Without a level, its line in every table, and what guards say of it; the next one is assumed where it was. */
export function withoutLevel(policy: SeverityPolicyDraft, fact: FactDeclaration, levelId: string): SeverityPolicyDraft {
  const at = fact.levels.findIndex(({ id }) => id === levelId);
  const [first, ...others] = fact.levels.toSpliced(at, 1);
  // the smallest count of a band begins at nothing
  const levels = [first!.from === undefined ? first! : { ...first!, from: fact.levels[0]!.from! }, ...others];
  const assumed = fact.default === levelId ? levels[Math.min(at, levels.length - 1)]!.id : fact.default;
  return {
    ...withLevels(policy, { ...fact, default: assumed }, levels),
    tables: policy.tables.map((table) => linesOf(table, fact.id, (lines) => lines.toSpliced(at, 1))),
    guards: policy.guards.flatMap((guard) => conditioned(guard, fact.id, (is) => is.filter((id) => id !== levelId))),
  };
}

const withLevels = (
  policy: SeverityPolicyDraft,
  fact: FactDeclaration,
  levels: FactDeclaration['levels'],
): SeverityPolicyDraft => ({
  ...policy,
  facts: policy.facts.map((one) => (one.id === fact.id ? { ...fact, levels } : one)),
});

/** A table with its rows or columns changed, where they are of this fact. */
function linesOf(table: SeverityTable, factId: string, change: <T>(lines: readonly T[]) => T[]): SeverityTable {
  const rows = table.rows === factId ? change(table.cells) : table.cells;
  return { ...table, cells: table.columns === factId ? rows.map((row) => change(row)) : rows };
}
