import { Refusal, type Actor } from '@twotrack/shared';
import type {
  ColumnId,
  Item,
  ItemAdded,
  ItemRemoved,
  ItemSplit,
  ItemUnsplit,
  SplitChild,
  SplitItem,
} from '../contract/index.js';
import { onlyProductOwner } from './authority.js';
import { changed, noted, notRemoved, notSetAside, stale, unblocked } from './item-edits.js';
import { addItem, leftOrder, untouched, type Standing } from './item-flow.js';

/**
 * Off the board and out of the order, for its children (P11). Only the product owner decides what comes into the order
 * (P4).
 */
export function splitItem(
  { item, next }: Standing,
  { version }: Pick<SplitItem, 'version'>,
  children: readonly string[],
  actor: Actor,
  now: string,
): ItemSplit {
  onlyProductOwner(actor);
  if (version !== item.version) throw stale(item);
  notRemoved(item);
  notSetAside(item);
  if (item.doneAt) throw new Refusal('conflict', 'item-done', { item }, 'What is done is not split.');
  const { round: _, ...marks } = item.marks;
  const left = { ...leftOrder(item, next), ...unblocked(item, now), removedAt: now };
  return {
    type: 'item-split',
    item: changed(item, { ...left, marks: { ...marks, splitInto: [...children] } }, now),
  };
}

/** A column in which work has not begun: a child of what is worked on is pulled anew. */
export const columnOfChildren = ({ column }: Item): ColumnId => (column === 'backlog' ? 'backlog' : 'ready');

/** A child with what its parent had: goal, request, links, what it is. */
export function childOf(
  parent: Item,
  words: SplitChild,
  given: { id: string; key: string; rank: string; column: ColumnId },
  actor: Actor,
  now: string,
): ItemAdded {
  const { column, ...made } = given;
  const { title, problem = '' } = words;
  const type = words.type ?? parent.type;
  const whoseProblem = words.whoseProblem ?? parent.whoseProblem ?? undefined;
  const added = addItem({ ...made, type, whoseProblem, title, problem, request: null }, actor, now);
  const { dependsOn, neededBy } = parent.marks;
  const links = { ...(dependsOn && { dependsOn }), ...(neededBy && { neededBy }) };
  const { goalId, requestId, moscow } = parent;
  const marks = { ...added.item.marks, ...links, splitFrom: parent.id };
  return { ...added, item: { ...added.item, column, goalId, requestId, moscow, marks } };
}

/** Back in the place of its children, which nobody has touched. */
export function unsplitItem(
  item: Item,
  children: readonly Item[],
  { column, rank }: { column: ColumnId; rank: string },
  actor: Actor,
  now: string,
): ItemUnsplit {
  onlyProductOwner(actor);
  const { splitInto, ...marks } = item.marks;
  if (!splitInto) throw new Refusal('conflict', 'not-split', { item }, `${item.key} is not split.`);
  children.forEach(untouched);
  const back = { rank, formerNeighbour: null, removedAt: null, column, enteredColumnAt: now, marks };
  return { type: 'item-unsplit', item: noted(item, back), was: splitInto };
}

/** A child that goes with the split that made it. */
export const childGone = (child: Item, now: string): ItemRemoved => ({
  type: 'item-removed',
  item: noted(child, { rank: null, removedAt: now }),
  reason: null,
});
