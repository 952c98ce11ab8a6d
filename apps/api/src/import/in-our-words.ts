import { createHash } from 'node:crypto';
import { PROSE_MAX, TITLE_MAX, fitting } from '@twotrack/shared';
import type { ImportRow } from '@twotrack/product-backlog/contract';
import type { OpenTicket } from '@twotrack/service-queue/contract';
import type { Format, ForeignRow, Losses } from './readers/foreign.js';
import { kindOf, type Sorted } from './sort-out.js';
import { words } from './words.js';

/** A row for the product. What has no field here stands at the end of its text. */
export function asRow(row: Sorted, format: Format): ImportRow {
  const size = row.target === 'order' ? sizeOf(row.points) : null;
  return {
    key: row.key,
    title: titleOf(row),
    problem: textOf(row, format),
    ...kindOf(row),
    ...(size && { size }),
    ...(row.created && { at: row.created }),
    to: row.target === 'order' ? 'order' : 'inbox',
  };
}

/** A row for the service queues: its facts are unknown, so its severity follows from what is assumed (S3). */
export const asTicket = (row: Sorted, format: Format): OpenTicket => ({
  kind: row.target === 'incident' ? 'incident' : 'service-request',
  title: titleOf(row),
  details: textOf(row, format),
  facts: {},
});

/** The same for the same thing of the same system, whenever and by whomever it is imported: it opens one ticket (L4). */
export const ticketKey = (from: string, key: string): string =>
  `import-${createHash('sha256').update(`${from}\u0000${key}`).digest('base64url')}`;

/** What of the rows that go somewhere cannot be kept, beside what the file could not say. */
export function tellLosses(rows: readonly Sorted[], format: Format, losses: Losses): void {
  for (const row of rows) {
    if (row.target === 'skipped') continue;
    if (row.title.length > TITLE_MAX) losses.add('the end of a title', `a title has at most ${TITLE_MAX} characters`);
    if (fullText(row, format).length > PROSE_MAX)
      losses.add('the end of a text', `a text has at most ${PROSE_MAX} characters`);
    if (row.status && !row.finished)
      losses.add('the step it had reached', 'what comes in begins in the inbox or in Backlog; the text names the step');
    if (row.points !== null && row.target === 'order' && row.points > 0)
      losses.add('points as a number', 'a size is 1 to 5; the text names the points');
    if (row.points !== null && row.target !== 'order')
      losses.add('points as a size', 'only an item has a size; the text names the points');
    if (row.links.length > 0) losses.add('a link that can be followed', 'the text names it', row.links.length);
    if (row.comments.length > 0) losses.add('a comment as such', 'it stands in the text', row.comments.length);
    if (row.who) losses.add('who asked for it, as a person', 'they may not be known here; the text names them');
  }
}

const titleOf = ({ title }: ForeignRow): string => title.slice(0, TITLE_MAX).toWellFormed().trim();

/** Points along the scale that most teams use; 13 and more is as large as it gets. */
function sizeOf(points: number | null): 1 | 2 | 3 | 4 | 5 | null {
  if (points === null || points <= 0) return null;
  if (points <= 1) return 1;
  if (points <= 2) return 2;
  if (points <= 3) return 3;
  return points <= 8 ? 4 : 5;
}

function textOf(row: ForeignRow, format: Format): string {
  const [facts, full] = [factsOf(row, format), fullText(row, format)];
  return full.length <= PROSE_MAX ? full : fitting(`${row.problem.trim()}${commentsOf(row)}`, facts).toWellFormed();
}

function fullText(row: ForeignRow, format: Format): string {
  const said = `${row.problem.trim()}${commentsOf(row)}`.trim();
  return [said, factsOf(row, format)].filter(Boolean).join('\n\n');
}

const commentsOf = ({ comments }: ForeignRow): string =>
  comments.map(({ who, at, text }) => `\n\n${words.comment(who, at)}\n\n${text.trim().replace(/^/gm, '> ')}`).join('');

/** Names and days in the text, cut where somebody has thousands of them. */
const factsOf = (row: ForeignRow, format: Format): string => words.facts(row, format).slice(0, 4_000).toWellFormed();
