import { Refusal, hasRole, worksHere, type Actor } from '@twotrack/shared';

/** Tickets are worked on by members. */
export function onlyMembers(actor: Actor): void {
  if (!worksHere(actor))
    throw new Refusal('forbidden', 'members-only', {}, 'Only members of the team work on tickets.');
}

/** Queues, policies and limits of the service track are kept by the admin. */
export function onlyAdmins(actor: Actor): void {
  if (!hasRole(actor, 'admin')) throw new Refusal('forbidden', 'admin-only', {}, 'Only an admin sets up the queues.');
}

/** What concerns others' work is read by the team. */
export function onlyInsiders(actor: Actor): void {
  if (!readsAll(actor)) throw new Refusal('forbidden', 'members-only', {}, 'Only the team reads this.');
}

/** Reads the whole track; whoever only asks reads own tickets (L7). */
export const readsAll = ({ roles }: Pick<Actor, 'roles'>): boolean =>
  roles.includes('member') || roles.includes('product-owner') || roles.includes('admin');
