import { z } from 'zod';
import { PROSE_MAX, line, prose } from '@twotrack/shared';
import { Reason } from './commands.js';
import { ItemType, type Item, type Request } from './views.js';

/** So many requests at most are decided at once. */
export const DECIDED_AT_ONCE = 500;

const Ids = z.array(z.uuid()).min(1).max(DECIDED_AT_ONCE);

/**
 * One decision on several requests, the oldest first, whatever the order of their ids; what is refused leaves the others
 * as they are (P4).
 */
export const DecideRequests = z
  .discriminatedUnion('decision', [
    z.strictObject({
      ids: Ids,
      decision: z.literal('accept'),
      /** What each becomes; else what the request proposes (P5), and a feature where it proposes nothing. */
      type: ItemType.optional(),
      whoseProblem: line(120).optional(),
      /** All of them become one item, by the oldest, and the others are merged into it. */
      asOne: z.boolean().optional(),
    }),
    z.strictObject({ ids: Ids, decision: z.literal('merge'), itemId: z.uuid() }),
    /** They ask for the same as another open request: undecided, and answered with it. */
    z.strictObject({ ids: Ids, decision: z.literal('join'), requestId: z.uuid() }),
    z.strictObject({ ids: Ids, decision: z.literal('decline'), reason: Reason }),
  ])
  .refine((one) => one.decision !== 'accept' || one.type !== 'debt' || one.whoseProblem !== undefined, {
    path: ['whoseProblem'],
    error: 'a debt names whose problem it is',
  });
export type DecideRequests = z.infer<typeof DecideRequests>;

/**
 * Takes the decisions on these back, the last one first, each with the item that it made and with the answers to the
 * requests that were merged with it; what only waits as a part of another one waits by itself again.
 */
export const ReturnRequests = z.strictObject({ ids: Ids });
export type ReturnRequests = z.infer<typeof ReturnRequests>;

/** What was delivered is less than was expected, or far less (P5). */
export const GiveFeedback = z.strictObject({
  fellShort: z.enum(['less', 'far-less']),
  /** What was expected, and what is there instead. */
  words: prose(PROSE_MAX).refine((words) => words.trim() !== '', { error: 'say what was expected' }),
});
export type GiveFeedback = z.infer<typeof GiveFeedback>;

/** Every command of the part that decides the inbox and hears what fell short, by the name of its façade method. */
export const inboxCommands = {
  decideRequests: DecideRequests,
  returnRequests: ReturnRequests,
  giveFeedback: GiveFeedback,
} as const;

/** What became of one request of several: how it stands now, or `refused` with the code that says why. */
export interface RequestResult {
  readonly id: string;
  readonly status: Request['status'] | 'refused';
  /** The item that it became or was merged into. */
  readonly itemId: string | null;
  readonly code: string | null;
}

/** How many requests are behind each item of the order, by its id; what nobody asked for is not there. */
export interface Behind {
  readonly requests: Readonly<Record<string, number>>;
}

/** A delivered item as the feedback on it names it. */
export type Delivered = Pick<Item, 'id' | 'key' | 'title'>;
