import { describe, expect, it } from 'vitest';
import type { ColumnId } from '../contract/index.js';
import { LATER, NOW, ada, dana, mo, refusalOf, rita, sampleItem } from './sample.fixture.js';
import {
  addItem,
  gapBeside,
  moveItem,
  rankItem,
  removeItem,
  restoreItem,
  untouched,
  whoOrders,
  type Standing,
} from './index.js';

const next = { id: 'b', rank: 'i5' };
const standing = (change = {}): Standing => ({ item: sampleItem(change), next });
const move = (from: ColumnId, column: ColumnId) => ({ from, column });

describe('moving', () => {
  it('P1 keeps the rank when an item moves between columns', () => {
    const event = moveItem(standing(), move('backlog', 'ready'), null, mo, LATER)!;
    expect(event).toMatchObject({ type: 'item-moved', from: 'backlog', reason: null });
    expect(event.item).toEqual({
      ...sampleItem(),
      column: 'ready',
      enteredColumnAt: LATER,
      touchedAt: LATER,
      version: 2,
    });
  });

  it('P15 lets any member move an item to Done, and nobody from outside', () => {
    const event = moveItem(standing(), move('backlog', 'done'), null, mo, LATER)!;
    expect(event.item).toMatchObject({ column: 'done', doneAt: LATER });
    for (const outsider of [rita, ada]) {
      const refusal = refusalOf(() => moveItem(standing(), move('backlog', 'done'), null, outsider, LATER));
      expect(refusal).toMatchObject({ kind: 'forbidden', code: 'members-only' });
    }
  });

  it('P2 takes the rank of what is done, remembers its neighbour, and gives it a rank again when it comes back', () => {
    const done = moveItem(standing(), move('backlog', 'done'), null, mo, LATER)!.item;
    expect(done).toMatchObject({ rank: null, formerNeighbour: 'b' });
    const back = moveItem({ item: done, next: null }, move('done', 'review'), 'i3', mo, LATER)!.item;
    expect(back).toMatchObject({ column: 'review', rank: 'i3', formerNeighbour: null, doneAt: null });
  });

  it('P18 ends a block when the item is done', () => {
    const blocked = { reason: 'waits for legal', by: { id: 'mo', name: 'Mo' }, since: NOW };
    const done = moveItem(standing({ blocked, blockedSeconds: 5 }), move('backlog', 'done'), null, mo, LATER)!.item;
    expect(done).toMatchObject({ blocked: null, blockedSeconds: 3635 });
  });

  it('refuses a move that names another column than the card is in, and shows the card', () => {
    const { item } = standing({ column: 'review' });
    const refusal = refusalOf(() => moveItem({ item, next }, move('ready', 'done'), null, mo, LATER));
    expect(refusal).toMatchObject({ kind: 'conflict', code: 'stale-version', facts: { item } });
  });

  it('W4 makes nothing of a move within a column', () => {
    expect(moveItem(standing(), move('backlog', 'backlog'), null, mo, LATER)).toBeNull();
  });

  it('refuses to move what was removed', () => {
    const refusal = refusalOf(() => moveItem(standing({ removedAt: NOW }), move('backlog', 'ready'), null, mo, LATER));
    expect(refusal).toMatchObject({ kind: 'conflict', code: 'item-removed' });
  });
});

