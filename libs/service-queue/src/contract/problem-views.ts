import { z } from 'zod';
import { ProblemState, type Problem, type ProposalAnswer } from './problems.js';
import type { Ticket } from './views.js';
import type { BulkResult } from './work-views.js';

const limit = z.coerce.number().int().min(1).max(200).default(50);

/** Newest first; `after` is the last one of the page before. `open`: all that are not closed. */
export const FindProblems = z.strictObject({
  state: z.enum([...ProblemState.options, 'unclosed']).optional(),
  after: z.uuid().optional(),
  limit,
});
export type FindProblems = z.infer<typeof FindProblems>;

export const FindProblemTickets = z.strictObject({ after: z.uuid().optional(), limit });
export type FindProblemTickets = z.infer<typeof FindProblemTickets>;

/** A problem with how many tickets come from it. */
export interface ProblemListed {
  problem: Problem;
  tickets: number;
  openTickets: number;
}

export interface ProblemPage {
  problems: ProblemListed[];
  next: string | null;
}

/** The newest first. */
export interface ProblemTicketPage {
  tickets: Ticket[];
  next: string | null;
}

/** What it has cost so far, measured (S15). */
export interface ProblemCost {
  tickets: number;
  openTickets: number;
  /** Time its tickets have stood in Working, in hours. */
  hoursInWorking: number;
  /** SLA clocks that were breached. */
  slaMisses: number;
  /** The last weeks in which tickets came, each by its Monday (UTC), the oldest first. */
  weeks: { from: string; tickets: number; slaMisses: number }[];
}

/** So many tickets in as many days before the fix was shipped as have passed since, and after it. */
export interface FixEffect {
  days: number;
  before: number;
  after: number;
}

export interface ProblemDetail extends ProblemTicketPage {
  problem: Problem;
  cost: ProblemCost;
  /** Null until a fix is shipped. */
  effect: FixEffect | null;
}

/** A problem after its tickets were linked or taken from it, and what became of each. */
export interface ProblemLinked {
  problem: Problem;
  done: number;
  refused: number;
  results: BulkResult[];
}

/** A proposal in an inbox, with what is known of its answer. */
export interface AwaitedProposal {
  teamId: string;
  cardId: string;
  requestId: string;
  /** Of the problem, when this was known. */
  version: number;
  answer: ProposalAnswer;
}
