import { Refusal, type Actor } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type { AnswerProposals, ProductEvent, Proposal, ProposalResult, ReturnAnswers } from '../contract/index.js';
import { ordererOf } from './delegation.store.js';
import { accept, decline, giveBack, proposalOf } from './proposal.store.js';
import { unrank } from './unrank.store.js';

type Answered = { results: ProposalResult[] };

/** Answers several in one commit, in the order in which they are named; a refusal of one is no refusal of all (P3). */
export async function answerAll(
  change: Change<ProductEvent>,
  actor: Actor,
  { ids, answer, reason }: AnswerProposals,
): Promise<Answered> {
  await ordererOf(change, actor);
  const one = answer === 'accept' ? accept : decline;
  return { results: await each(ids, async (id) => (await one(change, actor, id, { reason })).proposal) };
}

/** The way back from all of them, the last one first: the ranking, where there was one, and then the answer. */
export async function returnAll(change: Change<ProductEvent>, actor: Actor, { ids }: ReturnAnswers): Promise<Answered> {
  await ordererOf(change, actor);
  const undone = new Set<number>();
  const results = await each([...ids].reverse(), async (id) => {
    const proposal = await proposalOf(change.read, actor.teamId, id);
    const ranking = proposal.status === 'accepted' ? await rankingBy(change, proposal) : null;
    if (ranking) {
      await unrank(change, actor, proposal.itemId, { ranking }, undone);
      undone.add(ranking);
    }
    return (await giveBack(change, actor, id)).proposal;
  });
  return { results: results.reverse() };
}

const made = `select e.seq::int from product_backlog.event e
  where e.card_id = $1 and e.type = 'item-ranked' and e.body ->> 'proposalId' = $2
    and not exists (select from product_backlog.event u where u.card_id = $1 and u.seq > e.seq
      and u.type = 'item-ranked' and (u.body -> 'undoes')::bigint = e.seq)
  order by e.seq desc limit 1`;

/** The number of the ranking that its acceptance made, if that stands; null where the item stood there already. */
async function rankingBy({ read }: Change<ProductEvent>, { id, itemId }: Proposal): Promise<number | null> {
  const [row] = await prepared<{ seq: number }>(read, made, [itemId, id]);
  return row?.seq ?? null;
}

/** Each by itself: what one of them is refused leaves nothing behind, for a refusal comes before it writes. */
async function each(ids: readonly string[], act: (id: string) => Promise<Proposal>): Promise<ProposalResult[]> {
  const results: ProposalResult[] = [];
  for (const id of ids) {
    try {
      results.push({ id, status: (await act(id)).status, code: null });
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      results.push({ id, status: 'refused', code: thrown.code });
    }
  }
  return results;
}
