import { Refusal, whoIs, type Actor } from '@twotrack/shared';
import type {
  ColumnId,
  Item,
  ItemAdded,
  ItemMoved,
  ItemRemoved,
  ItemRestored,
  MoveItem,
  ReadyRule,
  Request,
} from '../contract/index.js';
import { onlyMembers, onlyProductOwner } from './authority.js';
import { changed, kindOf, noted, notRemoved, notSetAside, notSplit, stale, unblocked } from './item-edits.js';
import { shipped, unshipped } from './bet.js';
import type { Ranked } from './rank.js';
import { enterWork } from './ready.js';

/** What an item is made of: the words of a command, and what the backlog gave it. */
export interface NewItem {
  readonly id: string;
  readonly key: string;
  readonly rank: string;
  readonly type: Item['type'];
  readonly whoseProblem?: string | undefined;
  readonly title: string;
  readonly problem: string;
  readonly request: Pick<Request, 'id'> | null;
  /** What it brings along from where it was before. */
  readonly also?: Pick<Item, 'vectors' | 'createdAt' | 'marks'>;
}

/** A new item in the column Backlog. Only the product owner lets one in (P4). */
export function addItem(given: NewItem, actor: Actor, now: string): ItemAdded {
  onlyProductOwner(actor);
  const item: Item = {
    id: given.id,
    key: given.key,
    ...kindOf(given),
    title: given.title,
    column: 'backlog',
    rank: given.rank,
    formerNeighbour: null,
    assignees: [],
    blocked: null,
    blockedSeconds: 0,
    requestId: given.request?.id ?? null,
    goalId: null,
    vectors: given.also?.vectors ?? {},
    moscow: null,
    touchedAt: now,
    setAside: null,
    marks: { ...given.also?.marks, ...(given.problem && { stated: { problem: true, examples: 0 } }) },
    createdAt: given.also?.createdAt ?? now,
    createdBy: whoIs(actor),
    enteredColumnAt: now,
    doneAt: null,
    removedAt: null,
    version: 1,
  };
  return { type: 'item-added', item, problem: given.problem };
}

/** An item, and the one that comes next in the order: its neighbour to remember when it leaves (P2). */
export interface Standing {
  readonly item: Item;
  readonly next: Ranked | null;
}

/** True when the item stands in no order now and would stand in one in that column, so that it needs a rank. */
export const comesBackInto = (item: Item, column: ColumnId): boolean => item.rank === null && column !== 'done';

/**
 * By any member, to Done too (P15). Between columns the rank stays (P1); into Done the item leaves the order, out of
 * Done it comes back to `rank`. In progress takes only what is ready (P8). Null where it is there already (W4).
 */
export function moveItem(
  { item, next }: Standing,
  command: MoveItem,
  rank: string | null,
  actor: Actor,
  now: string,
  ready: ReadyRule | null = null,
): ItemMoved | null {
  onlyMembers(actor);
  notRemoved(item);
  notSetAside(item);
  if (command.from !== item.column) throw stale(item);
  if (command.column === item.column) return null;
  const moved = { column: command.column, enteredColumnAt: now };
  const marks = command.column === 'in-progress' ? enterWork(item, ready, command.override, actor, now) : item.marks;
  const bet = command.column === 'done' ? shipped : unshipped;
  const flow = command.column === 'done' ? finished(item, next, now) : { doneAt: null, ...ranked(item, rank) };
  return {
    type: 'item-moved',
    item: changed(item, { ...moved, ...flow, marks: bet(marks, now) }, now),
    from: item.column,
    reason: command.reason ?? null,
  };
}

const finished = (item: Item, next: Ranked | null, now: string): Partial<Item> => ({
  ...leftOrder(item, next),
  ...unblocked(item, now),
  doneAt: now,
});

export const leftOrder = (item: Item, next: Ranked | null): Partial<Item> =>
  item.rank === null ? {} : { rank: null, formerNeighbour: next?.id ?? null };

export const ranked = (item: Item, rank: string | null): Partial<Item> =>
  item.rank === null ? { rank, formerNeighbour: null } : {};

/** Off the board and out of the order, to be restored at any time as old as it is. Null where it is removed already. */
export function removeItem(
  { item, next }: Standing,
  reason: string | undefined,
  actor: Actor,
  now: string,
): ItemRemoved | null {
  onlyProductOwner(actor);
  if (item.removedAt) return null;
  const removed = { ...leftOrder(item, next), ...unblocked(item, now), removedAt: now };
  return { type: 'item-removed', item: noted(item, removed), reason: reason ?? null };
}

/** Where an item comes back to; no rank where it comes back into no order. */
export interface BroughtBack {
  readonly column: ColumnId;
  readonly rank: string | null;
}

/** Back on the board, in that column and at that rank; what was set aside is set aside again. Null where it was not removed. */
export function restoreItem(item: Item, { column, rank }: BroughtBack, actor: Actor, now: string): ItemRestored | null {
  onlyProductOwner(actor);
  notSplit(item);
  if (!item.removedAt) return null;
  const placed = { column, enteredColumnAt: now, ...(column === 'done' ? {} : ranked(item, rank)) };
  return { type: 'item-restored', item: noted(item, { ...(item.setAside ? {} : placed), removedAt: null }) };
}

/** An item that anybody worked on since it came is not taken away with the decision that made it. */
export function untouched(item: Item): Item {
  if (item.version === 1 || item.removedAt) return item;
  throw new Refusal('conflict', 'item-changed', { item }, `${item.key} was changed since; remove it yourself.`);
}
