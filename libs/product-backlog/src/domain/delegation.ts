import { Refusal, whoIs, type Actor, type Who } from '@twotrack/shared';
import type {
  DelegateOrder,
  Delegation,
  DelegationEnded,
  DelegationWithdrawn,
  OrderDelegated,
} from '../contract/index.js';
import { onlyProductOwner } from './authority.js';

const DAY = 24 * 60 * 60 * 1000;
/** Nobody orders for somebody else longer than so many days without being asked to again. */
export const DELEGATION_DAYS = 366;

/** A member orders in the product owner's name until a moment to come (P13). */
export function delegateOrder(
  was: Delegation | null,
  { to, until, reason }: DelegateOrder,
  actor: Actor,
  now: string,
): OrderDelegated {
  onlyProductOwner(actor);
  if (to === actor.id) {
    throw new Refusal('conflict', 'delegate-is-product-owner', {}, 'The product owner decides the order already.');
  }
  const lasts = Date.parse(until) - Date.parse(now);
  if (lasts <= 0 || lasts > DELEGATION_DAYS * DAY) {
    const said = `A delegation ends within ${DELEGATION_DAYS} days, and not before now.`;
    throw new Refusal('conflict', 'until-out-of-range', { until, days: DELEGATION_DAYS }, said);
  }
  const delegation = { to, by: whoIs(actor), since: now, until: new Date(until).toISOString(), reason: reason ?? null };
  return { type: 'order-delegated', delegation, was };
}

/** Null where nobody orders for the product owner. */
export function withdrawDelegation(was: Delegation | null, actor: Actor): DelegationWithdrawn | null {
  onlyProductOwner(actor);
  return was && { type: 'delegation-withdrawn', delegation: null, was };
}

/** What its time does; null where it goes on. */
export const endDelegation = (was: Delegation | null, now: string): DelegationEnded | null =>
  was && Date.parse(was.until) <= Date.parse(now) ? { type: 'delegation-ended', delegation: null, was } : null;

/** Nobody orders in the name of who is product owner no more; null where whoever allowed it still is. */
export const succeedProductOwner = (was: Delegation | null, productOwner: Who): DelegationEnded | null =>
  was && was.by.id !== productOwner.id
    ? { type: 'delegation-ended', delegation: null, was, successor: whoIs(productOwner) }
    : null;
