/**
 * The rows of a CSV text, by RFC 4180: quoted fields may hold separators, line breaks and doubled quotes. A byte order
 * mark is dropped, the separator is what the first line has most of. A quote inside an unquoted field is itself.
 */
export function parseCsv(text: string): string[][] {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const separator = separatorOf(body);
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < body.length) {
    const { field, next } = body[at] === '"' ? quoted(body, at) : plain(body, at, separator);
    row.push(field);
    at = next;
    if (body[at] === separator && at + 1 === body.length) row.push('');
    if (body[at] !== separator) {
      rows.push(row);
      row = [];
      if (body[at] === '\r' && body[at + 1] === '\n') at++;
    }
    at++;
  }
  if (row.length > 0) rows.push(row);
  return rows.filter((one) => one.length > 1 || one[0] !== '');
}

interface Read {
  readonly field: string;
  readonly next: number;
}

function plain(text: string, from: number, separator: string): Read {
  let next = from;
  while (next < text.length && text[next] !== separator && text[next] !== '\n' && text[next] !== '\r') next++;
  return { field: text.slice(from, next), next };
}

/** What stands behind the closing quote and before the separator belongs to the field. */
function quoted(text: string, from: number): Read {
  let end = text.indexOf('"', from + 1);
  while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end === -1) end = text.length;
  return { field: text.slice(from + 1, end).replaceAll('""', '"'), next: end + 1 };
}

function separatorOf(text: string): string {
  const head = text
    .slice(0, 10_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/[\r\n]/, 1)[0]!;
  const count = (one: string): number => head.split(one).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

const FORMULA = /^[=+\-@\t\r']/;
const MUST_QUOTE = /[",;\r\n\t]/;

/** A field for a CSV file: no spreadsheet takes it for a formula. `plainOf` gives the text back. */
export function csvField(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return MUST_QUOTE.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What `csvField` made safe, as it was. */
export const plainOf = (field: string): string => (/^'[=+\-@\t\r']/.test(field) ? field.slice(1) : field);

/** The lines of a CSV file, with a byte order mark so that a spreadsheet reads it as UTF-8. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(csvField).join(',')).join('\r\n')}\r\n`;
