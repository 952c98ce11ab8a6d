import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import type { Asking } from '@twotrack/shared';
import { ServiceQueue } from '@twotrack/service-queue';
import { ProposeProblem, WithdrawProblem } from '@twotrack/service-queue/contract';
import { Ask, Requires } from '../../identity/requires.js';
import { Bridge } from './bridge.js';
import { Proposals } from './proposals.js';

/** A problem goes to the product owner's inbox, and is taken back (S15, P4). */
@Controller('api')
export class ProposalsOfProblemsController {
  constructor(
    private readonly queues: ServiceQueue,
    private readonly proposals: Proposals,
    private readonly bridge: Bridge,
  ) {}

  @Post('service-queue/problems/:problemId/propose')
  @HttpCode(200)
  @Requires('member')
  async proposeProblem(
    @Param('problemId') id: string,
    @Body({ schema: ProposeProblem }) _: ProposeProblem,
    @Ask() asking: Asking,
  ) {
    const answer = await this.proposals.propose(id, asking);
    await this.bridge.soon(id);
    return answer;
  }

  @Post('service-queue/problems/:problemId/withdraw')
  @HttpCode(200)
  @Requires('member')
  async withdrawProblem(
    @Param('problemId') id: string,
    @Body({ schema: WithdrawProblem }) _: WithdrawProblem,
    @Ask() asking: Asking,
  ) {
    const answer = await this.queues.problems.withdrawProblem(id, asking);
    await this.bridge.soon(id);
    return answer;
  }
}
