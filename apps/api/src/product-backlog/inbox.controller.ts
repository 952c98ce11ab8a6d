import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor, Asking } from '@twotrack/shared';
import { ProductBacklog } from '@twotrack/product-backlog';
import { DecideRequests, GiveFeedback, ReturnRequests, WithdrawRequest } from '@twotrack/product-backlog/contract';
import { Ask, Requires, Viewer } from '../identity/requires.js';

/** Several requests decided at once (P4), and feedback on what is delivered (P5). */
@Controller('api')
export class InboxController {
  constructor(private readonly backlog: ProductBacklog) {}

  @Get('teams/:team/product-backlog/requests/behind')
  @Requires('requester')
  behind(@Viewer() actor: Actor) {
    return this.backlog.inbox.behind(actor);
  }

  @Get('teams/:team/product-backlog/requests/own')
  @Requires('requester')
  async own(@Viewer() actor: Actor) {
    return { requests: await this.backlog.inbox.own(actor) };
  }

  @Post('teams/:team/product-backlog/requests/bulk')
  @HttpCode(200)
  @Requires('product-owner')
  decideRequests(@Body({ schema: DecideRequests }) command: DecideRequests, @Ask() asking: Asking) {
    return this.backlog.inbox.decideRequests(command, asking);
  }

  @Post('teams/:team/product-backlog/requests/bulk/return')
  @HttpCode(200)
  @Requires('product-owner')
  returnRequests(@Body({ schema: ReturnRequests }) command: ReturnRequests, @Ask() asking: Asking) {
    return this.backlog.inbox.returnRequests(command, asking);
  }

  /** Whoever asked, while nobody has answered; so the domain decides who. */
  @Post('product-backlog/requests/:requestId/withdraw')
  @HttpCode(200)
  @Requires('requester')
  withdrawRequest(
    @Param('requestId') id: string,
    @Body({ schema: WithdrawRequest }) command: WithdrawRequest,
    @Ask() asking: Asking,
  ) {
    return this.backlog.withdrawRequest(id, command, asking);
  }

  /** Whoever asked follows what it became, and says whether that falls short; they need not know the item. */
  @Get('product-backlog/requests/:requestId/followed')
  @Requires('requester')
  followed(@Param('requestId') id: string, @Viewer() actor: Actor) {
    return this.backlog.askers.followed(id, actor);
  }

  @Post('product-backlog/requests/:requestId/feedback')
  @Requires('requester')
  tellWhatFellShort(
    @Param('requestId') id: string,
    @Body({ schema: GiveFeedback }) command: GiveFeedback,
    @Ask() asking: Asking,
  ) {
    return this.backlog.askers.tellWhatFellShort(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/feedback')
  @Requires('requester')
  giveFeedback(
    @Param('itemId') id: string,
    @Body({ schema: GiveFeedback }) command: GiveFeedback,
    @Ask() asking: Asking,
  ) {
    return this.backlog.inbox.giveFeedback(id, command, asking);
  }
}
