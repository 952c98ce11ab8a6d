import { Refusal } from '@twotrack/shared';
import type { Before, Marks, SeverityPolicy, Ticket } from '../contract/index.js';
import { aged } from './ageing.js';
import { timed } from './sla.js';
import { changed, current, judged } from './ticket.js';

/*
 * What a command changed is given back as if it had never been: what was decided (column, facts, who has it) is put
 * back as it was, what follows from that (severity, due times, place) is calculated anew, and what time or others have
 * done meanwhile stays.
 */

/** What is decided of a ticket; where one of these was changed since, nothing is given back. */
const DECIDED = [
  'column',
  'queueId',
  'facts',
  'assignee',
  'acknowledged',
  'respondedAt',
  'waiting',
  'waits',
  'pauses',
  'enteredColumnAt',
  'resolvedAt',
] as const satisfies readonly (keyof Ticket)[];
/** What follows and yet is kept where its cause is over: given back, and asked of nobody. */
const FOLLOWING = [
  'responseDue',
  'resolutionDue',
  'retargeted',
  'closedAt',
] as const satisfies readonly (keyof Ticket)[];
const MARKS = ['snoozed', 'escalated', 'disputed', 'cameFrom'] as const satisfies readonly (keyof Marks)[];

/** What a command did to one ticket: how it was, and how it left it. */
export interface Act {
  readonly was: Before;
  readonly left: Before;
}

/** Of a ticket as it was, whatever is another now. */
export function beforeOf(was: Ticket, now: Ticket): Before {
  const fields = [...DECIDED, ...FOLLOWING].filter((field) => !same(was[field], now[field]));
  const marks = MARKS.filter((mark) => !same(was.marks[mark], now.marks[mark]));
  return {
    ...Object.fromEntries(fields.map((field) => [field, was[field]])),
    ...(marks.length > 0 && { marks: Object.fromEntries(marks.map((mark) => [mark, was.marks[mark] ?? null])) }),
  };
}

/** The same fields and marks as in `was`, as this ticket has them. */
export function leftOf({ marks = {}, ...fields }: Before, ticket: Ticket): Before {
  const names = Object.keys(marks) as (keyof Marks)[];
  return {
    ...Object.fromEntries(Object.keys(fields).map((field) => [field, ticket[field as keyof Ticket]])),
    ...(names.length > 0 && { marks: Object.fromEntries(names.map((mark) => [mark, ticket.marks[mark] ?? null])) }),
  };
}

/** Given back wholly, or refused where somebody has changed any of it since. */
export function restored(
  ticket: Ticket,
  act: Act,
  policy: SeverityPolicy,
  now: string,
): { ticket: Ticket; was: Before } {
  const others = changedSince(ticket, act);
  if (others.length > 0) {
    throw new Refusal(
      'conflict',
      'changed-meanwhile',
      { ticket, fields: others },
      `${ticket.key} was changed meanwhile.`,
    );
  }
  return { ticket: changed(ticket, givenBack(ticket, act, policy, now)), was: leftOf(act.was, ticket) };
}

/** Whatever of it still stands as the command left it is as it was before. */
export function givenBack(ticket: Ticket, act: Act, policy: SeverityPolicy, now: string): Ticket {
  const gone = new Set<string>(changedSince(ticket, act));
  const { marks = {}, ...fields } = act.was;
  const back = Object.fromEntries(Object.entries(fields).filter(([field]) => !gone.has(field)));
  const marksBack = Object.entries(marks).filter(([mark]) => !gone.has(mark));
  const next: Ticket = {
    ...ticket,
    ...back,
    ...('column' in back && { closedAt: act.was.closedAt ?? null }),
    marks: withMarks(ticket.marks, marksBack),
  };
  const corrected = 'facts' in back ? factsThatDiffer(ticket, next) : [];
  const open = next.resolvedAt ? next : current(next, policy, now);
  const aimed = corrected.length > 0 ? judged(open, policy, now, corrected) : timed(open, policy);
  return aged(aimed, policy, now);
}

function withMarks(marks: Marks, back: readonly [string, unknown][]): Marks {
  const all = { ...marks, ...Object.fromEntries(back) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)) as Marks;
}

const factsThatDiffer = (a: Ticket, b: Ticket): string[] =>
  [...new Set([...Object.keys(a.facts), ...Object.keys(b.facts)])].filter((id) => !same(a.facts[id], b.facts[id]));

const changedSince = (ticket: Ticket, { was, left }: Act): string[] => [
  ...DECIDED.filter((field) => field in was && !same(ticket[field], left[field])),
  ...MARKS.filter((mark) => was.marks && mark in was.marks && !same(ticket.marks[mark], left.marks?.[mark])),
];

/** Alike in value, absent and null being one: what went through the database has its keys in another order. */
function same(a: unknown, b: unknown): boolean {
  if ((a ?? null) === (b ?? null)) return true;
  if (!isObject(a) || !isObject(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => same(a[key], b[key]));
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
