import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NEIGHBOURS_A_SIDE, RANK_LENGTH, byRank, isTooLong, makeRoom, rankIn, type Ranked } from './rank.js';

/** Puts an item at a place of a list in order, as the store does. */
function put(order: Ranked[], id: string, at: number): { shortened: number } {
  const after = order[at - 1] ?? null;
  const before = order[at] ?? null;
  const rank = rankIn({ after, before });
  if (!isTooLong(rank)) {
    order.splice(at, 0, { id, rank });
    return { shortened: 0 };
  }
  const below = order.slice(Math.max(0, at - NEIGHBOURS_A_SIDE - 1), at);
  const above = order.slice(at, at + NEIGHBOURS_A_SIDE + 1);
  const room = makeRoom(below, above);
  const ranks = new Map(room.shortened.map((one) => [one.itemId, one.rank]));
  order.forEach((one, i) => (order[i] = { ...one, rank: ranks.get(one.id) ?? one.rank }));
  order.splice(at, 0, { id, rank: room.rank });
  return { shortened: room.shortened.length };
}

const standInOrder = (order: Ranked[]) => order.every((one, i) => i === 0 || order[i - 1]!.rank < one.rank);

describe('rank', () => {
  it('P2 keeps one total order through any sequence of rankings', () => {
    const moves = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 300 });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), moves, (items, sequence) => {
        const order: Ranked[] = [];
        for (let i = 0; i < items; i++) put(order, `item-${i}`, order.length);
        for (const [from, to] of sequence) {
          const [moved] = order.splice(from % order.length, 1);
          put(order, moved!.id, to % (order.length + 1));
        }
        expect(standInOrder(order)).toBe(true);
        expect(new Set(order.map((one) => one.id)).size).toBe(items);
        expect([...order].reverse().sort(byRank)).toEqual(order);
        expect(order.every((one) => /^[0-9a-z]+$/.test(one.rank))).toBe(true);
      }),
    );
  });

  it('P2 stays short after 20,000 rankings to the second place, with at most 64 neighbours touched at once', () => {
    const order: Ranked[] = [];
    let most = 0;
    for (let i = 0; i < 20_000; i++) most = Math.max(most, put(order, `${i}`, Math.min(1, order.length)).shortened);
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(2 * NEIGHBOURS_A_SIDE);
    expect(Math.max(...order.map((one) => one.rank.length))).toBeLessThan(RANK_LENGTH);
    expect(standInOrder(order)).toBe(true);
  });

  it('P2 makes room between the fences and leaves those where they are', () => {
    const side = (digit: string) =>
      Array.from({ length: NEIGHBOURS_A_SIDE + 1 }, (_, i) => ({
        id: `${digit}${i}`,
        rank: `i${digit}${'1'.repeat(40)}${i.toString(36).padStart(2, '0')}i`,
      }));
    const [below, above] = [side('3'), side('5')];
    const { rank, shortened } = makeRoom(below, above);
    expect(shortened.map((one) => one.itemId)).toEqual([...below.slice(1), ...above.slice(0, -1)].map((one) => one.id));
    const ranks = shortened.map((one) => one.rank);
    ranks.splice(NEIGHBOURS_A_SIDE, 0, rank);
    expect([...ranks].sort()).toEqual(ranks);
    expect(ranks[0]! > below[0]!.rank && ranks.at(-1)! < above.at(-1)!.rank).toBe(true);
    expect(Math.max(...ranks.map((one) => one.length))).toBeLessThan(10);
  });

  it('P2 compares byte by byte, and puts what has no rank at the end', () => {
    const ranks = ['a9', 'aa', null, 'Z', 'a'];
    expect(
      ranks
        .map((rank) => ({ rank }))
        .sort(byRank)
        .map(({ rank }) => rank),
    ).toEqual(['Z', 'a', 'a9', 'aa', null]);
  });
});
