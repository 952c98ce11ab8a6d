import type { Facts } from './facts.js';
import type { Problem, ProblemProposal } from './problems.js';
import type { Severity } from './severity.js';
import type { Ticket } from './views.js';

type OnTicket<T extends string> = {
  type: T;
  ticket: Ticket;
  problemKey: string;
  was: Facts[string] | null;
  severityWas: Severity;
};

export type ProblemCreated = { type: 'problem-created'; problem: Problem };
export type ProblemRenamed = { type: 'problem-renamed'; problem: Problem; was: string };
export type ProblemDescribed = { type: 'problem-described'; problem: Problem; was: string };
export type CauseNamed = { type: 'cause-named'; problem: Problem; was: string };
export type WorkaroundSet = { type: 'workaround-set'; problem: Problem; was: Problem['workaround'] };
export type ProblemProposed = { type: 'problem-proposed'; problem: Problem };
export type ProblemWithdrawn = { type: 'problem-withdrawn'; problem: Problem; was: ProblemProposal };
/** What became of the proposal: it is in the inbox, it was answered, its item is done. */
export type ProposalFollowed = { type: 'proposal-followed'; problem: Problem; was: ProblemProposal };
export type ProblemClosed = { type: 'problem-closed'; problem: Problem; reason: string | null };
export type ProblemReopened = { type: 'problem-reopened'; problem: Problem };

/** The ticket's fact `workaround` may follow from it: `was` and `severityWas` say how that stood. */
export type TicketLinked = OnTicket<'ticket-linked'>;
export type TicketUnlinked = OnTicket<'ticket-unlinked'>;
/** Its problem says otherwise how people get on meanwhile. */
export type WorkaroundStated = OnTicket<'workaround-stated'>;

export type ProblemEvent =
  | ProblemCreated
  | ProblemRenamed
  | ProblemDescribed
  | CauseNamed
  | WorkaroundSet
  | ProblemProposed
  | ProblemWithdrawn
  | ProposalFollowed
  | ProblemClosed
  | ProblemReopened
  | TicketLinked
  | TicketUnlinked
  | WorkaroundStated;
