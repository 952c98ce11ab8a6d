import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor, Asking } from '@twotrack/shared';
import { ServiceQueue } from '@twotrack/service-queue';
import {
  CloseProblem,
  CreateProblem,
  DescribeProblem,
  FindProblems,
  FindProblemTickets,
  NameCause,
  RenameProblem,
  ReopenProblem,
  SetWorkaround,
} from '@twotrack/service-queue/contract';
import { Ask, Requires, Viewer } from '../../identity/requires.js';

/** The common causes of tickets (S15). */
@Controller('api')
export class ProblemsController {
  constructor(private readonly queues: ServiceQueue) {}

  @Get('teams/:team/service-queue/problems')
  @Requires('requester')
  problems(@Query({ schema: FindProblems }) page: FindProblems, @Viewer() viewer: Actor) {
    return this.queues.problems.problems(page, viewer);
  }

  @Post('teams/:team/service-queue/problems')
  @Requires('member')
  createProblem(@Body({ schema: CreateProblem }) command: CreateProblem, @Ask() asking: Asking) {
    return this.queues.problems.createProblem(command, asking);
  }

  @Get('service-queue/problems/:problemId')
  @Requires('requester')
  problem(
    @Param('problemId') id: string,
    @Query({ schema: FindProblemTickets }) page: FindProblemTickets,
    @Viewer() viewer: Actor,
  ) {
    return this.queues.problems.problem(id, page, viewer);
  }

  @Get('service-queue/problems/:problemId/tickets')
  @Requires('requester')
  tickets(
    @Param('problemId') id: string,
    @Query({ schema: FindProblemTickets }) page: FindProblemTickets,
    @Viewer() viewer: Actor,
  ) {
    return this.queues.problems.tickets(id, page, viewer);
  }

  @Post('service-queue/problems/:problemId/rename')
  @HttpCode(200)
  @Requires('member')
  rename(
    @Param('problemId') id: string,
    @Body({ schema: RenameProblem }) command: RenameProblem,
    @Ask() asking: Asking,
  ) {
    return this.queues.problems.renameProblem(id, command, asking);
  }

  @Post('service-queue/problems/:problemId/describe')
  @HttpCode(200)
  @Requires('member')
  describe(
    @Param('problemId') id: string,
    @Body({ schema: DescribeProblem }) command: DescribeProblem,
    @Ask() asking: Asking,
  ) {
    return this.queues.problems.describeProblem(id, command, asking);
  }

  @Post('service-queue/problems/:problemId/cause')
  @HttpCode(200)
  @Requires('member')
  nameCause(@Param('problemId') id: string, @Body({ schema: NameCause }) command: NameCause, @Ask() asking: Asking) {
    return this.queues.problems.nameCause(id, command, asking);
  }

  @Post('service-queue/problems/:problemId/workaround')
  @HttpCode(200)
  @Requires('member')
  setWorkaround(
    @Param('problemId') id: string,
    @Body({ schema: SetWorkaround }) command: SetWorkaround,
    @Ask() asking: Asking,
  ) {
    return this.queues.problems.setWorkaround(id, command, asking);
  }

  @Post('service-queue/problems/:problemId/close')
  @HttpCode(200)
  @Requires('member')
  close(@Param('problemId') id: string, @Body({ schema: CloseProblem }) command: CloseProblem, @Ask() asking: Asking) {
    return this.queues.problems.closeProblem(id, command, asking);
  }

  @Post('service-queue/problems/:problemId/reopen')
  @HttpCode(200)
  @Requires('member')
  reopen(@Param('problemId') id: string, @Body({ schema: ReopenProblem }) _: ReopenProblem, @Ask() asking: Asking) {
    return this.queues.problems.reopenProblem(id, asking);
  }
}
