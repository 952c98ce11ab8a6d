import { Injectable } from '@nestjs/common';
import { fitting, type Asking } from '@twotrack/shared';
import { ProductBacklog } from '@twotrack/product-backlog';
import type { RequestStanding } from '@twotrack/product-backlog/contract';
import { ServiceQueue } from '@twotrack/service-queue';
import type { AwaitedProposal, ProposalAnswer } from '@twotrack/service-queue/contract';
import { words } from './words.js';

/** Problems on their way to the product owner, and what becomes of them there (S15). */
@Injectable()
export class Proposals {
  constructor(
    private readonly backlog: ProductBacklog,
    private readonly queues: ServiceQueue,
  ) {}

  /** With what it has cost until now. */
  async propose(id: string, asking: Asking) {
    const { problem, cost } = await this.queues.problems.cost(id, asking.actor);
    const { id: person, name } = asking.actor;
    const { tickets, hoursInWorking: hours, slaMisses } = cost;
    const ask = {
      title: problem.title,
      problem: fitting(...words.problem(problem, cost)),
      source: 'problem' as const,
      requester: { id: person, name },
      from: { problem: { problemId: id, key: problem.key, tickets, hours: Math.round(hours * 10) / 10, slaMisses } },
    };
    return this.queues.problems.proposeProblem(id, ask, asking);
  }

  /** Compares what is known of the answers with how they stand: nothing that was missed stays missed. */
  async follow(each: (id: string, step: () => Promise<unknown>) => Promise<void>): Promise<void> {
    const awaited = await this.queues.problems.awaited();
    if (awaited.length === 0) return;
    const standings = await this.backlog.standings(awaited.map(({ requestId }) => requestId));
    const standingOf = new Map(standings.map((standing) => [standing.requestId, answerOf(standing)]));
    for (const proposal of awaited) {
      const answer = standingOf.get(proposal.requestId);
      if (!answer || isKnown(proposal, answer)) continue;
      await each(proposal.cardId, () => this.queues.problems.followProposal(proposal, answer));
    }
  }
}

const answerOf = ({ status, reason, itemId, itemKey, doneAt, removed }: RequestStanding): ProposalAnswer => ({
  status: removed ? 'removed' : status,
  ...{ reason, itemId, itemKey },
  doneAt: removed ? null : doneAt,
});

const isKnown = ({ answer }: AwaitedProposal, now: ProposalAnswer): boolean =>
  (Object.keys(now) as (keyof ProposalAnswer)[]).every((name) => answer[name] === now[name]);
