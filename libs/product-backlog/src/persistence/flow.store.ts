import { notFound, type Actor } from '@twotrack/shared';
import type { Change } from '@twotrack/shared/stream';
import type {
  ColumnId,
  Item,
  ItemRemoved,
  ItemRestored,
  ItemSetAside,
  ItemTakenUp,
  MoveItem,
  ProductEvent,
  RemoveItem,
} from '../contract/index.js';
import * as domain from '../domain/index.js';
import {
  comesBackInto,
  leaveColumn,
  type BroughtBack,
  type Holding,
  type NewItem,
  type Placement,
} from '../domain/index.js';
import { followBet } from './evidence/bet.store.js';
import { answerRequests } from './answer.store.js';
import { enter } from './column.store.js';
import { atHand, forget, holdingAt, leave, type Hand } from './at-hand.js';
import { gapBefore, saveMoved, standingOf, type Placed } from './item.store.js';
import { placeIn, writeRoom } from './order.store.js';

/*
 * Items that come into a column or leave one. Everything that may be refused is decided before the first write.
 */

/** Lets a new item into the column Backlog, before a neighbour or at the end of the order. */
export async function admit(
  change: Change<ProductEvent>,
  actor: Actor,
  words: Omit<NewItem, 'key' | 'rank'>,
  before: string | undefined,
): Promise<Item> {
  const { teamId } = actor;
  const hand = await atHand(change, teamId);
  const key = `${hand.keyPrefix}-${hand.lastNumber + 1}`;
  const gap = before ? await gapBefore(change.read, teamId, before) : { after: hand.last, before: null };
  const placement = await placeIn(change, teamId, gap, null);
  const added = domain.addItem({ ...words, key, rank: placement.rank }, actor, change.now);
  const entry = { itemId: added.item.id, actor, now: change.now };
  const entered = await enter(change, teamId, holdingAt(hand, 'backlog'), entry);
  await writeRoom(change, placement, null);
  hand.born.set(added.item.id, { item: added.item, problem: added.problem });
  hand.lastNumber += 1;
  leave(change, teamId, hand, [entered.holding]);
  if (placement.shortened.length > 0) forget(change);
  else if (!before) hand.last = { id: added.item.id, rank: placement.rank };
  change.record(added, added.item.id);
  if (entered.event) change.record(entered.event, added.item.id);
  return added.item;
}

export async function move(
  change: Change<ProductEvent>,
  actor: Actor,
  itemId: string,
  command: MoveItem,
): Promise<{ item: Item }> {
  const hand = await atHand(change, actor.teamId);
  const placed = await placedOf(change, actor.teamId, hand, itemId, command.column);
  const placement = await wayBack(change, actor.teamId, placed, command.column);
  const event = domain.moveItem(placed, command, placement.rank, actor, change.now, hand.ready);
  if (!event) return { item: placed.item };
  const entry = { itemId, actor, now: change.now, reason: command.reason };
  const entered = await enter(change, actor.teamId, holdingOf(placed, command.column), entry);
  const left = leaveColumn(holdingOf(placed, event.from));
  await writeRoom(change, placement, itemId);
  hand.changed.set(itemId, event.item);
  leave(change, actor.teamId, hand, [entered.holding, left.holding]);
  hand.items.set(itemId, event.item);
  followBet(change, actor.teamId, placed.item, event.item);
  if (event.item.rank !== placed.item.rank) forget(change);
  change.record(event, itemId);
  if (entered.event) change.record(entered.event, itemId);
  if (left.event) change.record(left.event);
  return { item: event.item };
}

/** Between columns of the order the rank stays (P1), so its neighbours need not be looked at. */
async function placedOf(
  change: Change<ProductEvent>,
  teamId: string,
  hand: Hand,
  itemId: string,
  to: ColumnId,
): Promise<Placed> {
  const item = hand.items.get(itemId);
  if (!item || item.rank === null || to === 'done') return standingOf(change.read, teamId, itemId, to);
  return { item, next: null, wayBack: null, holdings: [holdingAt(hand, item.column), holdingAt(hand, to)] };
}

export async function remove(
  change: Change<ProductEvent>,
  actor: Actor,
  itemId: string,
  { reason }: RemoveItem,
): Promise<{ item: Item }> {
  const placed = await standingOf(change.read, actor.teamId, itemId, 'backlog');
  const event = domain.removeItem(placed, reason, actor, change.now);
  if (!event) return { item: placed.item };
  await takeOff(change, actor.teamId, placed, event);
  await answerRequests(change, actor.teamId, itemId, domain.removedFor(reason, actor, change.now));
  return { item: event.item };
}

/** Writes and records an item that leaves the board, and its column with it if it still stands there. */
export async function takeOff(
  change: Change<ProductEvent>,
  teamId: string,
  placed: Placed,
  event: ItemRemoved | ItemSetAside,
): Promise<void> {
  const left = placed.item.setAside ? null : leaveColumn(holdingOf(placed, event.item.column));
  change.send(saveMoved(change.write, teamId, event.item, left ? [left.holding] : []));
  change.record(event, event.item.id);
  if (left?.event) change.record(left.event);
}

export async function restore(change: Change<ProductEvent>, actor: Actor, itemId: string): Promise<{ item: Item }> {
  const placed = await standingOf(change.read, actor.teamId, itemId, 'backlog');
  return bringBack(change, actor, placed, (item, back) => domain.restoreItem(item, back, actor, change.now));
}

/**
 * Back into its column; into Backlog where that one is full, for what comes back comes in by no side door (W1, W2).
 * What was asked about it reads again what stood before.
 */
export async function bringBack(
  change: Change<ProductEvent>,
  actor: Actor,
  placed: Placed,
  decide: (item: Item, back: BroughtBack) => ItemRestored | ItemTakenUp | null,
): Promise<{ item: Item }> {
  const { teamId } = actor;
  const { item } = placed;
  const entry = { itemId: item.id, actor, now: change.now };
  const column = domain.columnToReturnTo(holdingOf(placed, item.column), entry);
  const placement = await wayBack(change, teamId, placed, column);
  const event = decide(item, { column, rank: placement.rank });
  if (!event) return { item };
  const entered = event.item.setAside ? null : await enter(change, teamId, holdingOf(placed, column), entry);
  if (entered) await writeRoom(change, placement, item.id);
  change.send(saveMoved(change.write, teamId, event.item, entered ? [entered.holding] : []));
  change.record(event, item.id);
  if (entered?.event) change.record(entered.event, item.id);
  await answerRequests(change, teamId, item.id, domain.answerOf(event.item));
  return { item: event.item };
}

/** The rank at which an item comes back into the order, beside its remembered neighbour or at the end (P2). */
async function wayBack(
  change: Change<ProductEvent>,
  teamId: string,
  { item, wayBack }: Placed,
  column: ColumnId,
): Promise<Placement | { rank: null; shortened: [] }> {
  if (!wayBack || !comesBackInto(item, column)) return { rank: null, shortened: [] };
  return placeIn(change, teamId, wayBack, item.id);
}

function holdingOf({ holdings }: Placed, id: ColumnId): Holding {
  const holding = holdings.find(({ column }) => column.id === id);
  if (!holding) throw notFound('column', id);
  return holding;
}
