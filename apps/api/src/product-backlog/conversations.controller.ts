import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor, Asking } from '@twotrack/shared';
import { ProductBacklog } from '@twotrack/product-backlog';
import { CommentOnRequest, HearRequester, WithdrawRequestComment } from '@twotrack/product-backlog/contract';
import { Ask, Requires, Viewer } from '../identity/requires.js';

/** What is written about a request; whoever asked reads and writes of their own, so the domain decides who. */
@Controller('api/product-backlog/requests/:requestId')
export class ConversationsController {
  constructor(private readonly backlog: ProductBacklog) {}

  @Get('comments')
  @Requires('requester')
  async comments(@Param('requestId') id: string, @Viewer() actor: Actor) {
    return { comments: await this.backlog.conversations.of(id, actor) };
  }

  @Post('comments')
  @Requires('requester')
  commentOnRequest(
    @Param('requestId') id: string,
    @Body({ schema: CommentOnRequest }) command: CommentOnRequest,
    @Ask() asking: Asking,
  ) {
    return this.backlog.conversations.commentOnRequest(id, command, asking);
  }

  @Post('withdraw-comment')
  @HttpCode(200)
  @Requires('requester')
  withdrawRequestComment(
    @Param('requestId') id: string,
    @Body({ schema: WithdrawRequestComment }) command: WithdrawRequestComment,
    @Ask() asking: Asking,
  ) {
    return this.backlog.conversations.withdrawRequestComment(id, command, asking);
  }

  @Post('hear')
  @HttpCode(200)
  @Requires('member')
  hearRequester(
    @Param('requestId') id: string,
    @Body({ schema: HearRequester }) command: HearRequester,
    @Ask() asking: Asking,
  ) {
    return this.backlog.conversations.hearRequester(id, command, asking);
  }
}
