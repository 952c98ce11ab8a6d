import { Refusal, hasRole, worksHere, type Actor } from '@twotrack/shared';

/** The order, the inbox and the product's limits are the product owner's alone; being admin gives no right to them (P1, P4). */
export function onlyProductOwner(actor: Actor): void {
  if (!isProductOwner(actor)) {
    throw new Refusal('forbidden', 'not-product-owner', {}, 'Only the product owner of this team decides this.');
  }
}

/** Cards are worked on by members; being admin or requester does not make one. */
export function onlyMembers(actor: Actor): void {
  if (!worksHere(actor))
    throw new Refusal('forbidden', 'members-only', {}, 'Only members of this team work on its cards.');
}

export const isProductOwner = (actor: Actor): boolean => hasRole(actor, 'product-owner');
