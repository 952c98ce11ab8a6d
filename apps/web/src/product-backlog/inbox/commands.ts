import type { DecideRequests, GiveFeedback, Item, Request, RequestResult } from '@twotrack/product-backlog/contract';
import { undoable } from '../../board/parts/undo.js';
import { team } from '../../identity/team-store.js';
import { asking } from '../../live/asking.js';
import { PartlyDone } from '../../ui/panel/partly-done.js';
import { words } from './words.js';

const ofTeam = (rest: string) => `/api/teams/${team.get().me.teamSlug}/product-backlog/${rest}`;

type Results = { results: RequestResult[] };
type Words<T> = T extends unknown ? Omit<T, 'ids'> : never;

/** One decision on one request or several, without the requests that it is about. */
export type Decision = Words<DecideRequests>;

const refusedOf = ({ results }: Results) => results.filter(({ status }) => status === 'refused');

/** It waits with the other one for the same answer. */
export async function joinRequest({ id }: Request, requestId: string): Promise<void> {
  const [refused] = await decideRequests([id], { decision: 'join', requestId });
  if (refused) throw new PartlyDone(words.notMerged(refused.code ?? ''));
}

/** Out of the request that it was merged with, by itself again. */
export async function takeOut({ id, title }: Request, whole: string): Promise<void> {
  await returnRequests([id]);
  const back = () => asking<Results>(ofTeam('requests/bulk'), { ids: [id], decision: 'join', requestId: whole });
  undoable(words.parts.takenOut(title), back);
}

/** Decides them with one way back for all; gives those that were refused, and why. */
export async function decideRequests(ids: readonly string[], decision: Decision): Promise<RequestResult[]> {
  const answer = await asking<Results>(ofTeam('requests/bulk'), { ids, ...decision });
  const refused = refusedOf(answer);
  const done = ids.filter((id) => !refused.some((one) => one.id === id));
  if (done.length > 0) undoable(words.decided(decision.decision, done.length), () => returnRequests(done));
  return refused;
}

async function returnRequests(ids: readonly string[]): Promise<void> {
  const refused = refusedOf(await asking<Results>(ofTeam('requests/bulk/return'), { ids }));
  if (refused.length > 0) throw new PartlyDone(words.notAll(refused.length, ids.length, refused[0]!.code ?? ''));
}

/** What was delivered fell short; taken back by withdrawing it (P5). */
export const giveFeedback = ({ id, key }: Pick<Item, 'id' | 'key'>, body: GiveFeedback): Promise<void> =>
  sendFeedback(`/api/product-backlog/items/${id}/feedback`, key, body);

/** The same of what one's own request became. */
export const tellWhatFellShort = ({ id, title }: Request, body: GiveFeedback): Promise<void> =>
  sendFeedback(`/api/product-backlog/requests/${id}/feedback`, `“${title}”`, body);

async function sendFeedback(path: string, what: string, body: GiveFeedback): Promise<void> {
  const { request } = await asking<{ request: Request }>(path, body);
  const withdraw = `/api/product-backlog/requests/${request.id}/withdraw`;
  undoable(words.feedback.given(what), () => asking(withdraw, { reason: words.feedback.takenBack }));
}
