import type { EntityManager } from 'typeorm';
import { notFound, type Actor } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type { Goal, GoalEvent, GoalItemEvent, Item, OpenGoal, ProductEvent } from '../contract/index.js';
import * as domain from '../domain/index.js';
import { firstRow } from './first-row.js';
import { itemOf, saveItem } from './item.store.js';
import { newId } from './new-id.js';
import { insertOf, jsonOf, updateOf } from './rows.js';
import { GoalTable } from './tables.js';

export const goalJson = jsonOf(GoalTable, 'g');

const one = `select ${goalJson} as goal from product_backlog.goal g where g.id = $2 and g.team_id is not distinct from $1`;

export async function goalOf(tx: EntityManager, teamId: string, goalId: string): Promise<Goal> {
  const row = await firstRow<{ goal: Goal }>(tx, one, [teamId, goalId]);
  if (!row) throw notFound('goal', goalId);
  return row.goal;
}

const openOne = `select ${goalJson} as goal from product_backlog.goal g where g.team_id = $1 and g.closed is null`;

async function openGoalOf(tx: EntityManager, teamId: string): Promise<Goal | null> {
  const row = await firstRow<{ goal: Goal }>(tx, openOne, [teamId]);
  return row?.goal ?? null;
}

const inserting = insertOf(GoalTable, '$1', '$2');

export async function open(change: Change<ProductEvent>, actor: Actor, command: OpenGoal): Promise<{ goal: Goal }> {
  const { teamId } = actor;
  const event = domain.openGoal(newId(), command, await openGoalOf(change.read, teamId), actor, change.now);
  change.send(prepared(change.write, inserting, [teamId, JSON.stringify(event.goal)]));
  change.record(event, event.goal.id);
  return { goal: event.goal };
}

const updating = updateOf(GoalTable, '$1');

/** One command on a goal that stands: reads it and the one that is open, decides, writes. */
export async function edit(
  change: Change<ProductEvent>,
  { teamId }: Actor,
  goalId: string,
  decide: (goal: Goal, open: Goal | null, now: string) => GoalEvent | null,
): Promise<{ goal: Goal }> {
  const goal = await goalOf(change.read, teamId, goalId);
  const event = decide(goal, await openGoalOf(change.read, teamId), change.now);
  if (!event) return { goal };
  change.send(prepared(change.write, updating, [JSON.stringify(event.goal)]));
  change.record(event, goalId);
  return { goal: event.goal };
}

const serving = 'select count(*)::int as serving from product_backlog.item where goal_id = $1';
const deleting = 'delete from product_backlog.goal where id = $1';

export async function withdraw(change: Change<ProductEvent>, actor: Actor, goalId: string): Promise<{ goal: Goal }> {
  const goal = await goalOf(change.read, actor.teamId, goalId);
  const row = await firstRow<{ serving: number }>(change.read, serving, [goalId]);
  const event = domain.withdrawGoal(goal, row!.serving, actor);
  change.send(prepared(change.write, deleting, [goalId]));
  change.record(event, goalId);
  return { goal };
}

export async function serve(
  change: Change<ProductEvent>,
  actor: Actor,
  itemId: string,
  goalId: string,
): Promise<{ item: Item }> {
  const goal = await goalOf(change.read, actor.teamId, goalId);
  return ofItem(change, actor, itemId, (item) => domain.serveGoal(item, goal, actor));
}

export const unserve = (change: Change<ProductEvent>, actor: Actor, itemId: string): Promise<{ item: Item }> =>
  ofItem(change, actor, itemId, (item) => domain.unserveGoal(item, actor));

async function ofItem(
  change: Change<ProductEvent>,
  { teamId }: Actor,
  itemId: string,
  decide: (item: Item) => GoalItemEvent | null,
): Promise<{ item: Item }> {
  const item = await itemOf(change.read, teamId, itemId);
  const event = decide(item);
  if (!event) return { item };
  change.send(saveItem(change.write, event.item));
  change.record(event, itemId);
  return { item: event.item };
}
