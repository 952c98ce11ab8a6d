import { Refusal } from '@twotrack/shared';
import type { Mapping, ReadFile } from './foreign.js';
import { readJira } from './jira.js';
import { isTable, readTable } from './table.js';
import { readTrello } from './trello.js';

/** Reads a file of another system, whichever it is. Refuses what nothing here can read. */
export function readFile(name: string, text: string, mapping?: Mapping): ReadFile {
  const body = jsonOf(text);
  const read =
    body === undefined ? (isTable(text) ? readTable(text, name, mapping) : null) : (readTrello(body) ?? readJira(body));
  if (!read) {
    const said = 'This is neither a table (CSV) nor a file of Jira, Trello or Azure DevOps.';
    throw new Refusal('invalid', 'unreadable-file', { name }, said);
  }
  if (read.rows.length > 0) return read;
  throw new Refusal(
    'invalid',
    'nothing-to-import',
    { name, losses: read.losses.list },
    'There is nothing in this file.',
  );
}

/** The JSON of a text; undefined where it is none. */
export function jsonOf(text: string): unknown {
  const body = text.replace(/^\uFEFF/, '').trimStart();
  if (!/^[[{]/.test(body)) return undefined;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
