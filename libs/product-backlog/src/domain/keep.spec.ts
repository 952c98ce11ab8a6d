import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '../contract/index.js';
import { LATER, NOW, ada, dana, mo, refusalOf, rita, sampleItem, sampleRequest } from './sample.fixture.js';
import {
  answerOf,
  answerRequest,
  assignItem,
  blockItem,
  gapBeside,
  keepItem,
  mergeRequest,
  moveItem,
  orderOf,
  rankIn,
  removeItem,
  removedFor,
  renameItem,
  restoreItem,
  returnRequest,
  setAsideItem,
  takeUpItem,
  unkeepItem,
  type Gap,
} from './index.js';

const why = { reason: 'the law comes in May' };
const next = { id: 'b', rank: 'i5' };
const asideOf = (item: Item): Item => setAsideItem({ item, next }, why, dana, LATER)!.item;

describe('keeping', () => {
  it('P12 notes who kept an item, when and why, and does not touch it', () => {
    const { item } = keepItem(sampleItem(), why, dana, LATER);
    const kept = { by: { id: 'dana', name: 'Dana' }, at: LATER, reason: why.reason };
    expect(item).toEqual({ ...sampleItem(), marks: { kept }, version: 2 });
  });

  it('P12 is taken back one keep at a time', () => {
    const once = keepItem(sampleItem(), { reason: 'first' }, dana, NOW).item;
    const twice = keepItem(once, { reason: 'second' }, dana, LATER).item;
    expect(twice.marks.kept).toMatchObject({ reason: 'second', before: { reason: 'first', at: NOW } });
    const back = unkeepItem(twice, dana)!.item;
    expect(back.marks).toEqual(once.marks);
    expect(unkeepItem(back, dana)!.item.marks).toEqual({});
    expect(unkeepItem(sampleItem(), dana)).toBeNull();
  });

  it('P12 is not for what stands in no order', () => {
    expect(refusalOf(() => keepItem(asideOf(sampleItem()), why, dana, LATER))).toMatchObject({ code: 'not-in-order' });
  });

  it.each([mo, ada, rita])("P12 is the product owner's alone, not for $name", (other) => {
    for (const decide of [
      () => keepItem(sampleItem(), why, other, LATER),
      () => unkeepItem(sampleItem(), other),
      () => setAsideItem({ item: sampleItem(), next }, why, other, LATER),
      () => takeUpItem(asideOf(sampleItem()), { column: 'backlog', rank: 'i' }, other, LATER),
    ])
      expect(refusalOf(decide)).toMatchObject({ kind: 'forbidden', code: 'not-product-owner' });
  });
});

