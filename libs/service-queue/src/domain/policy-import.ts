import type { ImportedAs, SeverityPolicyDraft, SeverityTable } from '../contract/index.js';
import { everyCombination } from './policy-combinations.js';
import { judge, type Levels } from './severity.js';
import { faultsOf } from './severity-policy.js';

/** Judgements after which no table is tried any more: about two seconds. */
const PATIENCE = 400_000;

/**
 * The policy that gives these severities (one digit for each combination), by the smallest change: none, the cells of
 * one table, or a flat grid instead of tables and guards.
 */
export function withSeverities(
  policy: SeverityPolicyDraft,
  severities: string,
): { policy: SeverityPolicyDraft; as: ImportedAs } {
  const whole = faultsOf(policy).length === 0;
  const rows = [...everyCombination(policy.facts)];
  if (whole && gives(policy, rows, severities)) return { policy, as: 'unchanged' };
  if (whole && !policy.grid) {
    const each = rows.length * 6;
    for (const table of policy.tables.toReversed().slice(0, Math.floor(PATIENCE / each))) {
      const changed = withCellsFor(policy, table, rows, severities);
      if (changed && gives(changed, rows, severities)) return { policy: changed, as: 'table' };
    }
  }
  const grid = { facts: policy.facts.map(({ id }) => id), severities };
  return { policy: { ...policy, tables: [], guards: [], grid }, as: 'grid' };
}

const gives = (policy: SeverityPolicyDraft, rows: readonly Levels[], severities: string): boolean =>
  rows.every((levels, i) => judge(policy, levels).severity === Number(severities[i]));

/**
 * The policy with other cells in one table. Every combination reads one cell of it, so the cells are found one by one:
 * by what every number in it would lead to. A cell keeps its number where it may.
 */
function withCellsFor(
  policy: SeverityPolicyDraft,
  table: SeverityTable,
  rows: readonly Levels[],
  severities: string,
): SeverityPolicyDraft | null {
  const at = policy.tables.indexOf(table);
  const withCells = (cells: number[][]) => ({ ...policy, tables: policy.tables.with(at, { ...table, cells }) });
  const numbers = [1, 2, 3, 4, 5].filter((number) => number <= sizeAllowed(policy, table));
  const allowed = table.cells.map((cells) => cells.map(() => new Set(numbers)));
  const constant = numbers.map((number) => withCells(table.cells.map((cells) => cells.map(() => number))));
  // a table whose cells are numbered by their place tells which of them a combination reads
  for (const [i, levels] of rows.entries()) {
    const place = cellReadBy(policy, at, levels);
    const may = allowed[place.row]![place.column]!;
    numbers.forEach((number, n) => {
      if (may.has(number) && judge(constant[n]!, levels).severity !== Number(severities[i])) may.delete(number);
    });
    if (may.size === 0) return null;
  }
  return withCells(
    table.cells.map((cells, row) =>
      cells.map((was, column) => (allowed[row]![column]!.has(was) ? was : [...allowed[row]![column]!][0]!)),
    ),
  );
}

/** A number is of use only where the tables that read it have a line for it. */
const sizeAllowed = (policy: SeverityPolicyDraft, { id }: SeverityTable): number =>
  Math.min(
    5,
    ...policy.tables.flatMap(({ rows, columns, cells }) => [
      ...(rows === id ? [cells.length] : []),
      ...(columns === id ? [cells[0]!.length] : []),
    ]),
  );

function cellReadBy(policy: SeverityPolicyDraft, at: number, levels: Levels): { row: number; column: number } {
  const { rows, columns, cells } = policy.tables[at]!;
  const before = at === 0 ? [] : judge({ ...policy, tables: policy.tables.slice(0, at), guards: [] }, levels).cells;
  const placeIn = (input: string, size: number): number => {
    const table = before.find((cell) => cell.table === input);
    return table ? size - table.gives : levels.get(input)!;
  };
  return { row: placeIn(rows, cells.length), column: placeIn(columns, cells[0]!.length) };
}
