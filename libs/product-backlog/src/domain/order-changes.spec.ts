import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movedBetween, orderBefore, type OrderStep } from './index.js';

/** Plays rankings, comings and leavings on a list, as the log would tell them. */
function play(
  start: readonly string[],
  acts: readonly (readonly [number, number])[],
): { now: string[]; steps: OrderStep[] } {
  const order = [...start];
  const out: string[] = [];
  const steps: OrderStep[] = [];
  for (const [i, [from, to]] of acts.entries()) {
    const way = from % 4;
    if (way === 0 && order.length > 1) {
      const [itemId] = order.splice(from % order.length, 1);
      steps.push({ itemId: itemId!, wasIn: true, isIn: false, wasBefore: order[from % (order.length + 1)] ?? null });
      out.push(itemId!);
    } else if (way === 1) {
      const itemId = out.pop() ?? `new ${i}`;
      order.splice(to % (order.length + 1), 0, itemId);
      steps.push({ itemId, wasIn: false, isIn: true, wasBefore: null });
    } else {
      const at = from % order.length;
      const [itemId] = order.splice(at, 1);
      steps.push({ itemId: itemId!, wasIn: true, isIn: true, wasBefore: order[at] ?? null });
      order.splice(to % (order.length + 1), 0, itemId!);
    }
  }
  return { now: order, steps };
}

const acts = fc.array(fc.tuple(fc.nat(1_000), fc.nat(1_000)), { maxLength: 60 });
const letters = [...'abcdefghij'];

describe('what changed in the order', () => {
  it('P14 takes every step back, to the order as it was', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const { now, steps } = play(letters, all);
        expect(orderBefore(now, steps)).toEqual(letters);
      }),
    );
  });

  it('P14 names as few as explain the difference: the others stand as they did', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const { now, steps } = play(letters, all);
        const before = orderBefore(now, steps);
        const moved = new Set(movedBetween(before, now, new Set(steps.map(({ itemId }) => itemId))));
        expect(before.filter((id) => !moved.has(id))).toEqual(now.filter((id) => !moved.has(id)));
        for (const id of [...before, ...now]) if (before.includes(id) !== now.includes(id)) expect(moved).toContain(id);
        for (const id of moved) expect(steps.some(({ itemId }) => itemId === id)).toBe(true);
      }),
    );
  });

  it('P14 blames whoever was ranked, not those who made way', () => {
    expect(movedBetween(letters, ['j', ...letters.slice(0, -1)], new Set(['j']))).toEqual(['j']);
    expect(movedBetween(['a', 'b'], ['b', 'a'], new Set(['a']))).toEqual(['a']);
    expect(movedBetween(['a', 'b'], ['b', 'a'], new Set(['b']))).toEqual(['b']);
    expect(movedBetween(['a', 'b'], ['a', 'b'], new Set(['b']))).toEqual([]);
  });
});
