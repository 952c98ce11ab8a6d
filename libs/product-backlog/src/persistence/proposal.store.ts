import { prepared } from '@twotrack/shared/stream';
import type { EntityManager } from 'typeorm';
import { notFound, type Actor } from '@twotrack/shared';
import type { Change } from '@twotrack/shared/stream';
import type { AcceptProposal, DeclineProposal, ProductEvent, Proposal, RankItem } from '../contract/index.js';
import * as domain from '../domain/index.js';
import { delegationOf } from './delegation.store.js';
import { rankingOf } from './item.store.js';
import { newId } from './new-id.js';
import { rankAt } from './ranking.store.js';
import { insertOf, jsonOf, updateOf } from './rows.js';
import { firstRow } from './first-row.js';
import { ProposalTable } from './tables.js';

const insertion = insertOf(ProposalTable, '$1', '$2');
const update = updateOf(ProposalTable, '$1');
const one = `select ${jsonOf(ProposalTable, 'p')} as proposal from product_backlog.proposal p where p.id = $2 and p.team_id is not distinct from $1`;

export async function propose(
  change: Change<ProductEvent>,
  actor: Actor,
  itemId: string,
  command: RankItem,
): Promise<{ proposal: Proposal }> {
  const { item, neighbour } = await rankingOf(change.read, actor.teamId, itemId, domain.placeOf(command));
  const event = domain.proposeRank(newId(), item, command, neighbour, actor, change.now);
  const { proposal } = event;
  await prepared(change.write, insertion, [actor.teamId, JSON.stringify(proposal)]);
  change.record(event, itemId);
  return { proposal };
}

/** Ranks the item as proposed, which is the product owner's ranking from then on (P3). */
export async function accept(
  change: Change<ProductEvent>,
  actor: Actor,
  proposalId: string,
  { reason }: AcceptProposal,
): Promise<{ proposal: Proposal }> {
  const proposal = await proposalOf(change.read, actor.teamId, proposalId);
  const delegation = await delegationOf(change.read, actor.teamId);
  const accepted = domain.acceptProposal(proposal, reason, actor, delegation, change.now);
  const why = { reason: reason ?? proposal.reason ?? undefined, proposalId };
  await rankAt(change, actor, proposal.itemId, proposal.place, why);
  return answered(change, accepted);
}

export async function decline(
  change: Change<ProductEvent>,
  actor: Actor,
  proposalId: string,
  { reason }: DeclineProposal,
): Promise<{ proposal: Proposal }> {
  const proposal = await proposalOf(change.read, actor.teamId, proposalId);
  const delegation = await delegationOf(change.read, actor.teamId);
  return answered(change, domain.declineProposal(proposal, reason, actor, delegation, change.now));
}

export async function withdraw(
  change: Change<ProductEvent>,
  actor: Actor,
  proposalId: string,
): Promise<{ proposal: Proposal }> {
  const proposal = await proposalOf(change.read, actor.teamId, proposalId);
  return answered(change, domain.withdrawProposal(proposal, actor, change.now));
}

export async function giveBack(
  change: Change<ProductEvent>,
  actor: Actor,
  proposalId: string,
): Promise<{ proposal: Proposal }> {
  const proposal = await proposalOf(change.read, actor.teamId, proposalId);
  const delegation = await delegationOf(change.read, actor.teamId);
  const returned = domain.returnProposal(proposal, actor, delegation, change.now);
  return returned ? answered(change, returned) : { proposal };
}

export async function proposalOf(tx: EntityManager, teamId: string, id: string): Promise<Proposal> {
  const row = await firstRow<{ proposal: Proposal }>(tx, one, [teamId, id]);
  if (!row) throw notFound('proposal', id);
  return row.proposal;
}

async function answered(
  change: Change<ProductEvent>,
  event: Extract<ProductEvent, { proposal: Proposal }>,
): Promise<{ proposal: Proposal }> {
  await prepared(change.write, update, [JSON.stringify(event.proposal)]);
  change.record(event, event.proposal.itemId);
  return { proposal: event.proposal };
}
