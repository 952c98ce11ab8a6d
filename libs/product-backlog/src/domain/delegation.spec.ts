import { describe, expect, it } from 'vitest';
import type { Delegation } from '../contract/index.js';
import { delegateOrder, endDelegation, isDelegate, rankItem, whoOrders, withdrawDelegation } from './index.js';
import { LATER, NOW, ada, dana, mo, refusalOf, rita, sampleItem } from './sample.fixture.js';

const until = '2027-01-01T00:00:00.000Z';
const toMo: Delegation = { to: mo.id, by: { id: dana.id, name: dana.name }, since: NOW, until, reason: null };

describe('delegating the order', () => {
  it('P13 makes a member decide in the name of the product owner, and nobody else', () => {
    expect(whoOrders(dana, toMo, LATER)).toEqual({ onBehalfOf: null });
    expect(whoOrders(mo, toMo, LATER)).toEqual({ onBehalfOf: toMo.by });
    for (const [other, delegation] of [
      [mo, null],
      [ada, toMo],
      [{ ...mo, id: 'bo' }, toMo],
      [{ ...mo, roles: [] }, toMo],
    ] as const) {
      expect(refusalOf(() => whoOrders(other, delegation, LATER)).code).toBe('not-product-owner');
    }
  });

  it('P13 says so in the ranking', () => {
    const gap = { after: { id: 'b', rank: 'i5' }, before: { id: 'c', rank: 'i9' } };
    const place = { gap, rank: 'i7', next: null };
    expect(rankItem(sampleItem(), place, {}, whoOrders(mo, toMo, LATER), LATER)).toMatchObject({ onBehalfOf: toMo.by });
    expect(rankItem(sampleItem(), place, {}, whoOrders(dana, toMo, LATER), LATER)).not.toHaveProperty('onBehalfOf');
  });

  it('P13 ends at its moment, before the clock has said so', () => {
    const justBefore = '2026-12-31T23:59:59.999Z';
    expect([isDelegate(mo.id, toMo, justBefore), isDelegate(mo.id, toMo, until)]).toEqual([true, false]);
    expect([endDelegation(toMo, justBefore), endDelegation(null, until)]).toEqual([null, null]);
    expect(endDelegation(toMo, until)).toEqual({ type: 'delegation-ended', delegation: null, was: toMo });
  });

  it('P13 is the product owner’s to give and to take', () => {
    const command = { to: mo.id, until, reason: 'on leave' };
    const event = delegateOrder(null, command, dana, LATER);
    expect(event.delegation).toEqual({ ...toMo, since: LATER, reason: 'on leave' });
    expect(withdrawDelegation(toMo, dana)).toEqual({ type: 'delegation-withdrawn', delegation: null, was: toMo });
    expect(withdrawDelegation(null, dana)).toBeNull();
    for (const other of [mo, ada, rita]) {
      expect(refusalOf(() => delegateOrder(null, command, other, LATER)).code).toBe('not-product-owner');
      expect(refusalOf(() => withdrawDelegation(toMo, other)).code).toBe('not-product-owner');
    }
  });

  it('P13 lasts from now on, a year at most, and goes to somebody else', () => {
    for (const wrong of [NOW, LATER, '2029-01-01T00:00:00.000Z']) {
      const refusal = refusalOf(() => delegateOrder(null, { to: mo.id, until: wrong }, dana, LATER));
      expect(refusal).toMatchObject({ kind: 'conflict', code: 'until-out-of-range', facts: { days: 366 } });
    }
    const self = refusalOf(() => delegateOrder(null, { to: dana.id, until }, dana, LATER));
    expect(self.code).toBe('delegate-is-product-owner');
  });
});
