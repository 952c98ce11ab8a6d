import { Injectable } from '@nestjs/common';
import { Refusal, type Actor } from '@twotrack/shared';
import { ProductBacklog } from '@twotrack/product-backlog';
import type { ItemEvidence, ProblemBehind } from '@twotrack/product-backlog/contract';
import { ServiceQueue } from '@twotrack/service-queue';
import type { FixEffect } from '@twotrack/service-queue/contract';

/** What a problem costs by now. */
export interface ProblemNow {
  tickets: number;
  hours: number;
  slaMisses: number;
  /** Tickets before and after the fix; null until one is shipped. */
  effect: FixEffect | null;
}

export type EvidenceOfItem = Omit<ItemEvidence, 'problems'> & {
  /** What each cost when it was proposed, and what it costs now; `now` is null where that is not to be had. */
  problems: (ProblemBehind & { now: ProblemNow | null })[];
};

/** The evidence of an item, with what the service track says of the problems that it was to solve (S15, P16). */
@Injectable()
export class EvidenceOfItems {
  constructor(
    private readonly backlog: ProductBacklog,
    private readonly queues: ServiceQueue,
  ) {}

  async of(itemId: string, viewer: Actor): Promise<EvidenceOfItem> {
    const { problems, ...rest } = await this.backlog.proof.of(itemId, viewer);
    const withNow = problems.map(async (problem) => ({ ...problem, now: await this.now(problem.problemId, viewer) }));
    return { ...rest, problems: await Promise.all(withNow) };
  }

  /** A service track that does not answer keeps nobody from reading what the product track knows (B2). */
  private async now(problemId: string, viewer: Actor): Promise<ProblemNow | null> {
    try {
      const { cost, effect } = await this.queues.problems.problem(problemId, { limit: 1 }, viewer);
      const { tickets, hoursInWorking, slaMisses } = cost;
      return { tickets, hours: Math.round(hoursInWorking * 10) / 10, slaMisses, effect };
    } catch (thrown) {
      if (thrown instanceof Refusal) return null;
      throw thrown;
    }
  }
}
