import { z } from 'zod';

/** What a person may do in one team. Exactly one product owner per backlog; being admin gives no say over the product's order. */
export const Role = z.enum(['product-owner', 'member', 'requester', 'admin']);
export type Role = z.infer<typeof Role>;

/** A person by name, as events and cards remember them. The id outlives a change of the name. */
export const Who = z.object({ id: z.string(), name: z.string() });
export type Who = z.infer<typeof Who>;

/** Whoever is asking, in one team. It comes from the session or the token, never from a body (A4). */
export interface Actor extends Who {
  readonly teamId: string;
  readonly roles: readonly Role[];
}

export const hasRole = (actor: Actor, role: Role): boolean => actor.roles.includes(role);

/** Works on cards of both tracks: a member, or the product owner, who is one. */
export const worksHere = (actor: Actor): boolean => hasRole(actor, 'member') || hasRole(actor, 'product-owner');

/** The actor of everything that time does. */
export const clockOf = (teamId: string): Actor => ({ id: 'clock', name: 'The clock', teamId, roles: [] });

export const whoIs = ({ id, name }: Who): Who => ({ id, name });
