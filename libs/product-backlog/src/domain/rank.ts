import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/** An item in the order: ranks are compared byte by byte, and no two are alike. */
export interface Ranked {
  readonly id: string;
  readonly rank: string;
}

/** A place in the order between two neighbours; null is the beginning or the end. */
export interface Gap {
  readonly after: Ranked | null;
  readonly before: Ranked | null;
}

/** Where an item comes to stand, and the neighbours whose ranks had to become short again for it. */
export interface Placement {
  readonly rank: string;
  readonly shortened: readonly { itemId: string; rank: string }[];
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';
/** A rank this long, in characters, is never given: neighbours make room for a shorter one. */
export const RANK_LENGTH = 48;
/** Ranks that are given to make room are no longer, so that it lasts: at least 115 rankings into the same gap. */
export const ROOM_LENGTH = 24;
/** How many neighbours on each side make room, where they can. */
export const NEIGHBOURS_A_SIDE = 32;

/** The rank of a place in the order. May be longer than allowed: see `isTooLong`. */
export const rankIn = (gap: Gap): string =>
  generateKeyBetween(gap.after?.rank ?? null, gap.before?.rank ?? null, DIGITS);

/** So many ranks for a place in the order, along it. May be longer than allowed. */
export const ranksIn = (gap: Gap, count: number): string[] =>
  generateNKeysBetween(gap.after?.rank ?? null, gap.before?.rank ?? null, count, DIGITS);

export const isTooLong = (rank: string): boolean => rank.length >= RANK_LENGTH;

/**
 * Gives the neighbours of a gap, and whoever comes into it, short ranks in the same order. `below` and `above` run
 * along the order; one more than `aSide` of them is the fence, whose rank stands. Null where the fences stand too close
 * to give short ranks between them: then twice as many neighbours have to make room. The worst order of rankings known
 * rewrites four ranks for each, on the average; random ones next to none.
 */
export function makeRoom(
  below: readonly Ranked[],
  above: readonly Ranked[],
  aSide: number = NEIGHBOURS_A_SIDE,
): Placement | null {
  const fenceBelow = below.length > aSide ? below[0]! : null;
  const fenceAbove = above.length > aSide ? above.at(-1)! : null;
  const lower = fenceBelow ? below.slice(1) : below;
  const upper = fenceAbove ? above.slice(0, -1) : above;
  const ranks = generateNKeysBetween(
    fenceBelow?.rank ?? null,
    fenceAbove?.rank ?? null,
    lower.length + 1 + upper.length,
    DIGITS,
  );
  if ((fenceBelow || fenceAbove) && ranks.some(({ length }) => length > ROOM_LENGTH)) return null;
  const rank = ranks.splice(lower.length, 1)[0]!;
  return { rank, shortened: [...lower, ...upper].map(({ id }, i) => ({ itemId: id, rank: ranks[i]! })) };
}

/** Byte order; an item out of the order (no rank) comes after all that are in it. */
export function byRank(a: { rank: string | null }, b: { rank: string | null }): number {
  if (a.rank === b.rank) return 0;
  if (a.rank === null) return 1;
  if (b.rank === null) return -1;
  return a.rank < b.rank ? -1 : 1;
}
