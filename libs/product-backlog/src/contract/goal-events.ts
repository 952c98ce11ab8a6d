import type { Goal } from './goal.js';
import type { Item } from './views.js';

export type GoalOpened = { type: 'goal-opened'; goal: Goal };
export type GoalEdited = { type: 'goal-edited'; goal: Goal; was: Goal };
export type GoalProgressed = { type: 'goal-progressed'; goal: Goal; was: number };
export type GoalClosed = { type: 'goal-closed'; goal: Goal };
/** Undo of closing: it is the goal again. */
export type GoalReopened = { type: 'goal-reopened'; goal: Goal; was: Goal['closed'] };
/** Undo of opening: it never was a goal. */
export type GoalWithdrawn = { type: 'goal-withdrawn'; goal: Goal };

/** `serves` names the goal as it was called then. */
export type GoalServed = {
  type: 'goal-served';
  item: Item;
  serves: Pick<Goal, 'id' | 'title'>;
  was: Item['goalId'];
};
export type GoalUnserved = { type: 'goal-unserved'; item: Item; was: Item['goalId'] };

export type GoalEvent = GoalOpened | GoalEdited | GoalProgressed | GoalClosed | GoalReopened | GoalWithdrawn;
export type GoalItemEvent = GoalServed | GoalUnserved;
