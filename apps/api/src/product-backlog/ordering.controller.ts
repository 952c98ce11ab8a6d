import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor, Asking } from '@twotrack/shared';
import { ProductBacklog } from '@twotrack/product-backlog';
import {
  AnswerProposals,
  DelegateOrder,
  PastPage,
  RankingPage,
  ReturnAnswers,
  SinceWhen,
  UnrankItem,
  WithdrawDelegation,
} from '@twotrack/product-backlog/contract';
import { Ask, Requires, Viewer } from '../identity/requires.js';
import { Teams } from '../identity/teams.js';

/** The order as a record: the ledger, what changed since, delegation, answers in batches (P3, P13, P14). */
@Controller('api')
export class OrderingController {
  constructor(
    private readonly backlog: ProductBacklog,
    private readonly teams: Teams,
  ) {}

  @Get('teams/:team/product-backlog/rankings')
  @Requires('requester')
  rankings(@Query({ schema: RankingPage }) page: RankingPage, @Viewer() actor: Actor) {
    return this.backlog.ordering.rankings(page, actor);
  }

  @Get('teams/:team/product-backlog/rankings/past')
  @Requires('requester')
  pastRankings(@Query({ schema: PastPage }) page: PastPage, @Viewer() actor: Actor) {
    return this.backlog.ordering.pastRankings(page, actor);
  }

  @Get('teams/:team/product-backlog/order-changes')
  @Requires('requester')
  changes(@Query({ schema: SinceWhen }) since: SinceWhen, @Viewer() actor: Actor) {
    return this.backlog.ordering.changes(since, actor);
  }

  @Post('teams/:team/product-backlog/delegation')
  @HttpCode(200)
  @Requires('product-owner')
  async delegateOrder(@Body({ schema: DelegateOrder }) command: DelegateOrder, @Ask() asking: Asking) {
    await this.teams.mustWorkHere(asking.actor.teamId, [command.to]);
    return this.backlog.ordering.delegateOrder(command, asking);
  }

  @Post('teams/:team/product-backlog/delegation/withdraw')
  @HttpCode(200)
  @Requires('product-owner')
  withdrawDelegation(@Body({ schema: WithdrawDelegation }) command: WithdrawDelegation, @Ask() asking: Asking) {
    return this.backlog.ordering.withdrawDelegation(command, asking);
  }

  /** A delegate may, so the domain decides who. */
  @Post('product-backlog/items/:itemId/unrank')
  @HttpCode(200)
  @Requires('member')
  unrankItem(@Param('itemId') id: string, @Body({ schema: UnrankItem }) command: UnrankItem, @Ask() asking: Asking) {
    return this.backlog.ordering.unrankItem(id, command, asking);
  }

  @Post('teams/:team/product-backlog/proposals/bulk')
  @HttpCode(200)
  @Requires('member')
  answerProposals(@Body({ schema: AnswerProposals }) command: AnswerProposals, @Ask() asking: Asking) {
    return this.backlog.ordering.answerProposals(command, asking);
  }

  @Post('teams/:team/product-backlog/proposals/bulk/return')
  @HttpCode(200)
  @Requires('member')
  returnAnswers(@Body({ schema: ReturnAnswers }) command: ReturnAnswers, @Ask() asking: Asking) {
    return this.backlog.ordering.returnAnswers(command, asking);
  }
}
