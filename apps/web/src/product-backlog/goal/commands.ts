import type { BacklogSettings, CloseGoal, EditGoal, Goal, Item, OpenGoal } from '@twotrack/product-backlog/contract';
import { undoable } from '../../board/parts/undo.js';
import { team } from '../../identity/team-store.js';
import { asking } from '../../live/asking.js';
import { items } from '../product-store.js';
import { words } from './words.js';

const ofTeam = (rest: string) => `/api/teams/${team.get().me.teamSlug}/product-backlog/${rest}`;
const ofGoal = (id: string, act: string) => `/api/product-backlog/goals/${id}/${act}`;
const ofItem = (id: string, act: string) => `/api/product-backlog/items/${id}/${act}`;

type Told = { goal: Goal };

export async function openGoal(body: OpenGoal) {
  const answer = await asking<Told>(ofTeam('goals'), body);
  undoable(words.opened, () => asking<Told>(ofGoal(answer.goal.id, 'withdraw'), {}));
  return answer;
}

export async function editGoal(goal: Goal, body: Omit<EditGoal, 'version'>) {
  const answer = await sendEdit(goal, body);
  undoable(words.edited, () => sendEdit(answer.goal, wordsOf(goal)));
  return answer;
}

const sendEdit = ({ id, version }: Goal, body: Omit<EditGoal, 'version'>) =>
  asking<Told>(ofGoal(id, 'edit'), { ...body, version });

const wordsOf = ({ title, why, startsOn, endsOn, measure: { name, unit, from, to } }: Goal) => ({
  ...{ title, why, startsOn, endsOn },
  measure: { name, unit, from, to },
});

export async function reportProgress({ id, measure: { current: was } }: Goal, current: number) {
  const answer = await sendProgress(id, current);
  undoable(words.reported, () => sendProgress(id, was));
  return answer;
}

const sendProgress = (id: string, current: number) => asking<Told>(ofGoal(id, 'progress'), { current });

export async function closeGoal({ id }: Goal, body: CloseGoal) {
  const answer = await sendClose(id, body);
  undoable(words.closed, () => asking<Told>(ofGoal(id, 'reopen'), {}));
  return answer;
}

const sendClose = (id: string, body: CloseGoal) => asking<Told>(ofGoal(id, 'close'), body);

export async function reopenGoal({ id, closed }: Goal) {
  const answer = await asking<Told>(ofGoal(id, 'reopen'), {});
  if (closed) {
    const { reached, note } = closed;
    undoable(words.reopened, () => sendClose(id, { reached, ...(note && { note }) }));
  }
  return answer;
}

export async function setVision({ version, vision: was }: BacklogSettings, vision: string) {
  const answer = await sendVision(version, vision);
  undoable(words.visionSet, () => sendVision(answer.settings.version, was));
  return answer;
}

const sendVision = (version: number, vision: string) =>
  asking<{ settings: BacklogSettings }>(ofTeam('settings/vision'), { version, vision });

/** Which goal an item serves from now on; null for none. */
export async function setGoalOf({ id, key, goalId: was }: Item, goalId: string | null) {
  const answer = await sendGoalOf(id, goalId);
  undoable((goalId ? words.served : words.unserved)(key), () => sendGoalOf(id, was));
  return answer;
}

function sendGoalOf(id: string, goalId: string | null) {
  const guess = items.guess(id, (card) => ({ ...card, goalId }));
  const body = goalId ? { goalId } : {};
  return asking<{ item: Item }>(ofItem(id, goalId ? 'serve' : 'unserve'), body, guess);
}
