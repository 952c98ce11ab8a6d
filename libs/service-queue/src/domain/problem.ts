import { Refusal, whoIs, type Actor } from '@twotrack/shared';
import type {
  CreateProblem,
  Problem,
  ProblemProposal,
  ProblemState,
  ProposalAnswer,
  SetWorkaround,
  SeverityPolicyDraft,
} from '../contract/index.js';
import { onlyMembers } from './rights.js';
import { declarationOf, severityOf } from './severity.js';

/** The fact by which a workaround enters the calculation, where the policy knows it. */
export const WORKAROUND = 'workaround';

const UNANSWERED: ProposalAnswer = { status: 'open', reason: null, itemId: null, itemKey: null, doneAt: null };

export function problemCreated(
  { title, description = '' }: CreateProblem,
  birth: Pick<Problem, 'id' | 'key'>,
  actor: Actor,
  now: string,
): Problem {
  onlyMembers(actor);
  const texts = { title, description, cause: '' };
  const course = { workaround: null, proposal: null, state: 'open' as const, fixShippedAt: null, closedAt: null };
  return { ...birth, ...texts, ...course, createdAt: now, createdBy: whoIs(actor), version: 1 };
}

/** Another text of it. */
export function problemReworded(
  was: Problem,
  { version, ...texts }: { version: number } & Partial<Pick<Problem, 'title' | 'description' | 'cause'>>,
  actor: Actor,
): Problem {
  onlyMembers(actor);
  sawLatest(was, version);
  return next(was, texts);
}

/** Refuses a level that the policy does not know; where it knows no such fact, none is stated. */
export function withWorkaround(
  was: Problem,
  { version, workaround }: SetWorkaround,
  policy: SeverityPolicyDraft,
  actor: Actor,
  now: string,
): Problem {
  onlyMembers(actor);
  sawLatest(was, version);
  mustBeUnclosed(was);
  if (!workaround && !was.workaround)
    throw new Refusal('conflict', 'no-workaround', { problem: was }, `${was.key} has none.`);
  const level = workaround?.level ?? null;
  if (level !== null && declarationOf(policy, WORKAROUND)) severityOf(policy, { [WORKAROUND]: { value: level } });
  return next(was, { workaround: workaround && { ...workaround, by: whoIs(actor), at: now } });
}

/** To the product owner's inbox; again only after a no. */
export function problemProposed(was: Problem, actor: Actor, now: string): Problem & { proposal: ProblemProposal } {
  onlyMembers(actor);
  mustBeUnclosed(was);
  if (was.proposal && !declined(was.proposal)) {
    throw new Refusal(
      'conflict',
      'already-proposed',
      { problem: was },
      `${was.key} is with the product owner already.`,
    );
  }
  const proposal = { by: whoIs(actor), at: now, requestId: null, answer: UNANSWERED };
  return { ...next(was, { proposal }), proposal };
}

/** Taken back while nobody has answered. */
export function proposalWithdrawn(was: Problem, actor: Actor): { problem: Problem; was: ProblemProposal } {
  onlyMembers(actor);
  if (!was.proposal) throw new Refusal('conflict', 'not-proposed', { problem: was }, `${was.key} is not proposed.`);
  if (was.proposal.answer.status !== 'open') {
    throw new Refusal('conflict', 'already-decided', { problem: was }, 'The product owner has answered already.');
  }
  return { problem: next(was, { proposal: null }), was: was.proposal };
}

/** The inbox has it. */
export const inInbox = (was: Problem, requestId: string): Problem =>
  next(was, { proposal: was.proposal && { ...was.proposal, requestId } });

/** What became of the proposal; null where that is known already. */
export function proposalFollowed(was: Problem, answer: ProposalAnswer): Problem | null {
  const { proposal } = was;
  if (!proposal?.requestId || same(proposal.answer, answer)) return null;
  return next(was, { proposal: { ...proposal, answer }, fixShippedAt: answer.doneAt });
}

export function problemClosed(was: Problem, actor: Actor, now: string): Problem {
  onlyMembers(actor);
  mustBeUnclosed(was);
  return next(was, { closedAt: now });
}

export function problemReopened(was: Problem, actor: Actor): Problem {
  onlyMembers(actor);
  if (!was.closedAt) throw new Refusal('conflict', 'not-closed', { problem: was }, `${was.key} is not closed.`);
  return next(was, { closedAt: null });
}

export function mustBeUnclosed(problem: Problem): void {
  if (problem.closedAt) throw new Refusal('conflict', 'problem-closed', { problem }, `${problem.key} is closed.`);
}

function stateOf({ closedAt, fixShippedAt, proposal, workaround }: Omit<Problem, 'state'>): ProblemState {
  if (closedAt) return 'closed';
  if (fixShippedAt) return 'fix-shipped';
  if (proposal && !declined(proposal)) return 'proposed';
  return workaround ? 'known-error' : 'open';
}

const declined = ({ answer }: ProblemProposal): boolean => answer.status === 'declined' || answer.status === 'removed';

function next(was: Problem, change: Partial<Problem>): Problem {
  const problem = { ...was, ...change, version: was.version + 1 };
  return { ...problem, state: stateOf(problem) };
}

function sawLatest(problem: Problem, version: number): void {
  if (problem.version === version) return;
  throw new Refusal('conflict', 'stale-version', { problem }, `${problem.key} was changed meanwhile.`);
}

const same = (a: ProposalAnswer, b: ProposalAnswer): boolean =>
  (Object.keys(b) as (keyof ProposalAnswer)[]).every((name) => a[name] === b[name]);
