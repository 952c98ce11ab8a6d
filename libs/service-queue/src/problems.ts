import type { Actor, Asking } from '@twotrack/shared';
import type { EventStream } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import type * as say from './contract/index.js';
import type { AlarmBell } from './persistence/alarm.js';
import type { Desks } from './persistence/desk.js';
import { LinksStore } from './persistence/problems/links.store.js';
import { ProblemReadings } from './persistence/problems/problem-readings.js';
import { ProblemsStore } from './persistence/problems/problems.store.js';

/** The common causes of tickets: which come from them, what they cost, and what became of the fix (S15). */
export class Problems {
  private readonly store: ProblemsStore;
  private readonly links: LinksStore;
  private readonly readings: ProblemReadings;

  constructor(db: DataSource, stream: EventStream<say.ServiceEvent>, desks: Desks, bell: AlarmBell) {
    this.store = new ProblemsStore(stream, desks);
    this.links = new LinksStore(stream, desks, bell);
    this.readings = new ProblemReadings(db);
  }

  createProblem = (command: say.CreateProblem, asking: Asking) => this.store.createProblem(command, asking);
  renameProblem = (id: string, command: say.RenameProblem, asking: Asking) =>
    this.store.renameProblem(id, command, asking);
  describeProblem = (id: string, command: say.DescribeProblem, asking: Asking) =>
    this.store.describeProblem(id, command, asking);
  nameCause = (id: string, command: say.NameCause, asking: Asking) => this.store.nameCause(id, command, asking);
  setWorkaround = (id: string, command: say.SetWorkaround, asking: Asking) =>
    this.links.setWorkaround(id, command, asking);
  linkTickets = (id: string, command: say.LinkTickets, asking: Asking) => this.links.linkTickets(id, command, asking);
  unlinkTickets = (id: string, command: say.UnlinkTickets, asking: Asking) =>
    this.links.unlinkTickets(id, command, asking);
  /** Leaves an errand to the inbox; what it asks there is put together by who asks. */
  proposeProblem = (id: string, ask: say.Ask, asking: Asking) => this.store.proposeProblem(id, ask, asking);
  withdrawProblem = (id: string, asking: Asking) => this.store.withdrawProblem(id, asking);
  closeProblem = (id: string, command: say.CloseProblem, asking: Asking) =>
    this.store.closeProblem(id, command, asking);
  reopenProblem = (id: string, asking: Asking) => this.store.reopenProblem(id, asking);
  /** By the clock: what became of the proposal. */
  followProposal = (proposal: say.AwaitedProposal, answer: say.ProposalAnswer) =>
    this.store.followProposal(proposal, answer);

  problems = (page: say.FindProblems, actor: Actor) => this.readings.problems(page, actor);
  problem = (id: string, page: say.FindProblemTickets, actor: Actor) => this.readings.problem(id, page, actor);
  tickets = (id: string, page: say.FindProblemTickets, actor: Actor) => this.readings.tickets(id, page, actor);
  cost = (id: string, actor: Actor) => this.readings.cost(id, actor);
  awaited = () => this.readings.awaited();
  teamOf = (id: string) => this.readings.teamOf(id);
}
