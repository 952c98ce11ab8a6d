import { z } from 'zod';
import type { Recorded } from '@twotrack/shared';
import type { GoalEvent } from './goal-events.js';
import type { Goal } from './goal.js';

/** How many of them all served a goal. */
export interface Share {
  served: number;
  all: number;
}

/** What of the work a goal has: of what is in progress and in review, and of what was finished. */
export interface GoalShares {
  wip: Share;
  /** In the last 30 days; of a goal that was closed, while it was open. */
  finished: Share;
}

/** A goal and all that happened to it, newest first. */
export interface GoalDetail {
  goal: Goal;
  shares: GoalShares;
  /** Of the last 30 days, what boards show no more: with their own cards it gives the share of now. */
  finishedBefore: Share;
  history: Recorded<GoalEvent>[];
}

/** A goal that was closed, with what had served it of all that was finished while it was open. */
export interface PastGoal {
  goal: Goal;
  finished: Share;
}

/** Which stretch of the past goals: newest first, `after` being the last one seen. */
export const GoalPage = z.strictObject({
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type GoalPage = z.infer<typeof GoalPage>;

/** What a team aims at, for everybody of the installation. */
export interface TeamAim {
  teamId: string;
  vision: string;
  goal: Pick<Goal, 'id' | 'title' | 'measure' | 'startsOn' | 'endsOn'> | null;
}
