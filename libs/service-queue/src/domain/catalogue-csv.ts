import { Refusal } from '@twotrack/shared';
import type { Queue, Service } from '../contract/index.js';

const COLUMNS = ['name', 'tier', 'function', 'functionTier', 'queue', 'users', 'bands', 'facts', 'runbook', 'description'] as const; // prettier-ignore
type Row = Record<(typeof COLUMNS)[number], string>;

/** One row for each service that counts. Cells that a spreadsheet would take for a formula carry an apostrophe. */
export function csvOfServices(services: readonly Service[], queues: readonly Queue[]): string {
  const rows = services.map((service): Row => ({
    name: service.name,
    tier: service.tier ?? '',
    function: service.serves?.name ?? '',
    functionTier: service.serves?.tier ?? '',
    queue: queues.find(({ id }) => id === service.queueId)?.name ?? '',
    users: String(service.users ?? ''),
    bands: service.bands?.join(' ') ?? '',
    facts: Object.entries(service.facts)
      .map(([id, level]) => `${id}=${level}`)
      .join(' '),
    runbook: service.runbook ?? '',
    description: service.description,
  }));
  const lines = [[...COLUMNS], ...rows.map((row) => COLUMNS.map((column) => row[column]))];
  return lines.map((cells) => `${cells.map(quoted).join()}\r\n`).join('');
}

/** What a row says of a service, not yet checked; its place in the file, from 1 for the head. */
export interface ServiceRow {
  readonly row: number;
  readonly words: Record<string, unknown> & { name: string };
}

/** The rows of a file, in which every column but the name may be left out. Refuses `csv-not-understood`. */
export function servicesIn(csv: string, queues: readonly Queue[]): ServiceRow[] {
  const [head = [], ...lines] = cellsOf(csv.replace(/^\uFEFF/, ''));
  const names = head.map((name) => name.trim());
  const odd = names.find((name) => !COLUMNS.includes(name as (typeof COLUMNS)[number]));
  if (odd !== undefined) throw notUnderstood('row 1', `column ${odd || 'without a name'} does not belong here`);
  if (!names.includes('name')) throw notUnderstood('row 1', 'column name is missing');
  const seen = new Set<string>();
  return lines.map((cells, i) => {
    const row = i + 2;
    const said = Object.fromEntries(names.map((name, at) => [name, bare((cells[at] ?? '').trim())])) as Partial<Row>;
    const name = said.name ?? '';
    if (seen.has(name.toLowerCase())) throw notUnderstood(`row ${row}`, `${name} stands here for the second time`);
    seen.add(name.toLowerCase());
    return { row, words: { ...wordsOf(said, row, queues), name } };
  });
}

function wordsOf(said: Partial<Row>, row: number, queues: readonly Queue[]): Record<string, unknown> {
  const queue = said.queue ? queues.find(({ name }) => name.toLowerCase() === said.queue!.toLowerCase()) : null;
  if (queue === undefined) throw notUnderstood(`row ${row}`, `there is no queue ${said.queue}`);
  const has = (column: keyof Row, value: unknown) => (said[column] === undefined ? {} : { [column]: value });
  return {
    ...has('tier', said.tier || null),
    ...(said.function === undefined
      ? {}
      : { serves: said.function ? { name: said.function, tier: said.functionTier ?? '' } : null }),
    ...(said.queue === undefined ? {} : { queueId: queue?.id ?? null }),
    ...has('users', said.users ? Number(said.users) : null),
    ...has('bands', said.bands ? said.bands.split(/\s+/).map(Number) : null),
    ...has('facts', Object.fromEntries((said.facts ?? '').split(/\s+/).filter(Boolean).map(pairOf))),
    ...has('runbook', said.runbook || null),
    ...has('description', said.description),
  };
}

const pairOf = (pair: string): [string, string] => [pair.split('=', 1)[0]!, pair.split('=').slice(1).join('=')];

export function notUnderstood(path: string, message: string): Refusal {
  const said = `The file was not understood: ${path}: ${message}.`;
  return new Refusal('invalid', 'csv-not-understood', { faults: [{ path, message }] }, said);
}

/** By RFC 4180; a semicolon or a tab may stand for the comma. */
function cellsOf(csv: string): string[][] {
  const head = csv.split(/\r?\n/, 1)[0]!;
  const comma = [',', ';', '\t'].find((one) => head.includes(one)) ?? ',';
  const rows: string[][] = [[]];
  const field = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${comma}\\r\\n]*))(${comma}|\\r?\\n|$)`, 'gy');
  for (let at = 0; at < csv.length; at = field.lastIndex) {
    const match = field.exec(csv);
    if (!match) throw notUnderstood(`row ${rows.length}`, 'has a quote that is not closed');
    rows.at(-1)!.push(match[1]?.replaceAll('""', '"') ?? match[2]!);
    if (match[3] === comma && field.lastIndex === csv.length) rows.at(-1)!.push('');
    if (match[3] !== comma && match[3] !== '') rows.push([]);
  }
  return rows.filter((cells) => cells.some((cell) => cell.trim() !== ''));
}

const bare = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, '');
const quoted = (cell: string): string => {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",;\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
