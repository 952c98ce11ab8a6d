import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import type { Asking } from '@twotrack/shared';
import { ProductBacklog } from '@twotrack/product-backlog';
import { AcceptProposal, DeclineProposal, ReturnProposal, WithdrawProposal } from '@twotrack/product-backlog/contract';
import { Ask, Requires } from '../identity/requires.js';

/** Rankings that members proposed: answered by whoever decides the order, which may be a delegate; withdrawn by whoever made them (P3, P13). */
@Controller('api')
export class ProposalsController {
  constructor(private readonly backlog: ProductBacklog) {}

  @Post('product-backlog/proposals/:proposalId/accept')
  @HttpCode(200)
  @Requires('member')
  acceptProposal(
    @Param('proposalId') id: string,
    @Body({ schema: AcceptProposal }) command: AcceptProposal,
    @Ask() asking: Asking,
  ) {
    return this.backlog.acceptProposal(id, command, asking);
  }

  @Post('product-backlog/proposals/:proposalId/decline')
  @HttpCode(200)
  @Requires('member')
  declineProposal(
    @Param('proposalId') id: string,
    @Body({ schema: DeclineProposal }) command: DeclineProposal,
    @Ask() asking: Asking,
  ) {
    return this.backlog.declineProposal(id, command, asking);
  }

  @Post('product-backlog/proposals/:proposalId/withdraw')
  @HttpCode(200)
  @Requires('member')
  withdrawProposal(
    @Param('proposalId') id: string,
    @Body({ schema: WithdrawProposal }) command: WithdrawProposal,
    @Ask() asking: Asking,
  ) {
    return this.backlog.withdrawProposal(id, command, asking);
  }

  @Post('product-backlog/proposals/:proposalId/return')
  @HttpCode(200)
  @Requires('member')
  returnProposal(
    @Param('proposalId') id: string,
    @Body({ schema: ReturnProposal }) command: ReturnProposal,
    @Ask() asking: Asking,
  ) {
    return this.backlog.returnProposal(id, command, asking);
  }
}
