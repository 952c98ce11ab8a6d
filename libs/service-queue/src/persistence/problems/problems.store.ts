import { clockOf, type Answer, type Asking } from '@twotrack/shared';
import type { Change, EventStream } from '@twotrack/shared/stream';
import { v7 as newId } from 'uuid';
import type {
  Ask,
  CloseProblem,
  CreateProblem,
  DescribeProblem,
  Errand,
  NameCause,
  Problem,
  ProblemEvent,
  ProblemLinked,
  ProposalAnswer,
  RenameProblem,
  ServiceEvent,
} from '../../contract/index.js';
import {
  linkedTo,
  problemClosed,
  problemCreated,
  problemProposed,
  problemReopened,
  problemReworded,
  proposalFollowed,
  proposalWithdrawn,
} from '../../domain/index.js';
import type { Desks } from '../desk.js';
import { leaveErrand, leaveWithdrawal } from '../errands.js';
import { orderOf } from '../tickets.store.js';
import { LinkingWork, ticketsNamed } from './linking.js';
import { nextNumber, problemById, writeNewProblem, writeProblem } from './problem-rows.js';

type OfProblem = Extract<ProblemEvent, { problem: Problem }>;
type Decide = (was: Problem, change: Change<ServiceEvent>) => OfProblem | null | Promise<OfProblem | null>;

/** Every command on a problem itself; what it does to tickets is in links.store. */
export class ProblemsStore {
  constructor(
    private readonly stream: EventStream<ServiceEvent>,
    private readonly desks: Desks,
  ) {}

  /** From tickets, where some are named. */
  createProblem(command: CreateProblem, asking: Asking): Promise<Answer<ProblemLinked>> {
    const { actor } = asking;
    return this.stream.change(orderOf(asking, { createProblem: command }), async (change) => {
      const { ids = [] } = command;
      const number = await nextNumber(change.read, actor.teamId);
      const problem = problemCreated(command, { id: newId(), key: `PRB-${number}` }, actor, change.now);
      const desk = await this.desks.read(change, actor.teamId);
      const tickets = ids.length > 0 ? await ticketsNamed(change, actor.teamId, { ids }) : { ids, tickets: new Map() };
      const work = await LinkingWork.on(change, desk, actor, problem, tickets, [
        'ticket-linked',
        (ticket, _, by) => linkedTo(ticket, problem, by),
      ]);
      const report = work.mustHaveDone().report();
      writeNewProblem(change, actor.teamId, number, problem);
      change.record({ type: 'problem-created', problem }, problem.id);
      await work.put(change, this.desks, actor);
      return report;
    });
  }

  renameProblem = (id: string, command: RenameProblem, asking: Asking) =>
    this.change(id, { renameProblem: command }, asking, (was) => {
      const problem = problemReworded(was, command, asking.actor);
      return { type: 'problem-renamed', problem, was: was.title };
    });

  describeProblem = (id: string, command: DescribeProblem, asking: Asking) =>
    this.change(id, { describeProblem: command }, asking, (was) => {
      const problem = problemReworded(was, command, asking.actor);
      return { type: 'problem-described', problem, was: was.description };
    });

  nameCause = (id: string, command: NameCause, asking: Asking) =>
    this.change(id, { nameCause: command }, asking, (was) => {
      const problem = problemReworded(was, command, asking.actor);
      return { type: 'cause-named', problem, was: was.cause };
    });

  /** What the product is asked was put together by who asks: it is read there, and no part of the command. */
  proposeProblem = (id: string, ask: Ask, asking: Asking) =>
    this.change(id, { proposeProblem: {} }, asking, (was, change) => {
      const { actor } = asking;
      const problem = problemProposed(was, actor, change.now);
      const errand = { teamId: actor.teamId, cardId: id, about: 'problem' as const, by: problem.proposal.by };
      leaveErrand(change, { ...errand, kind: 'submit', ask, requestId: null });
      return { type: 'problem-proposed', problem };
    });

  withdrawProblem = (id: string, asking: Asking) =>
    this.change(id, { withdrawProblem: {} }, asking, async (before, change) => {
      const { actor } = asking;
      const { problem, was } = proposalWithdrawn(before, actor);
      const errand = { teamId: actor.teamId, cardId: id, about: 'problem' as const, by: was.by };
      await leaveWithdrawal(change, { ...errand, requestId: was.requestId });
      return { type: 'problem-withdrawn', problem, was };
    });

  closeProblem = (id: string, command: CloseProblem, asking: Asking) =>
    this.change(id, { closeProblem: command }, asking, (was, { now }) => ({
      type: 'problem-closed',
      problem: problemClosed(was, asking.actor, now),
      reason: command.reason ?? null,
    }));

  reopenProblem = (id: string, asking: Asking) =>
    this.change(id, { reopenProblem: {} }, asking, (was) => ({
      type: 'problem-reopened',
      problem: problemReopened(was, asking.actor),
    }));

  /** What the product says became of a proposal; nothing where that is known. `version` is the one it was looked up for. */
  followProposal(problem: Pick<Errand, 'teamId' | 'cardId'> & { version: number }, answer: ProposalAnswer) {
    const asking = { actor: clockOf(problem.teamId), key: `follow ${problem.cardId} ${problem.version}` };
    return this.change(problem.cardId, { followProposal: answer }, asking, (was) => {
      const next = proposalFollowed(was, answer);
      return next && { type: 'proposal-followed', problem: next, was: was.proposal! };
    });
  }

  private change(id: string, asked: object, asking: Asking, decide: Decide): Promise<Answer<{ problem: Problem }>> {
    return this.stream.change(orderOf(asking, { ...asked, id }), async (change) => {
      const was = await problemById(change.read, asking.actor.teamId, id);
      const event = await decide(was, change);
      if (!event) return { problem: was };
      writeProblem(change, event.problem);
      change.record(event, id);
      return { problem: event.problem };
    });
  }
}