describe('ranking', () => {
  const gap = gapBeside({ before: 'c' }, { id: 'c', rank: 'i9' }, { id: 'b', rank: 'i5' });
  const place = { gap, rank: 'i7', next };
  const ownName = whoOrders(dana, null, LATER);

  it('P1 is done by the product owner, and being admin or member gives no right to it', () => {
    const event = rankItem(sampleItem(), place, { reason: 'revenue' }, ownName, LATER)!;
    expect(event.item).toEqual({ ...sampleItem(), rank: 'i7', touchedAt: LATER, version: 2 });
    expect(event).toMatchObject({ was: { before: 'b' }, now: { before: 'c', after: 'b' }, reason: 'revenue' });
    for (const other of [mo, ada, rita]) {
      const refusal = refusalOf(() => whoOrders(other, null, LATER));
      expect(refusal).toMatchObject({ kind: 'forbidden', code: 'not-product-owner' });
    }
  });

  it('P2 makes nothing of a ranking to where the item stands', () => {
    expect(rankItem(sampleItem({ rank: 'i6' }), place, {}, ownName, LATER)).toBeNull();
  });

  it('P2 refuses to rank what has no rank, or beside what has none', () => {
    const done = refusalOf(() => rankItem(sampleItem({ rank: null }), place, {}, ownName, LATER));
    expect(done).toMatchObject({ kind: 'conflict', code: 'not-in-order', facts: { itemId: 'a' } });
    const beside = refusalOf(() => gapBeside({ after: 'c' }, { id: 'c', rank: null }, null));
    expect(beside).toMatchObject({ kind: 'conflict', code: 'not-in-order', facts: { itemId: 'c' } });
  });

  it('P2 reads before and after as the two sides of a neighbour', () => {
    const [neighbour, other] = [
      { id: 'c', rank: 'i9' },
      { id: 'b', rank: 'i5' },
    ];
    expect(gapBeside({ before: 'c' }, neighbour, other)).toEqual({ after: other, before: neighbour });
    expect(gapBeside({ after: 'c' }, neighbour, null)).toEqual({ after: neighbour, before: null });
  });
});

describe('letting in and taking out', () => {
  it('P4 lets only the product owner put an item into the order', () => {
    const words = {
      id: 'a',
      key: 'PRD-1',
      rank: 'i0',
      type: 'feature',
      title: 'X',
      problem: '',
      request: null,
    } as const;
    for (const other of [mo, ada, rita]) {
      expect(refusalOf(() => addItem(words, other, NOW))).toMatchObject({ code: 'not-product-owner' });
    }
    expect(addItem(words, dana, NOW).item).toMatchObject({ column: 'backlog', rank: 'i0', version: 1 });
  });

  it('P4 names whose problem a debt is, and nobody for the others', () => {
    expect(sampleItem({}, { type: 'debt', whoseProblem: 'operations' }).whoseProblem).toBe('operations');
    expect(sampleItem({}, { type: 'defect', whoseProblem: 'operations' }).whoseProblem).toBeNull();
  });

  it('P2 remembers the neighbour of what is removed, and brings it back to a rank', () => {
    const removed = removeItem(standing({ column: 'ready' }), 'twice', dana, LATER)!;
    expect(removed).toMatchObject({ reason: 'twice', item: { removedAt: LATER, rank: null, formerNeighbour: 'b' } });
    const back = restoreItem(removed.item, { column: 'ready', rank: 'i2' }, dana, LATER)!.item;
    expect(back).toMatchObject({ removedAt: null, column: 'ready', rank: 'i2', formerNeighbour: null, version: 3 });
    expect(removeItem({ item: removed.item, next: null }, undefined, dana, LATER)).toBeNull();
    expect(restoreItem(sampleItem(), { column: 'ready', rank: 'i2' }, dana, LATER)).toBeNull();
  });

  it('P2 brings what was done back without a rank', () => {
    const done = sampleItem({ column: 'done', rank: null, doneAt: NOW, formerNeighbour: 'b', removedAt: NOW });
    expect(restoreItem(done, { column: 'done', rank: null }, dana, LATER)!.item).toMatchObject({
      rank: null,
      doneAt: NOW,
      removedAt: null,
    });
  });

  it('P4 takes an item back with the decision that made it, unless somebody worked on it', () => {
    expect(untouched(sampleItem())).toEqual(sampleItem());
    expect(refusalOf(() => untouched(sampleItem({ version: 2 })))).toMatchObject({ code: 'item-changed' });
  });
});
