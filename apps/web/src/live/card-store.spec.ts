import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CardStore } from './card-store.js';

interface Card {
  id: string;
  column: 'left' | 'right';
  rank: number;
  gone?: boolean;
}

const frame = () => new Promise(requestAnimationFrame);

describe('CardStore', () => {
  let store: CardStore<Card, 'left' | 'right'>;

  beforeEach(() => {
    store = new CardStore<Card, 'left' | 'right'>({
      columns: ['left', 'right'],
      columnOf: (card) => (card.gone ? null : card.column),
      compare: (a, b) => a.rank - b.rank || a.id.localeCompare(b.id),
    });
    store.load(
      [3, 1, 2].map((rank) => ({ id: `c${rank}`, column: 'left', rank })),
      10,
    );
  });

  it('shows each column in its order', () => expect(store.shownColumn('left')).toEqual(['c1', 'c2', 'c3']));

  it('tells only who follows what changed, once per frame', async () => {
    const [one, other, left, right] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()];
    store.subscribe('c1', one);
    store.subscribe('c2', other);
    store.subscribe('left', left);
    store.subscribe('right', right);
    store.put({ id: 'c1', column: 'left', rank: 1.1 });
    store.put({ id: 'c1', column: 'left', rank: 1.2 });
    expect(one).not.toHaveBeenCalled();
    await frame();
    expect(one).toHaveBeenCalledOnce();
    expect(other).not.toHaveBeenCalled();
    expect(left).not.toHaveBeenCalled();
    store.put({ id: 'c1', column: 'right', rank: 1 });
    await frame();
    expect(left).toHaveBeenCalledOnce();
    expect(right).toHaveBeenCalledOnce();
    expect(store.shownColumn('left')).toEqual(['c2', 'c3']);
    expect(store.shownColumn('right')).toEqual(['c1']);
  });

  it('keeps the very same list while its order stays', async () => {
    const list = store.shownColumn('left');
    store.put({ id: 'c2', column: 'left', rank: 2.5 });
    await frame();
    expect(store.shownColumn('left')).toBe(list);
  });

  it('shows a guess at once and keeps it on top until its own number comes', async () => {
    const guess = store.guess('c1', (card) => ({ ...card, column: 'right' }));
    expect(store.shownColumn('right')).toEqual(['c1']);
    guess.confirmedAt(12);
    store.put({ id: 'c1', column: 'left', rank: 9 });
    store.reach(11);
    await frame();
    expect(store.shownColumn('right')).toEqual(['c1']);
    store.put({ id: 'c1', column: 'left', rank: 9 });
    store.reach(12);
    await frame();
    expect(store.shownColumn('left')).toEqual(['c2', 'c3', 'c1']);
  });

  it('takes a refused guess back', () => {
    store.guess('c1', (card) => ({ ...card, column: 'right' })).takeBack();
    expect(store.shownColumn('left')).toEqual(['c1', 'c2', 'c3']);
    expect(store.shownColumn('right')).toEqual([]);
  });

  it('keeps a guess that waits for its number over a fresh snapshot', () => {
    store.guess('c1', (card) => ({ ...card, column: 'right' })).confirmedAt(20);
    store.load([{ id: 'c1', column: 'left', rank: 1 }], 15);
    expect(store.shownColumn('right')).toEqual(['c1']);
    store.load([{ id: 'c1', column: 'left', rank: 1 }], 20);
    expect(store.shownColumn('right')).toEqual([]);
  });

  it('forgets what is on no board', async () => {
    store.put({ id: 'c1', column: 'left', rank: 1, gone: true });
    store.forget('c2');
    await frame();
    expect(store.shownColumn('left')).toEqual(['c3']);
    expect(store.shownCard('c2')).toBeUndefined();
  });
});
