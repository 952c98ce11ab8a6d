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
