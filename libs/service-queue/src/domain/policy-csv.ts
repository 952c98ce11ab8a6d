import { Refusal } from '@twotrack/shared';
import type { FactDeclaration, SeverityPolicyDraft } from '../contract/index.js';
import { combinations, everyCombination, mustBeCountable, placeOf } from './policy-combinations.js';
import { judge } from './severity.js';

const SEVERITY = 'severity';

/**
 * One row for each combination: a column for each fact, by the ids of fact and level, then the severity. Cells that a
 * spreadsheet would take for a formula carry an apostrophe. Refuses `policy-too-many-rows`.
 */
export function csvOf(policy: SeverityPolicyDraft): string {
  const lines = [[...policy.facts.map(({ id }) => id), SEVERITY].map(safe).join()];
  for (const levels of everyCombination(policy.facts)) {
    const said = policy.facts.map((fact) => safe(fact.levels[levels.get(fact.id)!]!.id));
    lines.push([...said, judge(policy, levels).severity].join());
  }
  return lines.map((line) => `${line}\r\n`).join('');
}

/**
 * The severity of every combination in their order, one digit each. Refuses `csv-not-understood`, with the row of each
 * fault: an unknown column or level, a severity that is none, a combination that stands twice or not at all.
 */
export function severitiesIn(csv: string, facts: readonly FactDeclaration[]): string {
  mustBeCountable(facts);
  const [head = [], ...rows] = cellsOf(csv);
  const columns = columnsOf(head, facts);
  const severities: (string | undefined)[] = Array.from({ length: combinations(facts) }, () => undefined);
  const faults: CsvFault[] = [];
  rows.forEach((cells, i) => {
    const path = `row ${i + 2}`;
    const levels = new Map(facts.map((fact) => [fact.id, levelIn(fact, cells[columns.get(fact.id)!])]));
    const unknown = facts.filter(({ id }) => levels.get(id)! < 0);
    const said = cells[columns.get(SEVERITY)!] ?? '';
    const severity = /^(?:SEV)?([1-5])$/i.exec(said)?.[1];
    for (const { id } of unknown) faults.push({ path, message: `${id} has no level ${cells[columns.get(id)!] ?? ''}` });
    if (!severity) faults.push({ path, message: `${said || 'nothing'} is not a severity from 1 to 5` });
    if (unknown.length > 0 || !severity) return;
    const place = placeOf(facts, levels);
    if (severities[place] !== undefined) faults.push({ path, message: 'stands here for the second time' });
    severities[place] = severity;
  });
  const missing = severities.filter((one) => one === undefined).length;
  if (missing > 0)
    faults.push({ path: 'file', message: `${missing} of ${severities.length} combinations are missing` });
  if (faults.length > 0) throw notUnderstood(faults);
  return severities.join('');
}

interface CsvFault {
  readonly path: string;
  readonly message: string;
}
const FAULTS_TOLD = 50;

function notUnderstood(faults: readonly CsvFault[]): Refusal {
  const { path, message } = faults[0]!;
  const said = `The file was not understood: ${path}: ${message}.`;
  return new Refusal('invalid', 'csv-not-understood', { faults: faults.slice(0, FAULTS_TOLD) }, said);
}

/** The place of every column by its name, in whichever order they stand. */
function columnsOf(head: readonly string[], facts: readonly FactDeclaration[]): Map<string, number> {
  const wanted = [...facts.map(({ id }) => id), SEVERITY];
  const faults = [
    ...wanted.filter((name) => !head.includes(name)).map((name) => `column ${name} is missing`),
    ...head
      .filter((name, i) => !wanted.includes(name) || head.indexOf(name) !== i)
      .map((name) => `column ${name} does not belong here`),
  ];
  if (faults.length > 0) throw notUnderstood(faults.map((message) => ({ path: 'row 1', message })));
  return new Map(head.map((name, i) => [name, i]));
}

const levelIn = (fact: FactDeclaration, said: string | undefined): number =>
  fact.levels.findIndex(({ id }) => id === said);

/** Ids and digits need no quotes, but spreadsheets like to write them; a semicolon or a tab may stand for the comma. */
function cellsOf(csv: string): string[][] {
  const lines = csv
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '');
  const comma = [',', ';', '\t'].find((one) => lines[0]?.includes(one)) ?? ',';
  return lines.map((line) => line.split(comma).map((cell) => bare(cell.trim())));
}

const bare = (cell: string): string => cell.replace(/^"(.*)"$/, '$1').replace(/^'(?=[=+\-@])/, '');
const safe = (cell: string): string => (/^[=+\-@]/.test(cell) ? `'${cell}` : cell);
