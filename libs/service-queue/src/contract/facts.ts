import { z } from 'zod';
import { Who } from '@twotrack/shared';

/** The name a policy gives a fact: `usersAffected`. */
export const FactId = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'must be a fact name such as usersAffected');
export type FactId = z.infer<typeof FactId>;

/** A level of the fact by its name, or a count where the policy declares bands. */
export const FactValue = z.union([z.string().min(1).max(40), z.number().int().min(0).max(1_000_000_000), z.boolean()]);
export type FactValue = z.infer<typeof FactValue>;

/**
 * Where a fact came from; `folded`: from the tickets under this one (S11). `assumed` is never stored: it is what a
 * missing fact is (S4).
 */
export const FactSource = z.enum(['requester', 'alert', 'catalogue', 'agent', 'folded']);
export type FactSource = z.infer<typeof FactSource>;

/**
 * By what a count is measured at its service (S2): so many people use it, or bands of its own, the smallest count of
 * each level from best to worst; these go before the others.
 */
export const FactScale = z.object({
  users: z.int().min(1).optional(),
  bands: z.array(z.int().min(0)).min(2).max(8).optional(),
});
export type FactScale = z.infer<typeof FactScale>;

/** What is known of a ticket in one respect, since when, and from whom. */
export const Fact = z.object({
  value: FactValue,
  /** Said as an estimate: "about 21". */
  about: z.boolean(),
  source: FactSource,
  /** Where the catalogue knows its service. */
  scale: FactScale.optional(),
  by: Who,
  at: z.iso.datetime(),
});
export type Fact = z.infer<typeof Fact>;

export const Facts = z.record(FactId, Fact);
export type Facts = z.infer<typeof Facts>;