describe('setting aside', () => {
  it('P12 takes an item out of the order and ends its block, as old as it is', () => {
    const blocked = { reason: 'waits', by: { id: 'mo', name: 'Mo' }, since: NOW };
    const { item } = setAsideItem({ item: sampleItem({ blocked, column: 'ready' }), next }, why, dana, LATER)!;
    expect(item).toMatchObject({ rank: null, formerNeighbour: 'b', column: 'ready', blocked: null, touchedAt: NOW });
    expect(item.setAside).toEqual({ by: { id: 'dana', name: 'Dana' }, at: LATER, reason: why.reason });
    expect(setAsideItem({ item, next: null }, why, dana, LATER)).toBeNull();
    expect(takeUpItem(sampleItem(), { column: 'ready', rank: 'i' }, dana, LATER)).toBeNull();
  });

  it('P12 is not for what is done or removed', () => {
    const ask = (change: Partial<Item>) =>
      refusalOf(() => setAsideItem({ item: sampleItem(change), next: null }, why, dana, LATER));
    expect(ask({ column: 'done', doneAt: NOW, rank: null })).toMatchObject({ code: 'item-done' });
    expect(ask({ removedAt: NOW, rank: null })).toMatchObject({ code: 'item-removed' });
  });

  it('P12 leaves the words to be edited, and nothing to be worked on', () => {
    const aside = asideOf(sampleItem());
    expect(renameItem(aside, { version: 2, title: 'New' }, mo, LATER)!.item).toMatchObject({ title: 'New' });
    for (const decide of [
      () => moveItem({ item: aside, next: null }, { from: 'backlog', column: 'ready' }, 'i', mo, LATER),
      () => assignItem(aside, { assignees: ['mo'] }, mo, LATER),
      () => blockItem(aside, { reason: 'x' }, mo, LATER),
    ])
      expect(refusalOf(decide)).toMatchObject({ kind: 'conflict', code: 'item-set-aside' });
  });

  it('P12 stands through a removal that is taken back', () => {
    const aside = asideOf(sampleItem());
    const removed = removeItem({ item: aside, next: null }, 'never', dana, LATER)!.item;
    expect(removed).toMatchObject({ removedAt: LATER, formerNeighbour: 'b', setAside: aside.setAside });
    expect(refusalOf(() => takeUpItem(removed, { column: 'backlog', rank: 'i' }, dana, LATER))).toMatchObject({
      code: 'item-removed',
    });
    const back = restoreItem(removed, { column: 'backlog', rank: 'i9' }, dana, LATER)!.item;
    expect(back).toEqual({ ...aside, version: 4 });
  });

  const apart = fc.uniqueArray(fc.nat({ max: 11 }), { minLength: 1, maxLength: 12 });
  it('P2 brings an item back before its neighbour, or to the end where that one is gone; all others stand', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), apart, fc.array(fc.nat(11)), (count, picks, gone) => {
        let items = Array.from({ length: count }, (_, i) => i).reduce<Item[]>((made, i) => {
          const rank = rankIn({ after: made.at(-1) ? { id: '', rank: made.at(-1)!.rank! } : null, before: null });
          return [...made, sampleItem({ id: `${i}`, rank })];
        }, []);
        const put = (item: Item) => (items = items.map((one) => (one.id === item.id ? item : one)));
        const names = () => orderOf(items).map(({ id }) => id);
        const aside = [...new Set(picks.map((pick) => `${pick % count}`))];
        for (const id of aside) {
          const order = orderOf(items);
          const after = order[order.findIndex((one) => one.id === id) + 1];
          const item = items.find((one) => one.id === id)!;
          put(setAsideItem({ item, next: after ? { id: after.id, rank: after.rank! } : null }, why, dana, LATER)!.item);
        }
        for (const at of gone) {
          const item = orderOf(items)[at % count];
          if (item) put(removeItem({ item, next: null }, undefined, dana, LATER)!.item);
        }
        for (const id of [...aside].reverse()) {
          const before = names();
          const item = items.find((one) => one.id === id)!;
          const neighbour = item.formerNeighbour;
          put(takeUpItem(item, { column: item.column, rank: rankIn(wayBack(items, neighbour)) }, dana, LATER)!.item);
          const at = neighbour !== null && before.includes(neighbour) ? before.indexOf(neighbour) : before.length;
          expect(names()).toEqual([...before.slice(0, at), id, ...before.slice(at)]);
        }
      }),
      { numRuns: 1_500 },
    );
  });
});

/** As the store finds it: before the remembered neighbour if that one is in the order, else at its end. */
function wayBack(items: readonly Item[], neighbour: string | null): Gap {
  const order = orderOf(items).map(({ id, rank }) => ({ id, rank: rank! }));
  const at = order.findIndex(({ id }) => id === neighbour);
  if (at < 0) return { after: order.at(-1) ?? null, before: null };
  return gapBeside({ before: order[at]!.id }, order[at]!, order[at - 1] ?? null);
}

describe('the answer to whoever asked', () => {
  it('P12 is what stands: not now before kept, and nothing where nothing was decided', () => {
    const kept = keepItem(sampleItem(), why, dana, NOW).item;
    expect(answerOf(sampleItem())).toBeNull();
    expect(answerOf(kept)).toMatchObject({ answer: 'kept', at: NOW });
    expect(answerOf(keepItem(kept, why, dana, LATER).item)).toEqual({
      ...{ by: { id: 'dana', name: 'Dana' }, at: LATER, reason: why.reason, answer: 'kept' },
    });
    expect(answerOf(asideOf(kept))).toMatchObject({ answer: 'not-now', reason: why.reason, at: LATER });
  });

  it('P12 goes onto the request and off again, and is no event where it stands already', () => {
    const request = sampleRequest({ status: 'accepted', itemId: 'a', marks: { followed: true } });
    const answer = removedFor(undefined, dana, LATER);
    const told = answerRequest(request, answer)!.request;
    expect(told.marks).toEqual({ followed: true, answered: { ...answer, answer: 'removed', reason: null } });
    expect(answerRequest(told, answer)).toBeNull();
    expect(answerRequest(told, null)!.request).toEqual(request);
    expect(answerRequest(request, null)).toBeNull();
  });

  it('P12 comes with a request that is merged into what was set aside, and goes when that is taken back', () => {
    const merged = mergeRequest(sampleRequest(), asideOf(sampleItem()), dana, LATER).request;
    expect(merged).toMatchObject({ status: 'merged', marks: { answered: { answer: 'not-now', reason: why.reason } } });
    expect(returnRequest(merged, dana)!.request).toEqual(sampleRequest());
  });
});
