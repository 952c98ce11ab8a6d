import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type ProductEvent, type ProductView } from '../contract/index.js';
import { LATER, NOW, ada, dana, mo, rita, sampleItem, sampleRequest } from './sample.fixture.js';
import {
  acceptRequest,
  applyEvent,
  boardOf,
  firstColumns,
  newestDone,
  onBoard,
  orderOf,
  viewOf,
  visibleTo,
} from './index.js';

const empty: ProductView = {
  ...{ columns: firstColumns(), items: [], requests: [], proposals: [] },
  ...{ goal: null, delegation: null, settings: DEFAULT_SETTINGS },
};
const item = sampleItem();
const request = sampleRequest();
const accepted = acceptRequest(request, 'a', dana, LATER);

const after = (view: ProductView, ...events: (ProductEvent & { at?: string })[]): ProductView => {
  const board = boardOf(view);
  for (const event of events) applyEvent(board, event);
  return viewOf(board);
};

describe('the reducer', () => {
  it('L2 puts what an event carries in the place of what was', () => {
    const renamed = { ...item, title: 'Export', version: 2 };
    const view = after(
      empty,
      { type: 'item-added', item, problem: '' },
      { type: 'item-renamed', item: renamed, was: '' },
    );
    expect(view).toEqual({ ...empty, items: [renamed] });
  });

  it('L2 gives the neighbours their short ranks and passes over those that are not on the board', () => {
    const ranks = [
      { itemId: 'a', rank: 'h5' },
      { itemId: 'gone', rank: 'h6' },
    ];
    const view = after({ ...empty, items: [item] }, { type: 'items-rebalanced', ranks });
    expect(view.items).toEqual([{ ...item, rank: 'h5' }]);
  });

  it('L2 lets go of what was removed, decided or answered', () => {
    const removed = { ...item, removedAt: NOW };
    const view = { ...empty, items: [item], requests: [request] };
    expect(after(view, { type: 'item-removed', item: removed, reason: null }, accepted)).toEqual(empty);
  });

  it('L2 keeps every request of a requester, whatever became of it', () => {
    const board = boardOf({ ...empty, requests: [request] });
    applyEvent(board, accepted, 'requester');
    expect(viewOf(board).requests).toEqual([accepted.request]);
  });

  it('P16 lets finished items leave the board after 14 days', () => {
    const done = sampleItem({ column: 'done', doneAt: NOW, rank: null });
    expect(onBoard(done, '2026-03-16T08:59:59.999Z')).toBe(true);
    expect(onBoard(done, '2026-03-16T09:00:00.000Z')).toBe(false);
    const renamed: ProductEvent = { type: 'item-renamed', item: done, was: '' };
    expect(after(empty, { ...renamed, at: '2026-03-10T00:00:00.000Z' }).items).toEqual([done]);
    expect(after(empty, { ...renamed, at: '2026-04-01T00:00:00.000Z' }).items).toEqual([]);
  });
});

describe('the order of a board', () => {
  it('P1 is one for all open items, whatever their column', () => {
    const items = [
      sampleItem({ id: 'x', rank: 'i5', column: 'ready' }),
      sampleItem({ id: 'y', rank: 'i1', column: 'review' }),
      sampleItem({ id: 'z', rank: null, column: 'done', doneAt: NOW }),
      sampleItem({ id: 'w', rank: 'i3' }),
    ];
    expect(orderOf(items).map(({ id }) => id)).toEqual(['y', 'w', 'x']);
  });

  it('P16 shows the newest finished item first', () => {
    const done = (id: string, doneAt: string) => sampleItem({ id, column: 'done', rank: null, doneAt });
    expect(newestDone([done('x', NOW), item, done('y', LATER)]).map(({ id }) => id)).toEqual(['y', 'x']);
  });
});

describe('who may know', () => {
  const submitted: ProductEvent = { type: 'request-submitted', request, problem: '' };
  const added: ProductEvent = { type: 'item-added', item, problem: '' };

  it('L7 shows everything to members, the product owner and the admin', () => {
    for (const reader of [mo, dana, ada])
      expect([submitted, added].every((event) => visibleTo(reader, event))).toBe(true);
  });

  it('L7 shows a requester own requests and nothing else', () => {
    expect(visibleTo(rita, submitted)).toBe(true);
    expect(visibleTo({ ...rita, id: 'other' }, submitted)).toBe(false);
    expect(visibleTo(rita, added)).toBe(false);
  });

  it('L7 shows nothing to who has no role', () => {
    expect(visibleTo({ id: rita.id, roles: [] }, submitted)).toBe(false);
  });
});
