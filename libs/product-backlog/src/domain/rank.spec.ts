import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  NEIGHBOURS_A_SIDE,
  RANK_LENGTH,
  ROOM_LENGTH,
  byRank,
  isTooLong,
  makeRoom,
  rankIn,
  type Placement,
  type Ranked,
} from './rank.js';

/** Puts an item at a place of a list in order, as the store does. */
function put(order: Ranked[], id: string, at: number): { shortened: number } {
  const after = order[at - 1] ?? null;
  const before = order[at] ?? null;
  const rank = rankIn({ after, before });
  if (!isTooLong(rank)) {
    order.splice(at, 0, { id, rank });
    return { shortened: 0 };
  }
  const room = roomIn(order, at);
  const ranks = new Map(room.shortened.map((one) => [one.itemId, one.rank]));
  order.forEach((one, i) => (order[i] = { ...one, rank: ranks.get(one.id) ?? one.rank }));
  order.splice(at, 0, { id, rank: room.rank });
  return { shortened: room.shortened.length };
}

function roomIn(order: readonly Ranked[], at: number): Placement {
  for (let aSide = NEIGHBOURS_A_SIDE; ; aSide *= 2) {
    const room = makeRoom(order.slice(Math.max(0, at - aSide - 1), at), order.slice(at, at + aSide + 1), aSide);
    if (room) return room;
  }
}

function inARow(items: number): Ranked[] {
  const order: Ranked[] = [];
  for (let i = 0; i < items; i++) put(order, `${i}`, i);
  return order;
}

/** The longest rank that was given, and how many others were rewritten for it. */
function attack(order: Ranked[], way: string, times: number, any: number): { longest: number; rewritten: number } {
  let [longest, rewritten] = [0, 0];
  for (let i = 0; i < times; i++) {
    const { from, to } = attacks[way]!(order.length, i, any);
    const [moved] = order.splice(from, 1);
    const { shortened } = put(order, moved!.id, to);
    rewritten += shortened;
    const given = shortened > 0 ? order : [order[to]!];
    for (const { rank } of given) longest = Math.max(longest, rank.length);
  }
  return { longest, rewritten };
}

const standInOrder = (order: Ranked[]) => order.every((one, i) => i === 0 || order[i - 1]!.rank < one.rank);

/** Takes the item at `from` and puts it to `to`, of a number of items; `i` counts, `any` is any number. */
type Attack = (items: number, i: number, any: number) => { from: number; to: number };

const attacks: Record<string, Attack> = {
  'anything anywhere': (items, i, any) => ({ from: (any * 31 + i * 7919) % items, to: (any + i * 104_729) % items }),
  'all into one gap': (items, _, any) => ({ from: items - 1, to: any % items }),
  // from either end in turns: the newest is passed once on this side and once on that, so its gap is halved each time
  'to the other side of the newest': (items, i) => ({ from: i % 2 === 0 ? items - 1 : 0, to: items >> 1 }),
  'to the second place': (items) => ({ from: items - 1, to: 1 }),
  'to either end': (items, i) => (i % 2 === 0 ? { from: items >> 1, to: 0 } : { from: items >> 1, to: items - 1 }),
};

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

  it('P2 gives no rank of 48 characters in any mixture of rankings, random and adverse', { timeout: 60_000 }, () => {
    const way = fc.constantFrom(...Object.keys(attacks));
    const stretch = fc.record({ way, any: fc.nat(), times: fc.integer({ min: 1, max: 400 }) });
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 400 }), fc.array(stretch, { minLength: 1, maxLength: 5 }), (items, all) => {
        const order = inARow(items);
        for (const { way, any, times } of all) expect(attack(order, way, times, any).longest).toBeLessThan(RANK_LENGTH);
        expect(Math.max(...order.map(({ rank }) => rank.length))).toBeLessThan(RANK_LENGTH);
        expect(standInOrder(order)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(Object.keys(attacks))('P2 bears 20,000 rankings %s: under 48 characters, four rewritten for each', (way) => {
    const order = inARow(2_000);
    const { longest, rewritten } = attack(order, way, 20_000, 1_234_567);
    expect(longest).toBeLessThan(RANK_LENGTH);
    expect(rewritten / 20_000).toBeLessThan(4);
    expect(standInOrder(order)).toBe(true);
  });

  it('P2 asks twice as many neighbours where the fences stand too close for short ranks', () => {
    const tight = Array.from({ length: 70 }, (_, i) => ({
      id: `${i}`,
      rank: `i0${'1'.repeat(30)}${i.toString(36).padStart(2, '0')}i`,
    }));
    const [below, above] = [tight.slice(0, NEIGHBOURS_A_SIDE + 1), tight.slice(-NEIGHBOURS_A_SIDE - 1)];
    expect(makeRoom(below, above)).toBeNull();
    const { rank, shortened } = makeRoom(below, above, 2 * NEIGHBOURS_A_SIDE)!;
    expect(shortened).toHaveLength(below.length + above.length);
    expect([rank, ...shortened.map((one) => one.rank)].every(({ length }) => length <= ROOM_LENGTH)).toBe(true);
  });

  it('P2 makes room between the fences and leaves those where they are', () => {
    const side = (digit: string) =>
      Array.from({ length: NEIGHBOURS_A_SIDE + 1 }, (_, i) => ({
        id: `${digit}${i}`,
        rank: `i${digit}${'1'.repeat(40)}${i.toString(36).padStart(2, '0')}i`,
      }));
    const [below, above] = [side('3'), side('5')];
    const { rank, shortened } = makeRoom(below, above)!;
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
