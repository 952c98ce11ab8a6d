import type {
  AnswerRound,
  BacklogSettings,
  Item,
  ReadyRule,
  ScoreItem,
  ScoreWeights,
  SplitChild,
} from '@twotrack/product-backlog/contract';
import { noteMine } from '../../board/parts/changes.js';
import { undoable } from '../../board/parts/undo.js';
import { command } from '../../http/send.js';
import { team } from '../../identity/team-store.js';
import { asking } from '../../live/asking.js';
import { items, settings } from '../product-store.js';
import { words } from './words.js';

const ofTeam = (rest: string) => `/api/teams/${team.get().me.teamSlug}/product-backlog/${rest}`;
const ofItem = (id: string, act: string) => `/api/product-backlog/items/${id}/${act}`;

type Told = { item: Item };
type Scores = Omit<ScoreItem, 'version'>;

/** One cell after the other: each names the version that the one before it made. */
const lines = new Map<string, Promise<unknown>>();

function inLine<T>(id: string, work: () => Promise<T>): Promise<T> {
  const before = lines.get(id) ?? Promise.resolve();
  const next = before.then(work, work);
  lines.set(id, next);
  return next;
}

export async function scoreItem(id: string, scores: Scores) {
  const { vectors, moscow, key } = items.card(id)!;
  const was: Scores = {
    ...(scores.vectors && {
      vectors: Object.fromEntries(
        Object.keys(scores.vectors).map((name) => [name, vectors[name as keyof typeof vectors] ?? null]),
      ),
    }),
    ...(scores.moscow !== undefined && { moscow }),
  };
  const answer = await inLine(id, () => sendScore(id, scores));
  undoable(words.scored(key), () => inLine(id, () => sendScore(id, was)));
  return answer;
}

const seen = new Map<string, number>();

async function sendScore(id: string, scores: Scores) {
  const version = Math.max(seen.get(id) ?? 0, items.card(id)?.version ?? 0);
  const answer = await asking<Told>(ofItem(id, 'score'), { version, ...scores });
  seen.set(id, answer.item.version);
  return answer;
}

/** Ranks by score what the preview showed; one step back for all of it. */
export async function orderByScore() {
  const formula = settings.get()!.weights.version;
  const answer = await asking<{ ordered: number }>(ofTeam('order-by-score'), { formula });
  if (answer.ordered > 0)
    undoable(words.ordered(answer.ordered), () => asking(ofTeam('order-by-score/undo'), { ordering: answer.seq }));
  return answer;
}

export async function splitItem({ id, key, version }: Item, children: SplitChild[]) {
  const answer = await asking<Told & { children: Item[] }>(ofItem(id, 'split'), { version, children });
  undoable(words.wasSplit(key, children.length), () => asking(ofItem(id, 'unsplit'), {}));
  return answer;
}

export const openRound = (id: string, minutes: number) => asking<Told>(ofItem(id, 'round/open'), { minutes });

export const closeRound = (id: string, roundId: string) => asking<Told>(ofItem(id, 'round/close'), { roundId });

/** Not by the way of commands: neither log nor ledger learns of it (P9). */
export const answerRound = (id: string, answer: AnswerRound) =>
  command<{ answered: number }>(ofItem(id, 'round/answer'), answer);

/** Into In progress although it is not ready: the reason is kept on it (P8). */
export async function startAnyway({ id, column: from, key }: Item, override: string) {
  noteMine(id);
  const answer = await asking<Told>(ofItem(id, 'move'), { from, column: 'in-progress', override });
  undoable(words.started(key), () => asking(ofItem(id, 'move'), { from: 'in-progress', column: from }));
  return answer;
}

export async function setWeights({ version, weights: was }: BacklogSettings, weights: ScoreWeights) {
  const answer = await sendWeights(version, weights);
  const { version: _, ...before } = was;
  undoable(words.formulaSet, () => sendWeights(answer.settings.version, before));
  return answer;
}

const sendWeights = (version: number, weights: ScoreWeights) =>
  asking<{ settings: BacklogSettings }>(ofTeam('settings/weights'), { version, weights });

export async function setReadyRule({ version, ready: was }: BacklogSettings, ready: ReadyRule) {
  const answer = await sendReady(version, ready);
  undoable(words.readySet, () => sendReady(answer.settings.version, was));
  return answer;
}

const sendReady = (version: number, ready: ReadyRule) =>
  asking<{ settings: BacklogSettings }>(ofTeam('settings/ready'), { version, ready });
