import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor, Asking } from '@twotrack/shared';
import { ServiceQueue } from '@twotrack/service-queue';
import {
  AnswerQuestions,
  ConfirmSolution,
  RejectSolution,
  RenewFollowLink,
  RevokeFollowLink,
} from '@twotrack/service-queue/contract';
import { Ask, Requires, Viewer } from '../../identity/requires.js';
import { freshSecret } from '../../identity/secret.js';

/** What whoever reported a ticket says of it, signed in; and what the team does about a private link. */
@Controller('api/service-queue/tickets/:ticketId')
export class ReportersController {
  constructor(private readonly queues: ServiceQueue) {}

  @Post('confirm')
  @HttpCode(200)
  @Requires('requester')
  confirmSolution(
    @Param('ticketId') id: string,
    @Body({ schema: ConfirmSolution }) command: ConfirmSolution,
    @Ask() asking: Asking,
  ) {
    return this.queues.requesters.confirmSolution(id, command, asking);
  }

  @Post('reopen')
  @HttpCode(200)
  @Requires('requester')
  rejectSolution(
    @Param('ticketId') id: string,
    @Body({ schema: RejectSolution }) command: RejectSolution,
    @Ask() asking: Asking,
  ) {
    return this.queues.requesters.rejectSolution(id, command, asking);
  }

  @Post('answers')
  @HttpCode(200)
  @Requires('requester')
  answerQuestions(
    @Param('ticketId') id: string,
    @Body({ schema: AnswerQuestions }) command: AnswerQuestions,
    @Ask() asking: Asking,
  ) {
    return this.queues.requesters.answerQuestions(id, command, asking);
  }

  @Get('follower')
  @Requires('member')
  async follower(@Param('ticketId') id: string, @Viewer() actor: Actor) {
    return { follower: await this.queues.requesters.follower(id, actor) };
  }

  /** The token is in this answer and nowhere else: a repeat of the command gets null in its place. */
  @Post('follow-link/renew')
  @HttpCode(200)
  @Requires('member')
  async renewFollowLink(
    @Param('ticketId') id: string,
    @Body({ schema: RenewFollowLink }) command: RenewFollowLink,
    @Ask() asking: Asking,
  ) {
    const token = freshSecret('ttl_');
    const answer = await this.queues.requesters.renewFollowLink(id, command, token, asking);
    return { ...answer, token: answer.replayed ? null : token };
  }

  @Post('follow-link/revoke')
  @HttpCode(200)
  @Requires('member')
  revokeFollowLink(
    @Param('ticketId') id: string,
    @Body({ schema: RevokeFollowLink }) command: RevokeFollowLink,
    @Ask() asking: Asking,
  ) {
    return this.queues.requesters.revokeFollowLink(id, command, asking);
  }
}
