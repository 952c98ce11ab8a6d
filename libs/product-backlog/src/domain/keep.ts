import { Refusal, whoIs, type Actor } from '@twotrack/shared';
import type {
  Item,
  ItemKept,
  ItemSetAside,
  ItemTakenUp,
  ItemUnkept,
  KeepItem,
  Request,
  RequestAnswered,
  RequestMarks,
  SetAsideItem,
} from '../contract/index.js';
import { onlyProductOwner } from './authority.js';
import { noted, notRemoved, unblocked } from './item-edits.js';
import { leftOrder, ranked, type BroughtBack, type Standing } from './item-flow.js';
import { inOrder } from './order.js';

/*
 * The ritual of the product owner over what grew old (P12). None of it is work on the item, so an item that comes back
 * is as old as it was. Each gives the event with the item as it then stands, or null where nothing would change.
 */

export function keepItem(item: Item, { reason }: KeepItem, actor: Actor, now: string): ItemKept {
  onlyProductOwner(actor);
  inOrder(item);
  const { before: _, ...was } = item.marks.kept ?? { at: null };
  const kept = { by: whoIs(actor), at: now, reason, ...(was.at !== null && { before: was }) };
  return { type: 'item-kept', item: noted(item, { marks: { ...item.marks, kept } }) };
}

/** The keep that the last one took the place of stands again, if there was one. */
export function unkeepItem(item: Item, actor: Actor): ItemUnkept | null {
  onlyProductOwner(actor);
  notRemoved(item);
  const { kept, ...rest } = item.marks;
  if (!kept) return null;
  const marks = kept.before ? { ...rest, kept: kept.before } : rest;
  return { type: 'item-unkept', item: noted(item, { marks }), was: kept };
}

/** Out of the order, with the neighbour that it stood before (P2). Null where it is set aside already. */
export function setAsideItem(
  { item, next }: Standing,
  { reason }: SetAsideItem,
  actor: Actor,
  now: string,
): ItemSetAside | null {
  onlyProductOwner(actor);
  notRemoved(item);
  if (item.doneAt) throw new Refusal('conflict', 'item-done', { item }, 'What is done is not set aside.');
  if (item.setAside) return null;
  const setAside = { by: whoIs(actor), at: now, reason };
  return {
    type: 'item-set-aside',
    item: noted(item, { ...leftOrder(item, next), ...unblocked(item, now), setAside }),
  };
}

/** Back on the board, in that column and at that rank. Null where it is not set aside. */
export function takeUpItem(item: Item, { column, rank }: BroughtBack, actor: Actor, now: string): ItemTakenUp | null {
  onlyProductOwner(actor);
  notRemoved(item);
  if (!item.setAside) return null;
  const back = { column, enteredColumnAt: now, setAside: null, ...ranked(item, rank) };
  return { type: 'item-taken-up', item: noted(item, back), was: item.setAside };
}

export type Answer = NonNullable<RequestMarks['answered']>;

/** What whoever asked for the item is to read of the ritual, as the item stands; null where nothing was decided. */
export function answerOf({ setAside, marks }: Item): Answer | null {
  if (setAside) return { ...setAside, answer: 'not-now' };
  if (!marks.kept) return null;
  const { before: _, ...kept } = marks.kept;
  return { ...kept, answer: 'kept' };
}

export const removedFor = (reason: string | undefined, actor: Actor, now: string): Answer => ({
  by: whoIs(actor),
  at: now,
  answer: 'removed',
  reason: reason ?? null,
});

/** Null where this is the answer already. */
export function answerRequest(request: Request, answer: Answer | null): RequestAnswered | null {
  const { answered, ...rest } = request.marks;
  if (answered?.at === answer?.at && answered?.answer === answer?.answer) return null;
  return {
    type: 'request-answered',
    request: { ...request, marks: answer ? { ...rest, answered: answer } : rest },
  };
}
