import { Refusal, hasRole, worksHere, type Actor, type Who } from '@twotrack/shared';
import type { Delegation } from '../contract/index.js';

/** The order, the inbox and the product's limits are the product owner's alone; being admin gives no right to them (P1, P4). */
export function onlyProductOwner(actor: Actor): void {
  if (!isProductOwner(actor)) throw notProductOwner();
}

/** Cards are worked on by members; being admin or requester does not make one. */
export function onlyMembers(actor: Actor): void {
  if (!worksHere(actor))
    throw new Refusal('forbidden', 'members-only', {}, 'Only members of this team work on its cards.');
}

export const isProductOwner = (actor: Actor): boolean => hasRole(actor, 'product-owner');

/** In whose name somebody decides the order: the product owner's, where it is a delegate (P13). */
export interface Orderer {
  readonly onBehalfOf: Who | null;
}

/** The product owner, or at that moment the delegate, who is a member still; a refusal for everybody else (P1, P13). */
export function whoOrders(actor: Actor, delegation: Delegation | null, now: string): Orderer {
  if (!mayOrder(actor, delegation, now)) throw notProductOwner();
  return { onBehalfOf: isProductOwner(actor) ? null : delegation!.by };
}

export const mayOrder = (actor: Actor, delegation: Delegation | null, now: string): boolean =>
  isProductOwner(actor) || (worksHere(actor) && isDelegate(actor.id, delegation, now));

/** A delegation ends by its time, whenever the clock gets to say so. */
export const isDelegate = (personId: string, delegation: Delegation | null, now: string): boolean =>
  delegation !== null && delegation.to === personId && Date.parse(now) < Date.parse(delegation.until);

const notProductOwner = (): Refusal =>
  new Refusal('forbidden', 'not-product-owner', {}, 'Only the product owner of this team decides this.');
