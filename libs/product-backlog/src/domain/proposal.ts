import { Refusal, whoIs, type Actor } from '@twotrack/shared';
import type {
  Delegation,
  Item,
  Proposal,
  ProposalAccepted,
  ProposalDeclined,
  ProposalReturned,
  ProposalWithdrawn,
  RankItem,
  RankProposed,
} from '../contract/index.js';
import { onlyMembers, whoOrders } from './authority.js';
import { inOrder, neighbourOf, type Neighbour } from './order.js';

/** A member's ranking, which the product owner will answer (P3). */
export function proposeRank(
  id: string,
  item: Item,
  command: RankItem,
  neighbour: Neighbour,
  actor: Actor,
  now: string,
): RankProposed {
  onlyMembers(actor);
  const place = placeOf(command);
  notItself(item.id, command);
  inOrder(item);
  inOrder(neighbour);
  const by = whoIs(actor);
  const reason = command.reason ?? null;
  return {
    type: 'rank-proposed',
    proposal: { id, itemId: item.id, place, reason, by, at: now, status: 'open', answer: null },
  };
}

export const placeOf = (command: RankItem): Proposal['place'] =>
  'before' in command ? { before: command.before } : { after: command.after };

export function notItself(itemId: string, place: Proposal['place']): void {
  if (neighbourOf(place) === itemId) {
    throw new Refusal('conflict', 'own-neighbour', { itemId }, 'An item cannot stand beside itself.');
  }
}

export const acceptProposal = (
  proposal: Proposal,
  reason: string | undefined,
  actor: Actor,
  delegation: Delegation | null,
  now: string,
): ProposalAccepted => {
  mayAnswer(proposal, actor, delegation, now);
  return { type: 'proposal-accepted', proposal: answered(proposal, 'accepted', reason, actor, now) };
};

export function declineProposal(
  proposal: Proposal,
  reason: string | undefined,
  actor: Actor,
  delegation: Delegation | null,
  now: string,
): ProposalDeclined {
  mayAnswer(proposal, actor, delegation, now);
  return { type: 'proposal-declined', proposal: answered(proposal, 'declined', reason, actor, now) };
}

/** Proposals are answered by whoever decides the order, each once (P3, P13). */
function mayAnswer(proposal: Proposal, actor: Actor, delegation: Delegation | null, now: string): void {
  whoOrders(actor, delegation, now);
  stillOpen(proposal);
}

export function withdrawProposal(proposal: Proposal, actor: Actor, now: string): ProposalWithdrawn {
  onlyProposer(proposal, actor);
  stillOpen(proposal);
  return { type: 'proposal-withdrawn', proposal: answered(proposal, 'withdrawn', undefined, actor, now) };
}

/** The answer is taken back by whose it was; null where there is none. A ranking that it made stays. */
export function returnProposal(
  proposal: Proposal,
  actor: Actor,
  delegation: Delegation | null,
  now: string,
): ProposalReturned | null {
  if (proposal.status === 'withdrawn') onlyProposer(proposal, actor);
  else whoOrders(actor, delegation, now);
  if (proposal.status === 'open') return null;
  return { type: 'proposal-returned', proposal: { ...proposal, status: 'open', answer: null } };
}

function onlyProposer(proposal: Proposal, actor: Actor): void {
  if (proposal.by.id !== actor.id) {
    throw new Refusal('forbidden', 'not-your-proposal', {}, 'Only whoever made a proposal takes it back.');
  }
}

function stillOpen(proposal: Proposal): void {
  if (proposal.status !== 'open') {
    throw new Refusal('conflict', 'already-answered', { proposal }, `This proposal is ${proposal.status} already.`);
  }
}

const answered = (
  proposal: Proposal,
  status: Proposal['status'],
  reason: string | undefined,
  actor: Actor,
  now: string,
): Proposal => ({ ...proposal, status, answer: { by: whoIs(actor), at: now, reason: reason ?? null } });
