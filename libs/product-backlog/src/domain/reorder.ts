import type { ItemRanked } from '../contract/index.js';
import { longestRising } from './order-changes.js';
import { isTooLong, ranksIn, type Ranked } from './rank.js';

/** One item of a new order, as a ranking of its own: before whom it stood, and between whom it comes to stand. */
export interface Step extends Pick<ItemRanked, 'was' | 'now'> {
  readonly itemId: string;
}

/** The ranks by which an order becomes another one: as few items move as can. */
export function ranksFor(order: readonly Ranked[], wanted: readonly string[]): Map<string, string> {
  const rankOf = new Map(order.map(({ id, rank }) => [id, rank]));
  const places = new Map(wanted.map((id, at) => [id, { at }]));
  const stay = new Set(longestRising(order.map(({ id }) => id), places)); // prettier-ignore
  const given = new Map<string, string>();
  let from = 0;
  while (from < wanted.length) {
    if (stay.has(wanted[from]!)) {
      from++;
      continue;
    }
    let to = from;
    while (to < wanted.length && !stay.has(wanted[to]!)) to++;
    const beside = (id: string | undefined): Ranked | null => (id ? { id, rank: rankOf.get(id)! } : null);
    const ranks = ranksIn({ after: beside(wanted[from - 1]), before: beside(wanted[to]) }, to - from);
    for (const [i, rank] of ranks.entries()) given.set(wanted[from + i]!, rank);
    from = to;
  }
  if (![...given.values()].some(isTooLong)) return given;
  return shared(order, wanted);
}

/** The ranks that there are, dealt anew. */
function shared(order: readonly Ranked[], wanted: readonly string[]): Map<string, string> {
  const given = new Map<string, string>();
  for (const [i, id] of wanted.entries()) if (order[i]!.id !== id) given.set(id, order[i]!.rank);
  return given;
}

/** The rankings that lead from one order to another when these items move, one after the other along the new order. */
export function stepsTo(order: readonly string[], wanted: readonly string[], moving: ReadonlySet<string>): Step[] {
  const next = new Map<string, string>();
  const previous = new Map<string, string>();
  const join = (one: string, other: string) => void (next.set(one, other), previous.set(other, one));
  [...order, END].reduce((one, other) => (join(one, other), other), END);
  const named = (id: string): string | null => (id === END ? null : id);
  const steps: Step[] = [];
  for (const [at, id] of wanted.entries()) {
    if (!moving.has(id)) continue;
    const was = { before: named(next.get(id)!) };
    const after = wanted[at - 1] ?? END;
    join(previous.get(id)!, next.get(id)!);
    const before = next.get(after)!;
    join(after, id);
    join(id, before);
    steps.push({ itemId: id, was, now: { before: named(before), after: named(after) } });
  }
  return steps;
}

const END = '';
