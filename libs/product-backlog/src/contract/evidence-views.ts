import { z } from 'zod';
import type { Evidence, VerdictGiven } from './evidence.js';
import type { Item, ItemType, RequestMarks } from './views.js';

/** A problem of the service track that an item came from, with what it had cost when it was proposed (S15). */
export type ProblemBehind = NonNullable<RequestMarks['problem']>;

/** What is known of whether an item did what was hoped of it. */
export interface ItemEvidence {
  /** In the order in which it was added. */
  evidence: Evidence[];
  verdict: VerdictGiven | null;
  problems: ProblemBehind[];
}

/** How many shipped bets came out which way; `unproven` have no verdict yet. */
export interface Hits {
  proven: number;
  refuted: number;
  unclear: number;
  unproven: number;
}

/** How often bets of a team held, by the type of the item and by its size; null: nobody gave it one. */
export interface HitRates {
  all: Hits;
  types: (Hits & { type: ItemType })[];
  sizes: (Hits & { size: number | null })[];
}

/** What the list of shipped, unproven items shows of one. */
export type Unproven = Pick<Item, 'id' | 'key' | 'title' | 'type' | 'doneAt'> & { reviewAt: string };

const CURSOR = /^\d{4}-\d\d-\d\dT[\d:.]{8,16}Z,[0-9a-f-]{36}$/;

/** Which stretch of what is to prove, the longest due first. */
export const ToProvePage = z.strictObject({
  after: z.string().regex(CURSOR).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ToProvePage = z.infer<typeof ToProvePage>;

export interface ToProve {
  items: Unproven[];
  /** How many there are in all, and of how many the review date has come. */
  total: number;
  due: number;
  /** The `after` of the next page; null at the end. */
  next: string | null;
}
