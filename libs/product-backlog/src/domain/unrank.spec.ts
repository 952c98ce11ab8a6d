import { describe, expect, it } from 'vitest';
import { formerPlace, type Unranking } from './index.js';
import { refusalOf, sampleItem } from './sample.fixture.js';

const NONE: ReadonlySet<number> = new Set();
const unranking = (change: Partial<Unranking> = {}): Unranking => ({
  item: sampleItem(),
  was: { before: 'b' },
  former: { id: 'b', rank: 'i5' },
  ofItem: [],
  ofFormer: [],
  ...change,
});
const later = { seq: 9, undoes: null };

describe('taking a ranking back', () => {
  it('P14 puts the item before its former neighbour, or to the end where it was the last', () => {
    expect(formerPlace(unranking(), 7, NONE)).toBe('b');
    expect(formerPlace(unranking({ was: { before: null }, former: null }), 7, NONE)).toBeNull();
  });

  it.each<[string, Partial<Unranking>]>([
    ['the item was ranked since', { ofItem: [later] }],
    ['its former neighbour was ranked since', { ofFormer: [later] }],
    ['its former neighbour is in the order no more', { former: { id: 'b', rank: null } }],
    ['its former neighbour is no item', { former: null }],
    ['the item is in the order no more', { item: sampleItem({ rank: null }) }],
    ['it was taken back before', { ofItem: [{ seq: 9, undoes: 7 }] }],
  ])('P14 refuses where the order has moved on: %s', (_, change) => {
    const refusal = refusalOf(() => formerPlace(unranking(change), 7, NONE));
    expect(refusal).toMatchObject({ kind: 'conflict', code: 'order-moved-on' });
  });

  it('P14 counts no ranking that was taken back itself, in the log or in the same command', () => {
    const back = [later, { seq: 11, undoes: 9 }];
    expect(formerPlace(unranking({ ofItem: back, ofFormer: back }), 7, NONE)).toBe('b');
    expect(formerPlace(unranking({ ofItem: [later], ofFormer: [later] }), 7, new Set([9]))).toBe('b');
  });

  it('P14 finds no ranking of another item', () => {
    expect(refusalOf(() => formerPlace(unranking({ was: null }), 7, NONE)).code).toBe('not-found');
  });
});
