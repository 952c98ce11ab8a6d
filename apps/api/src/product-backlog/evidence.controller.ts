import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor, Asking } from '@twotrack/shared';
import { ProductBacklog } from '@twotrack/product-backlog';
import {
  AddEvidence,
  GiveVerdict,
  SetReviewDate,
  ToProvePage,
  WithdrawEvidence,
  WithdrawVerdict,
} from '@twotrack/product-backlog/contract';
import { Ask, Requires, Viewer } from '../identity/requires.js';

/** Whether what was shipped helped: members collect evidence, the product owner gives the verdict (P16). */
@Controller('api')
export class EvidenceController {
  constructor(private readonly backlog: ProductBacklog) {}

  @Get('teams/:team/product-backlog/to-prove')
  @Requires('requester')
  toProve(@Query({ schema: ToProvePage }) page: ToProvePage, @Viewer() actor: Actor) {
    return this.backlog.proof.toProve(page, actor);
  }

  @Get('teams/:team/product-backlog/hit-rates')
  @Requires('requester')
  hitRates(@Viewer() actor: Actor) {
    return this.backlog.proof.hitRates(actor);
  }

  @Post('product-backlog/items/:itemId/evidence')
  @Requires('member')
  addEvidence(@Param('itemId') id: string, @Body({ schema: AddEvidence }) command: AddEvidence, @Ask() asking: Asking) {
    return this.backlog.proof.addEvidence(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/withdraw-evidence')
  @HttpCode(200)
  @Requires('member')
  withdrawEvidence(
    @Param('itemId') id: string,
    @Body({ schema: WithdrawEvidence }) command: WithdrawEvidence,
    @Ask() asking: Asking,
  ) {
    return this.backlog.proof.withdrawEvidence(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/review-date')
  @HttpCode(200)
  @Requires('member')
  setReviewDate(
    @Param('itemId') id: string,
    @Body({ schema: SetReviewDate }) command: SetReviewDate,
    @Ask() asking: Asking,
  ) {
    return this.backlog.proof.setReviewDate(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/verdict')
  @HttpCode(200)
  @Requires('product-owner')
  giveVerdict(@Param('itemId') id: string, @Body({ schema: GiveVerdict }) command: GiveVerdict, @Ask() asking: Asking) {
    return this.backlog.proof.giveVerdict(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/withdraw-verdict')
  @HttpCode(200)
  @Requires('product-owner')
  withdrawVerdict(
    @Param('itemId') id: string,
    @Body({ schema: WithdrawVerdict }) command: WithdrawVerdict,
    @Ask() asking: Asking,
  ) {
    return this.backlog.proof.withdrawVerdict(id, command, asking);
  }
}
