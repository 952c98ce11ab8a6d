import type { Actor, Role, Who } from './actor.js';

// Apart from the schemas of actor.ts, so that a board that only asks for rights does not load what checks words
export const hasRole = (actor: Actor, role: Role): boolean => actor.roles.includes(role);

/** Works on cards of both tracks: a member, or the product owner, who is one. */
export const worksHere = (actor: Actor): boolean => hasRole(actor, 'member') || hasRole(actor, 'product-owner');

/** The actor of everything that time does. */
export const clockOf = (teamId: string): Actor => ({ id: 'clock', name: 'The clock', teamId, roles: [] });

export const whoIs = ({ id, name }: Who): Who => ({ id, name });
