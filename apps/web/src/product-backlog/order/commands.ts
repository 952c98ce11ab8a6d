import type { Delegation, Item, ProposalResult } from '@twotrack/product-backlog/contract';
import { undoable } from '../../board/parts/undo.js';
import { team } from '../../identity/team-store.js';
import { asking } from '../../live/asking.js';
import { PartlyDone } from '../../ui/panel/partly-done.js';
import { words } from './words.js';

const ofTeam = (rest: string) => `/api/teams/${team.get().me.teamSlug}/product-backlog/${rest}`;

type Results = { results: ProposalResult[] };

/** Answers one proposal or several, with one way back for all of them. Fails with what could not be answered, and why. */
export async function answerProposals(ids: readonly string[], answer: 'accept' | 'decline'): Promise<void> {
  const { results } = await asking<Results>(ofTeam('proposals/bulk'), { ids, answer });
  const done = results.filter(({ status }) => status !== 'refused').map(({ id }) => id);
  if (done.length > 0) undoable(words.answered(done.length, answer), () => returnAnswers(done));
  allDone(results);
}

async function returnAnswers(ids: readonly string[]): Promise<void> {
  allDone((await asking<Results>(ofTeam('proposals/bulk/return'), { ids })).results);
}

function allDone(results: readonly ProposalResult[]): void {
  const refused = results.filter(({ status }) => status === 'refused');
  if (refused.length > 0) throw new PartlyDone(words.notAll(refused.length, results.length, refused[0]!.code ?? ''));
}

/** Takes a ranking of the ledger back, which is a ranking again. */
export async function unrankItem(item: Pick<Item, 'id' | 'key'>, ranking: number): Promise<void> {
  const { seq } = await sendUnrank(item.id, ranking);
  undoable(words.unranked(item.key), () => sendUnrank(item.id, seq));
}

const sendUnrank = (itemId: string, ranking: number) =>
  asking<{ item: Item }>(`/api/product-backlog/items/${itemId}/unrank`, { ranking });

export const delegateOrder = (to: string, until: string, reason: string) =>
  asking<{ delegation: Delegation }>(ofTeam('delegation'), { to, until, ...(reason && { reason }) });

export async function withdrawDelegation({ to, until, reason }: Delegation): Promise<void> {
  await asking(ofTeam('delegation/withdraw'), {});
  undoable(words.takenBack, () => delegateOrder(to, until, reason ?? ''));
}
