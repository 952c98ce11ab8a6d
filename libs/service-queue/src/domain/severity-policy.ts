import { Refusal } from '@twotrack/shared';
import type { FactDeclaration, Guard, SeverityGrid, SeverityPolicyDraft, SeverityTable } from '../contract/index.js';

export interface PolicyFault {
  readonly path: string;
  readonly message: string;
}
type Fault = PolicyFault;

/** Refuses a policy that could leave a ticket without a severity, with the path of every fault. */
export function checkPolicy(draft: SeverityPolicyDraft): void {
  const faults = faultsOf(draft);
  if (faults.length === 0) return;
  const said = `The policy is not complete: ${faults[0]!.path} ${faults[0]!.message}.`;
  throw new Refusal('invalid', 'policy-incomplete', { faults }, said);
}

/** Why this policy could leave a ticket without a severity. */
export function faultsOf(draft: SeverityPolicyDraft): PolicyFault[] {
  return [
    ...doubles([...draft.facts, ...draft.tables].map((one) => one.id)).map((id) => fault(id, 'is declared twice')),
    ...doubles(draft.guards.map((guard) => guard.id)).map((id) => fault(`guards.${id}`, 'is declared twice')),
    ...draft.facts.flatMap(faultsOfFact),
    ...draft.tables.flatMap((table, i) => faultsOfTable(draft, table, i)),
    ...draft.guards.flatMap((guard, i) => faultsOfGuard(draft, guard, i)),
    ...(draft.grid ? faultsOfGrid(draft, draft.grid) : draft.tables.length > 0 ? [] : [fault('tables', 'are missing')]),
  ];
}

function faultsOfGrid(draft: SeverityPolicyDraft, { facts, severities }: SeverityGrid): Fault[] {
  if (draft.tables.length + draft.guards.length > 0) return [fault('grid', 'stands instead of tables and guards')];
  const declared = facts.map((id) => draft.facts.find((fact) => fact.id === id));
  const unknown = facts.filter((_, i) => !declared[i]).map((id) => fault('grid.facts', `${id} is not a fact`));
  const needed = declared.reduce((product, one) => product * (one?.levels.length ?? 1), 1);
  return [
    ...unknown,
    ...doubles(facts).map((id) => fault('grid.facts', `names ${id} twice`)),
    ...(severities.length === needed
      ? []
      : [fault('grid.severities', `needs ${needed} digits, one for each combination, and has ${severities.length}`)]),
  ];
}

function faultsOfFact(fact: FactDeclaration, i: number): Fault[] {
  const ids = fact.levels.map((level) => level.id);
  const bands = fact.levels.filter((level) => level.from !== undefined).map((level) => level.from!);
  const rising = bands.every((from, at) => at === 0 || from > bands[at - 1]!);
  return [
    ...doubles(ids).map((id) => fault(`facts.${i}.levels`, `names ${id} twice`)),
    ...(ids.includes(fact.default) ? [] : [fault(`facts.${i}.default`, `is not a level of ${fact.id}`)]),
    ...(bands.length === 0 || (bands.length === ids.length && rising)
      ? []
      : [fault(`facts.${i}.levels`, 'need a rising from on every level, or on none')]),
  ];
}

function faultsOfTable(draft: SeverityPolicyDraft, table: SeverityTable, i: number): Fault[] {
  const width = table.cells[0]!.length;
  return [
    ...(table.cells.every((row) => row.length === width)
      ? []
      : [fault(`tables.${i}.cells`, 'has rows of unlike length')]),
    ...faultOfInput(draft, i, 'rows', table.rows, table.cells.length),
    ...faultOfInput(draft, i, 'columns', table.columns, width),
  ];
}

/** A fact needs one line for each level; an earlier table needs a line for each number it can give. */
function faultOfInput(draft: SeverityPolicyDraft, i: number, side: 'rows' | 'columns', input: string, size: number) {
  const path = `tables.${i}.${side}`;
  const fact = draft.facts.find((one) => one.id === input);
  if (fact) {
    const levels = fact.levels.length;
    return levels === size
      ? []
      : [fault(path, `needs ${levels} lines, one for each level of ${input}, and has ${size}`)];
  }
  const earlier = draft.tables.slice(0, i).find((one) => one.id === input);
  if (!earlier) return [fault(path, `${input} is neither a fact nor an earlier table`)];
  const largest = Math.max(...earlier.cells.flat());
  return largest <= size
    ? []
    : [fault(path, `needs ${largest} lines, one for each number of ${input}, and has ${size}`)];
}

const faultsOfGuard = (draft: SeverityPolicyDraft, guard: Guard, i: number): Fault[] =>
  guard.when.flatMap(({ fact, is }, at) => {
    const declared = draft.facts.find((one) => one.id === fact);
    if (!declared) return [fault(`guards.${i}.when.${at}.fact`, `${fact} is not a fact of this policy`)];
    return is
      .filter((id) => !declared.levels.some((level) => level.id === id))
      .map((id) => fault(`guards.${i}.when.${at}.is`, `${id} is not a level of ${fact}`));
  });

const doubles = (ids: readonly string[]): string[] => ids.filter((id, i) => ids.indexOf(id) !== i);

const fault = (path: string, message: string): Fault => ({ path, message });
