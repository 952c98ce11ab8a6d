import { Refusal, whoIs, type Actor } from '@twotrack/shared';
import type {
  AssignItem,
  BlockItem,
  ClassifyItem,
  DescribeItem,
  Item,
  ItemAssigned,
  ItemBlocked,
  ItemClassified,
  ItemDescribed,
  ItemRenamed,
  ItemUnblocked,
  RenameItem,
} from '../contract/index.js';
import { onlyMembers } from './authority.js';
import { statedOf } from './marks.js';

/*
 * Edits of one item by a member. Each gives the event with the item as it then stands, or null where nothing would
 * change: no event without a change (L2).
 */

export function renameItem(item: Item, { title, version }: RenameItem, actor: Actor, now: string): ItemRenamed | null {
  mayEdit(item, actor, version);
  if (title === item.title) return null;
  return { type: 'item-renamed', item: changed(item, { title }, now), was: item.title };
}

export function describeItem(
  item: Item,
  was: string,
  { problem, version }: DescribeItem,
  actor: Actor,
  now: string,
): ItemDescribed | null {
  mayEdit(item, actor, version);
  if (problem === was) return null;
  const marks = statedOf(item, { problem: problem.trim() !== '' });
  return { type: 'item-described', item: changed(item, { marks }, now), problem, was };
}

export function classifyItem(item: Item, command: ClassifyItem, actor: Actor, now: string): ItemClassified | null {
  mayEdit(item, actor, command.version);
  const kind = kindOf(command);
  if (kind.type === item.type && kind.whoseProblem === item.whoseProblem) return null;
  return { type: 'item-classified', item: changed(item, kind, now), was: item.type };
}

export function assignItem(item: Item, command: AssignItem, actor: Actor, now: string): ItemAssigned | null {
  mayEdit(item, actor);
  notSetAside(item);
  const assignees = [...new Set(command.assignees)];
  if (assignees.join() === item.assignees.join()) return null;
  return { type: 'item-assigned', item: changed(item, { assignees }, now), was: item.assignees };
}

/** Blocked since now; another reason for an item that is blocked already does not start its time anew (P18). */
export function blockItem(item: Item, { reason }: BlockItem, actor: Actor, now: string): ItemBlocked | null {
  mayEdit(item, actor);
  notSetAside(item);
  if (item.doneAt) throw new Refusal('conflict', 'item-done', { item }, 'What is done cannot be blocked.');
  if (item.blocked?.reason === reason) return null;
  const blocked = { reason, by: whoIs(actor), since: item.blocked?.since ?? now };
  return { type: 'item-blocked', item: changed(item, { blocked }, now) };
}

export function unblockItem(item: Item, actor: Actor, now: string): ItemUnblocked | null {
  mayEdit(item, actor);
  if (!item.blocked) return null;
  const freed = unblocked(item, now);
  const seconds = freed.blockedSeconds - item.blockedSeconds;
  return { type: 'item-unblocked', item: changed(item, freed, now), reason: item.blocked.reason, seconds };
}

/** The end of a block, if there is one: its whole seconds are added to those before it (P18). */
export function unblocked(item: Item, now: string): Pick<Item, 'blocked' | 'blockedSeconds'> {
  const seconds = item.blocked ? Math.max(0, Math.floor((Date.parse(now) - Date.parse(item.blocked.since)) / 1000)) : 0;
  return { blocked: null, blockedSeconds: item.blockedSeconds + seconds };
}

/** What an item is. Only a debt names whose problem it is. */
export function kindOf(command: {
  type: Item['type'];
  whoseProblem?: string | undefined;
}): Pick<Item, 'type' | 'whoseProblem'> {
  const { type } = command;
  if (type === 'debt') return { type, whoseProblem: command.whoseProblem ?? null };
  return { type, whoseProblem: null };
}

/** The item after somebody worked on it: with the change, touched now (P12), in its next version. */
export const changed = (item: Item, change: Partial<Item>, now: string): Item =>
  noted(item, { ...change, touchedAt: now });

/** The item with something noted on it that nobody did to the item itself, in its next version. */
export const noted = (item: Item, change: Partial<Item>): Item => ({ ...item, ...change, version: item.version + 1 });

function mayEdit(item: Item, actor: Actor, seen = item.version): void {
  onlyMembers(actor);
  if (seen !== item.version) throw stale(item);
  notRemoved(item);
}

export function notRemoved(item: Item): void {
  if (item.removedAt)
    throw new Refusal('conflict', 'item-removed', { item }, 'That item was removed from the backlog.');
}

/** What is "not now" is neither moved nor worked on: it is taken up first. */
export function notSetAside(item: Item): void {
  if (item.setAside) throw new Refusal('conflict', 'item-set-aside', { item }, `${item.key} is set aside: take it up.`);
}

/** What was split comes back by taking the split back, and by no other door. */
export function notSplit(item: Item): void {
  if (item.marks.splitInto)
    throw new Refusal('conflict', 'item-split', { item }, `${item.key} was split; take the split back instead.`);
}

/** What was asked rests on an older card than the present one, which comes along. */
export const stale = (item: Item): Refusal =>
  new Refusal('conflict', 'stale-version', { item }, `${item.key} was changed meanwhile.`);
