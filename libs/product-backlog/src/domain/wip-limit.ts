import { Refusal, whoIs, type Actor } from '@twotrack/shared';
import {
  OVERRIDE_REASON_MIN,
  type Breach,
  type Column,
  type ColumnId,
  type Item,
  type LimitBreached,
  type LimitRestored,
  type WipLimit,
} from '../contract/index.js';

/** A column and how many items it holds, blocked ones counted (W1). */
export interface Holding {
  readonly column: Column;
  readonly count: number;
}

export interface Entry {
  readonly itemId: string;
  readonly actor: Actor;
  readonly now: string;
  readonly reason?: string | undefined;
}

/** A column after somebody came or left, and what that did to its limit. */
export interface Counted<E> {
  readonly holding: Holding;
  readonly event: E | null;
}

/** Work that was taken in, or is finished, always has a place in these (W1). */
const ALWAYS_OPEN: readonly ColumnId[] = ['backlog', 'done'];

/** A column shows so many of its newest breaches; all of them are in the log. */
export const BREACHES_SHOWN = 20;

/** One more item in the column, or `full` when its limit says no (W1, W2). A breach is written on the column (W6). */
export function enterColumn({ column, count }: Holding, entry: Entry): Counted<LimitBreached> | 'full' {
  const { limit } = column;
  const grown = count + 1;
  if (!limit || grown <= limit.count) return { holding: { column, count: grown }, event: null };
  if (!mayBreach(limit, entry.reason)) return 'full';
  const breach: Breach = {
    itemId: entry.itemId,
    by: whoIs(entry.actor),
    at: entry.now,
    reason: entry.reason ?? null,
    limit,
  };
  const others = column.breaches.filter(({ itemId }) => itemId !== entry.itemId);
  const breached = { ...column, breaches: [...others, breach].slice(-BREACHES_SHOWN) };
  return {
    holding: { column: breached, count: grown },
    event: { type: 'limit-breached', column: breached, count: grown },
  };
}

function mayBreach(limit: WipLimit, reason: string | undefined): boolean {
  if (limit.mode === 'block-unless-reason') return (reason?.length ?? 0) >= OVERRIDE_REASON_MIN;
  return limit.mode === 'warn';
}

/** The column an item was removed from, or Backlog where that one has no room for it now. */
export const columnToReturnTo = (from: Holding, entry: Entry): ColumnId =>
  enterColumn(from, entry) === 'full' ? 'backlog' : from.column.id;

/** One item fewer in the column. Its breaches end when it is back within its limit. */
export const leaveColumn = ({ column, count }: Holding): Counted<LimitRestored> => settle({ column, count: count - 1 });

function settle({ column, count }: Holding): Counted<LimitRestored> {
  const within = !column.limit || count <= column.limit.count;
  if (!within || column.breaches.length === 0) return { holding: { column, count }, event: null };
  const restored = { ...column, breaches: [] };
  return { holding: { column: restored, count }, event: { type: 'limit-restored', column: restored, count } };
}

/** The column under another limit, which may end its breaches. One below the present count is allowed and shows the overrun (W4). */
export function limitColumn({ column, count }: Holding, limit: WipLimit | null): Counted<LimitRestored> {
  if (limit && limit.mode !== 'warn' && ALWAYS_OPEN.includes(column.id)) {
    const facts = { column: column.id, mode: limit.mode };
    throw new Refusal('conflict', 'limit-must-warn', facts, `${column.name} takes only a limit that warns.`);
  }
  return settle({ column: { ...column, limit }, count });
}

/** The refusal of a full column: the limit, the count and who holds the cards (W3). */
export function limitReached({ column, count }: Holding, holders: readonly Item[]): Refusal {
  const { count: limit, mode } = column.limit!;
  return new Refusal(
    'conflict',
    'wip-limit-reached',
    { column: column.id, limit, mode, count, holders: holders.map(holderOf) },
    mode === 'block'
      ? `${column.name} holds ${count} of at most ${limit}.`
      : `${column.name} holds ${count} of at most ${limit}; one more needs a reason of ${OVERRIDE_REASON_MIN} characters or more.`,
  );
}

const holderOf = ({ id, key, title, assignees, enteredColumnAt, blocked }: Item) => ({
  id,
  key,
  title,
  assignees,
  enteredColumnAt,
  blocked,
});
