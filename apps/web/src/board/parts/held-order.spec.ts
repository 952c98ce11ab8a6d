import fc from 'fast-check';
import { expect, it } from 'vitest';
import { heldOrder } from './held-order.js';

const never = () => false;

it('keeps the order under the hand and counts what waits', () => {
  expect(heldOrder(['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'], never)).toEqual({
    ids: ['a', 'b', 'c', 'd'],
    waiting: 1,
  });
  expect(heldOrder(['a', 'b'], ['a', 'new', 'b'], never)).toEqual({ ids: ['a', 'b'], waiting: 1 });
});

it('lets what is gone go', () =>
  expect(heldOrder(['a', 'b', 'c'], ['a', 'c'], never)).toEqual({ ids: ['a', 'c'], waiting: 0 }));

it('lets in at once, at its place, what may not wait', () =>
  expect(heldOrder(['a', 'b'], ['sev1', 'a', 'x', 'b'], (id) => id === 'sev1')).toEqual({
    ids: ['sev1', 'a', 'b'],
    waiting: 1,
  }));

it('shows no card twice, invents none, and waits for nothing when nothing changed', () => {
  const ids = fc.uniqueArray(fc.nat(12).map(String), { maxLength: 12 });
  fc.assert(
    fc.property(ids, ids, ids, (shown, actual, urgent) => {
      const held = heldOrder(shown, actual, (id) => urgent.includes(id));
      expect(new Set(held.ids).size).toBe(held.ids.length);
      for (const id of held.ids) expect(actual).toContain(id);
      for (const id of actual) if (shown.includes(id) || urgent.includes(id)) expect(held.ids).toContain(id);
      if (held.waiting === 0) expect(held.ids).toEqual(actual);
    }),
  );
});
