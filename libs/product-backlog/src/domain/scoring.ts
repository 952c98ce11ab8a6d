import { Refusal, type Actor } from '@twotrack/shared';
import type {
  BacklogSettings,
  Item,
  ItemRanked,
  ItemScored,
  OrderApplied,
  ScoreItem,
  Vectors,
} from '../contract/index.js';
import { onlyMembers, type Orderer } from './authority.js';
import { changed, notRemoved, stale } from './item-edits.js';
import type { Step } from './reorder.js';

/** By any member; what a value is worth shows in the order, and that is the product owner's (P7). Null where nothing changes. */
export function scoreItem(item: Item, command: ScoreItem, actor: Actor, now: string): ItemScored | null {
  onlyMembers(actor);
  if (command.version !== item.version) throw stale(item);
  notRemoved(item);
  const said = Object.entries({ ...item.vectors, ...command.vectors }).filter(([, level]) => level != null);
  const vectors = Object.fromEntries(said) as Vectors;
  const moscow = command.moscow === undefined ? item.moscow : command.moscow;
  const same = NAMES.every((name) => vectors[name] === item.vectors[name]) && moscow === item.moscow;
  if (same) return null;
  return {
    type: 'item-scored',
    item: changed(item, { vectors, moscow }, now),
    was: { vectors: item.vectors, moscow: item.moscow },
  };
}

const NAMES = ['risk', 'value', 'size', 'learning'] as const;

/** Who applies an order by score applies what they have seen. */
export function sameFormula({ weights }: BacklogSettings, seen: number): void {
  if (weights.version === seen) return;
  const said = `The score is made by version ${weights.version} of its formula now; look at the preview again.`;
  throw new Refusal('conflict', 'stale-formula', { formula: weights.version }, said);
}

/** One ranking among many of one act. */
export const rankedAmong = (
  item: Item,
  { was, now: stands }: Step,
  rank: string,
  reason: string | null,
  { onBehalfOf }: Orderer,
  now: string,
): ItemRanked => ({
  type: 'item-ranked',
  item: changed(item, { rank }, now),
  was,
  now: stands,
  reason,
  proposalId: null,
  ...(onBehalfOf && { onBehalfOf }),
});

/** The ranks as they were; refused where the order has moved on since. Null where all of them have left the order. */
export function formerRanks(applied: OrderApplied, standing: ReadonlyMap<string, string>): Map<string, string> {
  const former = new Map<string, string>();
  for (const { itemId, was, now } of applied.ranks) {
    const rank = standing.get(itemId);
    if (rank === undefined) continue;
    if (rank !== now) throw movedOn();
    former.set(itemId, was);
  }
  const taken = new Set([...standing].flatMap(([id, rank]) => (former.has(id) ? [] : [rank])));
  if ([...former.values()].some((rank) => taken.has(rank))) throw movedOn();
  return former;
}

const movedOn = (): Refusal =>
  new Refusal('conflict', 'order-moved-on', {}, 'The order has moved on since; it cannot be taken back as a whole.');
