import { createHash } from 'node:crypto';
import { momentOf, orderOf } from './dates.js';
import { parseCsv, plainOf } from './csv.js';
import { Losses, isOver, type Field, type ForeignRow, type Format, type Mapping, type ReadFile } from './foreign.js';
import { looksLikeHtml, markdownOfHtml, markdownOfWiki, oneLine, storable } from './markup.js';

/** What a column is, by the names that the systems give it. */
const CALLED: [Field, RegExp][] = [
  ['key', /^(issue ?key|key|id|work item id|ticket|number|#)$/i],
  ['title', /^(title|summary|name|subject|card name)$/i],
  ['problem', /^(description|problem|details?|body|text|card description)$/i],
  ['type', /^(type|issue ?type|work item type|kind|tracker)$/i],
  ['status', /^(status|state|list( name)?)$/i],
  ['labels', /^(labels?|tags?|components?)$/i],
  ['points', /^(story ?points?|points?|estimate|effort|custom field \(story points?( estimate)?\))$/i],
  ['created', /^(created( (at|date|on))?|opened)$/i],
  ['done', /^(resolved|closed date|done|completed?( (at|date|on))?|resolution date)$/i],
  ['links', /^(parent|epic link|(inward|outward) issue link.*|blocks|depends on|custom field \(epic link\))$/i],
  ['comments', /^comments?$/i],
  ['who', /^(reporter|created by|creator|requester|author)$/i],
];

/** A table with a head, whatever its columns: what they mean is guessed by their names, or said. */
export function readTable(text: string, fileName: string, said: Mapping = {}): ReadFile {
  const [names = [], ...rows] = parseCsv(text);
  const head = names.map((name) => oneLine(name));
  const format = formatOf(head);
  const losses = new Losses();
  const fields = fieldsOf(head, said);
  const cells = rows.map((row) => row.map((cell) => (format === 'twotrack-csv' ? plainOf(cell) : cell)));
  const read = new Table(head, fields, format, cells, losses);
  const foreign = cells.flatMap((row, at) => read.row(row, at));
  return {
    format,
    from: fromOf(format, fileName),
    shape: createHash('sha256').update(head.join('\u0000')).digest('base64url'),
    rows: foreign,
    columns: head.map((name, at) => ({ name, field: fields[at] ?? null })),
    losses,
  };
}

export const isTable = (text: string): boolean => (parseCsv(text.slice(0, 20_000))[0]?.length ?? 0) > 1;

function formatOf(head: readonly string[]): Format {
  const has = (name: RegExp) => head.some((one) => name.test(one));
  if (head[0] === 'Twotrack record') return 'twotrack-csv';
  if (has(/^work item type$/i)) return 'azure-csv';
  return has(/^issue ?key$/i) ? 'jira-csv' : 'csv';
}

/** A plain table has no system to be from but its own name: `(1)` behind it is the browser's. */
const fromOf = (format: Format, fileName: string): string => {
  if (format !== 'csv')
    return { 'jira-csv': 'jira', 'azure-csv': 'azure-devops', 'twotrack-csv': 'twotrack' }[format as 'jira-csv'];
  return `csv ${oneLine(fileName)
    .replace(/(\s*\(\d+\))?\.\w+$/, '')
    .slice(0, 120)}`;
};

function fieldsOf(head: readonly string[], said: Mapping): (Field | null)[] {
  const given = new Set<Field>();
  return head.map((name) => {
    if (Object.hasOwn(said, name)) return said[name]!;
    const field = CALLED.find(([, called]) => called.test(name))?.[0];
    if (!field || (given.has(field) && !MANY.has(field))) return null;
    given.add(field);
    return field;
  });
}

/** Several columns may be one of these. */
const MANY: ReadonlySet<Field> = new Set(['labels', 'links', 'comments']);

class Table {
  private readonly keys = new Set<string>();
  private readonly dates: ReturnType<typeof orderOf>;

  constructor(
    private readonly head: readonly string[],
    private readonly fields: readonly (Field | null)[],
    private readonly format: Format,
    cells: readonly string[][],
    private readonly losses: Losses,
  ) {
    const dated = fields.flatMap((field, at) => (field === 'created' || field === 'done' ? [at] : []));
    this.dates = orderOf(cells.flatMap((row) => dated.map((at) => row[at] ?? '')));
  }

  row(row: readonly string[], at: number): ForeignRow[] {
    const all = (field: Field) =>
      this.fields.flatMap((one, i) => (one === field && (row[i] ?? '').trim() !== '' ? [row[i]!] : []));
    const one = (field: Field): string => all(field)[0] ?? '';
    const text = storable(one('problem'));
    const key = oneLine(one('key')).slice(0, 200) || keyOfWords(one('title'), text);
    const title = oneLine(one('title')) || oneLine(text).slice(0, 120);
    if (!title)
      return this.leaveOut('a row without a title', `there is nothing to call it by, the first is row ${at + 2}`);
    if (this.keys.has(key)) return this.leaveOut('a row whose key came before', 'a key names one thing');
    this.keys.add(key);
    this.tellUnread(row, key);
    const [status, done] = [oneLine(one('status')), this.moment(one('done'))];
    const kept: ForeignRow = {
      ...{ key, title, problem: this.markdown(text), type: oneLine(one('type')), status },
      finished: isOver(status) || (status === '' && done !== null),
      labels: all('labels')
        .flatMap((cell) => cell.split(this.format === 'jira-csv' ? /[\s,;|]+/ : /[,;|]/))
        .flatMap((label) => oneLine(label) || []),
      points: this.points(one('points')),
      ...{ created: this.moment(one('created')), done },
      links: all('links').map((link, i) => `${this.nameOf('links', i, row)} ${oneLine(link)}`),
      comments: all('comments').map((comment) => this.comment(comment)),
      who: oneLine(one('who')),
    };
    return [kept];
  }

  /** Cells that say something under a column that is nothing here, or under none. */
  private tellUnread(row: readonly string[], key: string): void {
    this.losses.of(key);
    this.fields.forEach((field, at) => {
      if (!field && (row[at] ?? '').trim() !== '')
        this.losses.add(`the column ${this.head[at]}`, 'it was read as nothing: say above what it is');
    });
    if (row.length > this.head.length) this.losses.add('cells beyond the head', 'no column names them');
  }

  private leaveOut(what: string, why: string): [] {
    this.losses.of(null).add(what, why);
    return [];
  }

  private markdown(text: string): string {
    if (this.format === 'jira-csv') return markdownOfWiki(text, this.losses);
    return this.format === 'azure-csv' && looksLikeHtml(text) ? markdownOfHtml(text) : text;
  }

  private points(said: string): number | null {
    if (said.trim() === '') return null;
    const points = Number(said.trim().replace(',', '.'));
    if (Number.isFinite(points)) return points;
    this.losses.add('points that are no number', 'a size is made of a number');
    return null;
  }

  private moment(said: string): string | null {
    if (said.trim() === '') return null;
    const moment = momentOf(said, this.dates);
    if (moment === null)
      this.losses.add('a date', this.dates === null ? 'day and month could be either way round' : 'it cannot be read');
    return moment;
  }

  /** Jira writes `when;who;what` into the column of a comment. */
  private comment(cell: string): ForeignRow['comments'][number] {
    const [at, who, ...words] = cell.split(';');
    const moment = this.format === 'jira-csv' && words.length > 0 ? momentOf(at!, 'day-first') : null;
    if (moment === null) return { who: '', at: null, text: this.markdown(storable(cell)) };
    return { who: oneLine(who!), at: moment, text: this.markdown(storable(words.join(';'))) };
  }

  private nameOf(field: Field, nth: number, row: readonly string[]): string {
    const full = this.fields.flatMap((one, i) => (one === field && (row[i] ?? '').trim() !== '' ? [i] : []));
    return this.head[full[nth]!]!;
  }
}

const keyOfWords = (title: string, text: string): string =>
  `words ${createHash('sha256').update(`${title}\u0000${text}`).digest('base64url').slice(0, 24)}`;
