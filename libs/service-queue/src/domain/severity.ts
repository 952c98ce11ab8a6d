import { Refusal } from '@twotrack/shared';
import type {
  CellUsed,
  FactDeclaration,
  FactScale,
  FactSource,
  FactValue,
  GuardFired,
  Severity,
  SeverityGrid,
  SeverityPolicyDraft,
  SeverityTable,
} from '../contract/index.js';

/** What a severity is calculated from: a value for each known fact. What is missing is assumed (S4). */
export type KnownFacts = Readonly<
  Record<
    string,
    {
      readonly value: FactValue;
      readonly about?: boolean;
      readonly source?: FactSource;
      /** By what a count is measured, where its service says so. */
      readonly scale?: FactScale | undefined;
    }
  >
>;

/** The outcome of one calculation with every step that led to it. */
export interface Judgement {
  readonly severity: Severity;
  readonly cells: CellUsed[];
  readonly guards: GuardFired[];
}

/** The level of every fact, by the level's place in its declaration: 0 is the best. */
export type Levels = ReadonlyMap<string, number>;

/** The severity of these facts under this policy, and nothing else (S2). Refuses facts and levels the policy does not declare. */
export const severityOf = (policy: SeverityPolicyDraft, facts: KnownFacts): Severity =>
  judge(policy, levelsOf(policy, facts)).severity;

/** Every fact's level: the stated one, else the default. Refuses `unknown-fact` and `unknown-level`, with the path. */
export function levelsOf(policy: SeverityPolicyDraft, facts: KnownFacts): Levels {
  const declared = new Set(policy.facts.map((fact) => fact.id));
  for (const id of Object.keys(facts)) {
    if (declared.has(id)) continue;
    const said = `The severity policy knows no fact ${id}.`;
    throw new Refusal('invalid', 'unknown-fact', { path: `facts.${id}`, known: [...declared] }, said);
  }
  return new Map(policy.facts.map((fact) => [fact.id, levelIn(fact, statedOf(facts, fact.id))]));
}

/** The facts that this policy can judge: what an earlier policy knew and this one does not is left out. */
export function factsKnownTo<F extends KnownFacts>(policy: SeverityPolicyDraft, facts: F): F {
  const known = policy.facts.filter((fact) => {
    const stated = statedOf(facts, fact.id);
    return stated !== undefined && placeOfValue(fact, stated.value) >= 0;
  });
  return Object.fromEntries(known.map((fact) => [fact.id, facts[fact.id]])) as F;
}

/** The level a value means for a fact; null where this policy does not know one of them. */
export function levelNamed(
  policy: SeverityPolicyDraft,
  id: string,
  value: FactValue,
  scale?: FactScale,
): string | null {
  const fact = policy.facts.find((one) => one.id === id);
  return (fact && fact.levels[placeOfValue(fact, value, scale)]?.id) ?? null;
}

export const statedOf = (facts: KnownFacts, id: string): KnownFacts[string] | undefined =>
  Object.hasOwn(facts, id) ? facts[id] : undefined;

function levelIn(fact: FactDeclaration, stated: KnownFacts[string] | undefined): number {
  if (stated === undefined) return fact.levels.findIndex((level) => level.id === fact.default);
  const place = placeOfValue(fact, stated.value, stated.scale);
  if (place >= 0) return place;
  const known = fact.levels.map((level) => level.id);
  const said = `${fact.name} has no level ${String(stated.value)}.`;
  throw new Refusal('invalid', 'unknown-level', { path: `facts.${fact.id}.value`, known }, said);
}

/** A count falls into the highest band that starts at or below it, or the lowest; yes and no may be said as booleans. */
function placeOfValue(fact: FactDeclaration, value: FactValue, scale?: FactScale): number {
  if (typeof value !== 'number') {
    const id = typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;
    return fact.levels.findIndex((level) => level.id === id);
  }
  if (fact.levels.some((level) => level.from === undefined)) return -1;
  return Math.max(
    0,
    bandsOf(fact, scale).findLastIndex((from) => from <= value),
  );
}

/** Of the people who use a service: from which share on a count is of the last level, and of the one before it. */
const SHARES = [1 / 2, 1 / 10];

/**
 * Where each level of a count begins, never falling. A service's own bands go before the policy's, if they are as many.
 * Of a service with few users a tenth is many and half is all: that only ever makes a count worse.
 */
export function bandsOf({ levels }: FactDeclaration, scale: FactScale = {}): number[] {
  const { bands, users } = scale;
  if (bands?.length === levels.length) return bands;
  const edges = levels.map(({ from = 0 }) => from);
  if (users === undefined) return edges;
  const [, second = 0] = edges;
  return edges.map((from, i) => {
    const share = i > 1 ? SHARES[edges.length - 1 - i] : undefined;
    return share === undefined ? from : Math.min(from, Math.max(second, Math.ceil(users * share)));
  });
}

/** Reads the tables, then lets the guards speak: caps first, so that floors win. */
export function judge(policy: SeverityPolicyDraft, levels: Levels): Judgement {
  if (policy.grid) return judgeByGrid(policy, policy.grid, levels);
  const cells: CellUsed[] = [];
  const numbers = new Map<string, number>();
  for (const table of policy.tables) {
    const cell = cellOf(policy, table, levels, numbers);
    numbers.set(table.id, cell.gives);
    cells.push(cell);
  }
  const guards: GuardFired[] = [];
  let severity = cells.at(-1)!.gives as Severity;
  for (const kind of ['cap', 'floor'] as const) {
    for (const guard of policy.guards) {
      if (guard.kind !== kind || !holds(policy, guard.when, levels)) continue;
      const to = (kind === 'cap' ? Math.max : Math.min)(severity, guard.severity) as Severity;
      if (to !== severity) guards.push({ guard: guard.id, name: guard.name, kind, from: severity, to });
      severity = to;
    }
  }
  return { severity, cells, guards };
}

function judgeByGrid(policy: SeverityPolicyDraft, grid: SeverityGrid, levels: Levels): Judgement {
  let at = 0;
  const said = grid.facts.map((id) => {
    const fact = declarationOf(policy, id);
    at = at * fact.levels.length + levels.get(id)!;
    return fact.levels[levels.get(id)!]!.id;
  });
  const severity = Number(grid.severities[at]) as Severity;
  const cell = { table: 'grid', name: 'Grid', row: said.join(' · '), column: '', gives: severity };
  return { severity, cells: [cell], guards: [] };
}

function cellOf(
  policy: SeverityPolicyDraft,
  table: SeverityTable,
  levels: Levels,
  numbers: ReadonlyMap<string, number>,
): CellUsed {
  const place = (input: string, size: number) => {
    const number = numbers.get(input);
    if (number !== undefined) return { at: size - number, said: String(number) };
    const at = levels.get(input)!;
    return { at, said: declarationOf(policy, input).levels[at]!.id };
  };
  const row = place(table.rows, table.cells.length);
  const cells = table.cells[row.at]!;
  const column = place(table.columns, cells.length);
  return { table: table.id, name: table.name, row: row.said, column: column.said, gives: cells[column.at]! };
}

const holds = (
  policy: SeverityPolicyDraft,
  when: SeverityPolicyDraft['guards'][number]['when'],
  levels: Levels,
): boolean => when.every(({ fact, is }) => is.includes(declarationOf(policy, fact).levels[levels.get(fact)!]!.id));

export const declarationOf = (policy: SeverityPolicyDraft, id: string): FactDeclaration =>
  policy.facts.find((fact) => fact.id === id)!;
