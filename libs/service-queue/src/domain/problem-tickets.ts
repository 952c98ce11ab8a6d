import { Refusal, whoIs, type Actor } from '@twotrack/shared';
import type { Fact, Problem, SeverityPolicy, Ticket } from '../contract/index.js';
import { mustBeUnclosed, WORKAROUND } from './problem.js';
import { onlyMembers } from './rights.js';
import { declarationOf } from './severity.js';
import { changed, judged } from './ticket.js';

/** The fact that a problem stated on a ticket: when, and what stood there before; null: nothing was known. */
export interface StatedFact {
  readonly ticketId: string;
  readonly at: string;
  readonly was: Fact | null;
}

/** A ticket, and what its problem has stated on it from now on. */
export interface OfProblem {
  readonly ticket: Ticket;
  readonly stated: StatedFact | null;
}

/** By which policy, who, and when. */
export interface Linking {
  readonly policy: SeverityPolicy;
  readonly actor: Actor;
  readonly now: string;
}

/** A ticket comes from this problem; its workaround is stated on it where it is open (S15). */
export function linkedTo(ticket: Ticket, problem: Problem, by: Linking): OfProblem {
  onlyMembers(by.actor);
  mustBeUnclosed(problem);
  if (ticket.problemId === problem.id) {
    throw new Refusal('conflict', 'already-there', { ticket }, `${ticket.key} comes from ${problem.key} already.`);
  }
  if (ticket.problemId) {
    const facts = { ticket, problemId: ticket.problemId };
    throw new Refusal('conflict', 'in-another-problem', facts, `${ticket.key} comes from another problem.`);
  }
  return anew(ticket, stating({ ...ticket, problemId: problem.id }, problem, by));
}

/** No longer; a fact that the problem stated is given back as it was, unless somebody corrected it since. */
export function unlinked(ticket: Ticket, problem: Problem, stated: StatedFact | undefined, by: Linking): OfProblem {
  onlyMembers(by.actor);
  if (ticket.problemId !== problem.id) {
    throw new Refusal('conflict', 'not-of-problem', { ticket }, `${ticket.key} does not come from ${problem.key}.`);
  }
  return anew(ticket, { ticket: givingBack({ ...ticket, problemId: null }, stated, by), stated: null });
}

/** Its problem says anew how people get on meanwhile, or says it no more. */
export function workaroundStated(
  ticket: Ticket,
  problem: Problem,
  stated: StatedFact | undefined,
  by: Linking,
): OfProblem {
  const next = stating(givingBack(ticket, stated, by), problem, by);
  if (next.ticket !== ticket) return anew(ticket, next);
  throw new Refusal('conflict', 'nothing-changes', { ticket }, `For ${ticket.key} nothing changes.`);
}

function stating(ticket: Ticket, problem: Problem, { policy, actor, now }: Linking): OfProblem {
  const level = problem.workaround?.level ?? null;
  const was = ticket.facts[WORKAROUND] ?? null;
  // a group's facts are those of its tickets
  const silent = level === null || ticket.resolvedAt || ticket.marks.folded || was?.value === level;
  if (silent || !declarationOf(policy, WORKAROUND)) return { ticket, stated: null };
  const fact: Fact = { value: level, about: false, source: 'agent', by: whoIs(actor), at: now };
  const facts = { ...ticket.facts, [WORKAROUND]: fact };
  return {
    ticket: judged({ ...ticket, facts }, policy, now, [WORKAROUND]),
    stated: { ticketId: ticket.id, at: now, was },
  };
}

function givingBack(ticket: Ticket, stated: StatedFact | undefined, { policy, now }: Linking): Ticket {
  if (!stated || ticket.resolvedAt || ticket.facts[WORKAROUND]?.at !== stated.at) return ticket;
  const { [WORKAROUND]: _, ...others } = ticket.facts;
  const facts = stated.was ? { ...others, [WORKAROUND]: stated.was } : others;
  return judged({ ...ticket, facts }, policy, now, [WORKAROUND]);
}

const anew = (was: Ticket, { ticket, stated }: OfProblem): OfProblem => ({ ticket: changed(was, ticket), stated });
