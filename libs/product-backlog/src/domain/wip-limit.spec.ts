import { describe, expect, it } from 'vitest';
import type { Column, ColumnId, WipLimit } from '../contract/index.js';
import { NOW, dana, mo, refusalOf, sampleItem } from './sample.fixture.js';
import {
  columnToReturnTo,
  enterColumn,
  firstColumns,
  leaveColumn,
  limitReached,
  setColumnLimit,
  type Counted,
  type Holding,
} from './index.js';

const holding = (count: number, limit: WipLimit | null, id: ColumnId = 'in-progress'): Holding => ({
  column: { ...firstColumns().find((column) => column.id === id)!, limit },
  count,
});
const entry = (reason?: string, itemId = 'a') => ({ itemId, actor: mo, now: NOW, reason });
const entered = (from: Holding, reason?: string, itemId?: string) => {
  const counted = enterColumn(from, entry(reason, itemId));
  if (counted === 'full') throw new Error('full');
  return counted;
};

describe('WIP limit', () => {
  it('W1 lets anybody into a column without a limit, and up to its limit', () => {
    expect(entered(holding(99, null))).toEqual({ holding: holding(100, null), event: null });
    const limit: WipLimit = { count: 3, mode: 'block' };
    expect(entered(holding(2, limit))).toEqual({ holding: holding(3, limit), event: null });
  });

  it('W1 warns, blocks, or blocks unless a reason of 10 characters is given', () => {
    expect(entered(holding(3, { count: 3, mode: 'warn' })).event?.count).toBe(4);
    expect(enterColumn(holding(3, { count: 3, mode: 'block' }), entry('a reason long enough'))).toBe('full');
    const unless: WipLimit = { count: 3, mode: 'block-unless-reason' };
    expect(enterColumn(holding(3, unless), entry())).toBe('full');
    expect(enterColumn(holding(3, unless), entry('too short'))).toBe('full');
    expect(entered(holding(3, unless), 'the outage').holding.count).toBe(4);
  });

  it.each<ColumnId>(['backlog', 'done'])('W1 takes only a limit that warns in %s', (id) => {
    for (const mode of ['block', 'block-unless-reason'] as const) {
      const refusal = refusalOf(() => setColumnLimit(holding(0, null, id), { limit: { count: 3, mode } }, dana));
      expect(refusal).toMatchObject({ kind: 'conflict', code: 'limit-must-warn', facts: { column: id, mode } });
    }
    expect(setColumnLimit(holding(0, null, id), { limit: { count: 3, mode: 'warn' } }, dana)).not.toBeNull();
  });

  it('W3 refuses with the limit, the count and who holds the cards', () => {
    const holder = sampleItem({ assignees: [mo.id] });
    const refusal = limitReached(holding(3, { count: 2, mode: 'block' }), [holder]);
    const { id, key, title, assignees, enteredColumnAt, blocked } = holder;
    expect(refusal).toMatchObject({ kind: 'conflict', code: 'wip-limit-reached' });
    expect(refusal.facts).toEqual({
      column: 'in-progress',
      limit: 2,
      mode: 'block',
      count: 3,
      holders: [{ id, key, title, assignees, enteredColumnAt, blocked }],
    });
  });

  it('W4 allows a limit below the present count, without a breach', () => {
    const limit: WipLimit = { count: 2, mode: 'block' };
    const decided = setColumnLimit(holding(5, null), { limit }, dana)!;
    expect(decided.set).toMatchObject({ column: { limit, breaches: [] }, was: null });
    expect(decided.settled).toEqual({ holding: holding(5, limit), event: null });
  });

  it('W6 keeps who breached the limit, when and why, until the column is back within it', () => {
    const limit: WipLimit = { count: 1, mode: 'block-unless-reason' };
    const over = entered(holding(1, limit), 'customer is waiting');
    const breach = { itemId: 'a', by: { id: 'mo', name: 'Mo' }, at: NOW, reason: 'customer is waiting', limit };
    expect(over.event).toEqual({ type: 'limit-breached', column: over.holding.column, count: 2 });
    expect(over.holding.column.breaches).toEqual([breach]);
    const twice = entered(over.holding, 'and another one', 'b');
    const still = leaveColumn(twice.holding);
    expect([still.event, still.holding.column.breaches.length]).toEqual([null, 2]);
    const back = leaveColumn(still.holding);
    expect(back.event).toEqual({ type: 'limit-restored', column: back.holding.column, count: 1 });
    expect(back.holding.column.breaches).toEqual([]);
  });

  it('W6 shows the newest 20 breaches, one of each item, however long the column stays over its limit', () => {
    let over = entered(holding(1, { count: 1, mode: 'warn' }));
    for (let i = 0; i < 30; i++) over = entered(over.holding, undefined, `item-${i}`);
    over = entered(over.holding, 'once more', 'item-20');
    const shown = over.holding.column.breaches;
    expect(shown.map(({ itemId }) => itemId)).toEqual(
      [10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 22, 23, 24, 25, 26, 27, 28, 29, 20].map((i) => `item-${i}`),
    );
    expect(shown.at(-1)?.reason).toBe('once more');
  });

  it('W6 ends breaches when the limit is raised or lifted, and not when it stays too low', () => {
    const over = entered(holding(1, { count: 1, mode: 'warn' })).holding;
    const settled = (limit: WipLimit | null): Counted<{ column: Column }> =>
      setColumnLimit(over, { limit }, dana)!.settled;
    expect(settled({ count: 2, mode: 'warn' }).event?.column.breaches).toEqual([]);
    expect(settled(null).event?.column.breaches).toEqual([]);
    expect(settled({ count: 1, mode: 'block' }).event).toBeNull();
    expect(setColumnLimit(over, { limit: { count: 1, mode: 'warn' } }, dana)).toBeNull();
  });

  it('W2 gives a restored item no way around a full column', () => {
    expect(columnToReturnTo(holding(1, { count: 1, mode: 'block' }), entry())).toBe('backlog');
    expect(columnToReturnTo(holding(0, { count: 1, mode: 'block' }), entry())).toBe('in-progress');
  });

  it('W1 leaves the limits to the product owner', () => {
    const refusal = refusalOf(() => setColumnLimit(holding(0, null), { limit: null }, mo));
    expect(refusal).toMatchObject({ kind: 'forbidden', code: 'not-product-owner' });
  });
});
