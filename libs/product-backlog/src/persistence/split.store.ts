import type { Actor } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type { Item, ProductEvent, SplitChild, SplitItem } from '../contract/index.js';
import * as domain from '../domain/index.js';
import { leaveColumn, type Gap, type Ranked } from '../domain/index.js';
import { atHand, holdingAt, leave, type Hand } from './at-hand.js';
import { gapBefore, itemJson, saveItem, standingOf } from './item.store.js';
import { newId } from './new-id.js';
import { placeIn, writeRoom } from './order.store.js';
import { clearAlarm } from './alarm.js';
import { ROUND, endRound } from './round.store.js';

type Product = Change<ProductEvent>;

/** The parent leaves; its children come in where it stood, one after the other, by the door of their column (P11, W2). */
export async function split(
  change: Product,
  actor: Actor,
  itemId: string,
  command: SplitItem,
): Promise<{ item: Item; children: Item[] }> {
  const { teamId } = actor;
  const placed = await standingOf(change.read, teamId, itemId, 'backlog');
  const ids = command.children.map(() => newId());
  const event = domain.splitItem(placed, command, ids, actor, change.now);
  const { after } = await gapBefore(change.read, teamId, itemId);
  const hand = await atHand(change, teamId);
  change.send(saveItem(change.write, event.item));
  change.record(event, itemId);
  if (placed.item.marks.round) {
    await endRound(change, itemId);
    clearAlarm(change, { cardId: itemId, kind: ROUND });
  }
  const left = leaveColumn(holdingAt(hand, placed.item.column));
  leave(change, teamId, hand, [left.holding]);
  if (left.event) change.record(left.event);
  const children: Item[] = [];
  let gap: Gap = { after, before: placed.next };
  for (const [i, words] of command.children.entries()) {
    const { item, next } = await admitChild(change, actor, hand, gap, placed.item, ids[i]!, words);
    gap = { after: { id: item.id, rank: item.rank! }, before: next };
    children.push(item);
  }
  change.send(prepared(change.write, needAsWell, [teamId, ids, event.item.marks.dependsOn ?? []]));
  change.send(prepared(change.write, linkAsWell, [teamId, ids, itemId]));
  return { item: event.item, children };
}

/** Children need what their parent needed (P18). */
const needAsWell = `insert into product_backlog.dependency (item_id, needs_id, team_id)
  select child, needed, $1 from unnest($2::uuid[]) child, unnest($3::uuid[]) needed`;
const noBrief = `'${JSON.stringify(domain.emptyBrief())}'::jsonb`;
/** What is kept elsewhere of a parent belongs to its children too. */
const linkAsWell = `insert into product_backlog.brief (id, team_id, body)
  select child, $1, ${noBrief} || jsonb_build_object('links', b.body -> 'links')
  from product_backlog.brief b, unnest($2::uuid[]) child where b.id = $3 and b.body -> 'links' <> '[]'`;

async function admitChild(
  change: Product,
  actor: Actor,
  hand: Hand,
  gap: Gap,
  parent: Item,
  id: string,
  words: SplitChild,
): Promise<{ item: Item; next: Ranked | null }> {
  const { teamId } = actor;
  const placement = await placeIn(change, teamId, gap, null);
  await writeRoom(change, placement, null);
  const entry = { itemId: id, actor, now: change.now };
  const column = domain.columnToReturnTo(holdingAt(hand, domain.columnOfChildren(parent)), entry);
  const key = `${hand.keyPrefix}-${hand.lastNumber + 1}`;
  const added = domain.childOf(parent, words, { id, key, rank: placement.rank, column }, actor, change.now);
  const entered = domain.enterColumn(holdingAt(hand, column), entry);
  hand.lastNumber += 1;
  hand.born.set(id, { item: added.item, problem: added.problem });
  leave(change, teamId, hand, entered === 'full' ? [] : [entered.holding]);
  change.record(added, id);
  if (entered !== 'full' && entered.event) change.record(entered.event, id);
  const next = gap.before;
  const moved = next && placement.shortened.find(({ itemId }) => itemId === next.id);
  return { item: added.item, next: moved ? { id: next.id, rank: moved.rank } : next };
}

const CHILDREN = `select ${itemJson} as item from product_backlog.item i
  where i.team_id is not distinct from $1 and i.id = any($2::uuid[]) order by i.rank`;

/** The children go, and the parent stands where the first of them stood; beside its old neighbour where all of them went before. */
export async function unsplit(change: Product, actor: Actor, itemId: string): Promise<{ item: Item }> {
  const { teamId } = actor;
  const placed = await standingOf(change.read, teamId, itemId, 'backlog');
  const into = placed.item.marks.splitInto ?? [];
  const rows = await prepared<{ item: Item }>(change.read, CHILDREN, [teamId, into]);
  const children = rows.map(({ item }) => item);
  const staying = children.filter(({ removedAt }) => removedAt === null);
  const hand = await atHand(change, teamId);
  const holdings = new Map(hand.holdings);
  const left = staying.map(({ column }) => {
    const gone = leaveColumn(holdings.get(column)!);
    holdings.set(column, gone.holding);
    return gone.event;
  });
  const entry = { itemId, actor, now: change.now };
  const column = domain.columnToReturnTo(holdings.get(placed.item.column)!, entry);
  const first = staying[0]?.rank;
  const placement = first
    ? { rank: first, shortened: [] }
    : await placeIn(change, teamId, placed.wayBack ?? { after: hand.last, before: null }, itemId);
  const event = domain.unsplitItem(placed.item, children, { column, rank: placement.rank }, actor, change.now);
  const entered = domain.enterColumn(holdings.get(column)!, entry);
  if (entered !== 'full') holdings.set(column, entered.holding);
  for (const [i, child] of staying.entries()) {
    const gone = domain.childGone(child, change.now);
    change.send(saveItem(change.write, gone.item));
    change.record(gone, child.id);
    if (left[i]) change.record(left[i]);
  }
  await writeRoom(change, placement, itemId);
  change.send(saveItem(change.write, event.item));
  leave(change, teamId, hand, [...holdings.values()]);
  change.record(event, itemId);
  if (entered !== 'full' && entered.event) change.record(entered.event, itemId);
  return { item: event.item };
}
