import { whoIs, type Actor } from '@twotrack/shared';
import type { ImportRow, Request, RequestSubmitted } from '../contract/index.js';
import { onlyProductOwner } from './authority.js';
import type { NewItem } from './item-flow.js';
import { submitRequest } from './request.js';

/** Nothing enters the order by another door than the product owner's, imports included (P4). */
export function mayImport(rows: readonly ImportRow[], actor: Actor): void {
  if (rows.some(({ to }) => to === 'order')) onlyProductOwner(actor);
}

/** What is new of a batch: neither here already, nor twice in it. */
export function newOf(rows: readonly ImportRow[], here: ReadonlySet<string>): ImportRow[] {
  const seen = new Set(here);
  return rows.filter(({ key }) => !seen.has(key) && seen.add(key));
}

/** A row as the request that it is first of all; asked for when it was asked for there, if that lies behind us. */
export function requestOfRow(id: string, row: ImportRow, from: string, actor: Actor, now: string): RequestSubmitted {
  const { title, problem, key } = row;
  const asked = { requester: whoIs(actor), marks: { imported: { from, key } } };
  const submitted = submitRequest(id, { title, problem, source: 'team' }, actor, now, asked);
  return { ...submitted, request: { ...submitted.request, at: atOf(row, now) } };
}

/** The item that such a request becomes. */
export const itemOfRow = (row: ImportRow, request: Request, now: string): Omit<NewItem, 'key' | 'rank'> => ({
  id: request.itemId!,
  type: row.type,
  ...(row.whoseProblem === undefined ? {} : { whoseProblem: row.whoseProblem }),
  title: row.title,
  problem: row.problem,
  request,
  also: {
    vectors: row.size ? { size: row.size } : {},
    createdAt: atOf(row, now),
    marks: request.marks.imported ? { imported: request.marks.imported } : {},
  },
});

/** The same moment in the form that every moment here has. */
const atOf = ({ at }: ImportRow, now: string): string => {
  const then = at ? Date.parse(at) : NaN;
  return then < Date.parse(now) ? new Date(then).toISOString() : now;
};
