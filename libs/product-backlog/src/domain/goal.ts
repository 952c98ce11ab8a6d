import { Refusal, whoIs, type Actor } from '@twotrack/shared';
import type {
  CloseGoal,
  EditGoal,
  Goal,
  GoalClosed,
  GoalEdited,
  GoalOpened,
  GoalProgressed,
  GoalReopened,
  GoalServed,
  GoalUnserved,
  GoalWithdrawn,
  Item,
  OpenGoal,
  ReportProgress,
} from '../contract/index.js';
import { onlyProductOwner } from './authority.js';
import { noted, notRemoved } from './item-edits.js';

/** The goal of the product owner, where none is open: at most one is (P6). */
export function openGoal(
  id: string,
  { measure, ...words }: OpenGoal,
  open: Goal | null,
  actor: Actor,
  now: string,
): GoalOpened {
  onlyProductOwner(actor);
  noOther(open);
  const goal = {
    ...{ id, ...words, measure: { ...measure, current: measure.current ?? measure.from } },
    ...{ openedAt: now, openedBy: whoIs(actor), closed: null, version: 1 },
  };
  return { type: 'goal-opened', goal };
}

export function editGoal(goal: Goal, { version, measure, ...words }: EditGoal, actor: Actor): GoalEdited | null {
  onlyProductOwner(actor);
  if (version !== goal.version)
    throw new Refusal('conflict', 'stale-version', { goal }, 'The goal was changed meanwhile.');
  stillOpen(goal);
  const next = { ...goal, ...words, measure: { ...measure, current: goal.measure.current } };
  if (wordsOf(next) === wordsOf(goal)) return null;
  return { type: 'goal-edited', goal: { ...next, version: version + 1 }, was: goal };
}

const wordsOf = ({ title, why, measure: { name, unit, from, to }, startsOn, endsOn }: Goal): string =>
  JSON.stringify([title, why, name, unit, from, to, startsOn, endsOn]);

export function reportProgress(goal: Goal, { current }: ReportProgress, actor: Actor): GoalProgressed | null {
  onlyProductOwner(actor);
  stillOpen(goal);
  const was = goal.measure.current;
  if (current === was) return null;
  return { type: 'goal-progressed', goal: next(goal, { measure: { ...goal.measure, current } }), was };
}

export function closeGoal(goal: Goal, { reached, note = '' }: CloseGoal, actor: Actor, now: string): GoalClosed {
  onlyProductOwner(actor);
  stillOpen(goal);
  return { type: 'goal-closed', goal: next(goal, { closed: { by: whoIs(actor), at: now, reached, note } }) };
}

export function reopenGoal(goal: Goal, open: Goal | null, actor: Actor): GoalReopened | null {
  onlyProductOwner(actor);
  if (!goal.closed) return null;
  noOther(open);
  return { type: 'goal-reopened', goal: next(goal, { closed: null }), was: goal.closed };
}

/** Only while it is as it was opened, and no item serves it: what became of a goal stays readable (P6). */
export function withdrawGoal(goal: Goal, serving: number, actor: Actor): GoalWithdrawn {
  onlyProductOwner(actor);
  if (goal.version > 1 || serving > 0) {
    throw new Refusal('conflict', 'goal-in-use', { goal, serving }, 'That goal is at work already: close it instead.');
  }
  return { type: 'goal-withdrawn', goal };
}

/** Any goal of the team, so that finished work can be put right after the goal was closed. */
export function serveGoal(item: Item, { id, title }: Goal, actor: Actor): GoalServed | null {
  onlyProductOwner(actor);
  notRemoved(item);
  if (item.goalId === id) return null;
  return { type: 'goal-served', item: noted(item, { goalId: id }), serves: { id, title }, was: item.goalId };
}

export function unserveGoal(item: Item, actor: Actor): GoalUnserved | null {
  onlyProductOwner(actor);
  notRemoved(item);
  if (item.goalId === null) return null;
  return { type: 'goal-unserved', item: noted(item, { goalId: null }), was: item.goalId };
}

const next = (goal: Goal, change: Partial<Goal>): Goal => ({ ...goal, ...change, version: goal.version + 1 });

function noOther(open: Goal | null): void {
  if (open) throw new Refusal('conflict', 'goal-open', { goal: open }, 'Another goal is open: close it first.');
}

function stillOpen(goal: Goal): void {
  if (goal.closed) throw new Refusal('conflict', 'goal-closed', { goal }, 'That goal was closed.');
}
