import type { BacklogSettings, Item, Vectors } from '../contract/index.js';
import { inOrder } from './order.js';
import { byRank } from './rank.js';

export type Formula = Pick<BacklogSettings['weights'], 'preset' | 'risk' | 'value' | 'learning' | 'size'>;

/**
 * What the vectors come to; null where one of them is missing. It grows with value, risk and learning and falls with
 * size. Weighted: the weighted mean of the four, size counted from its far end, so between 1 and 5. It only suggests (P7).
 */
export function scoreOf({ risk, value, size, learning }: Vectors, formula: Formula): number | null {
  if (!risk || !value || !size || !learning) return null;
  if (formula.preset === 'value-over-size') return (value + risk + learning) / size;
  const weights = formula.risk + formula.value + formula.learning + formula.size;
  if (weights === 0) return 0;
  const sum =
    formula.risk * risk + formula.value * value + formula.learning * learning + formula.size * (LARGEST + 1 - size);
  return sum / weights;
}

const LARGEST = 5;

/** High risk for little value: think again before it is built (P7). */
export const isToReconsider = ({ risk, value }: Vectors): boolean =>
  (risk ?? 0) >= 4 && value !== undefined && value <= 2;

type Scored = Pick<Item, 'id' | 'rank' | 'vectors'>;

/** Where an item stands in the order of the product owner, and where the score would put it, from 1 along the order. */
export interface Gapped {
  readonly score: number;
  /** So many places further up by its score, or further down where it is negative; 0: both agree. */
  readonly up: number;
}

/**
 * How far order and score are apart, for each item that has a score. Items without one keep their places, so that only
 * what can be compared is. The gap is a decision of the product owner, not an error (P7).
 */
export function gapsOf(items: Iterable<Scored>, formula: Formula): Map<string, Gapped> {
  const order = standing(items);
  const places = new Map(orderByScore(order, formula).map((id, place) => [id, place]));
  const gaps = new Map<string, Gapped>();
  for (const [place, { id, vectors }] of order.entries()) {
    const score = scoreOf(vectors, formula);
    if (score !== null) gaps.set(id, { score, up: place - places.get(id)! });
  }
  return gaps;
}

/**
 * The ids of all that stand in the order, as the score suggests: those with a score share the places they have, the
 * highest first; equal scores stay as they stand. `only`: the others keep their places.
 */
export function orderByScore(items: Iterable<Scored>, formula: Formula, only?: ReadonlySet<string>): string[] {
  const order = standing(items);
  const scored = order.flatMap(({ id, vectors }, place) => {
    const score = !only || only.has(id) ? scoreOf(vectors, formula) : null;
    return score === null ? [] : [{ id, place, score }];
  });
  const ids = order.map(({ id }) => id);
  const best = [...scored].sort((a, b) => b.score - a.score || a.place - b.place);
  for (const [i, { place }] of scored.entries()) ids[place] = best[i]!.id;
  return ids;
}

const standing = (items: Iterable<Scored>): (Scored & { rank: string })[] =>
  [...items]
    .filter((item) => item.rank !== null)
    .sort(byRank)
    .map((item) => ({ ...item, ...inOrder(item) }));
