import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor, Asking } from '@twotrack/shared';
import { ProductBacklog } from '@twotrack/product-backlog';
import {
  AnswerQuestion,
  AskQuestion,
  CommentOn,
  ReopenQuestion,
  VoteForItem,
  WishPage,
  WithdrawComment,
  WithdrawQuestion,
  WithdrawVote,
} from '@twotrack/product-backlog/contract';
import { Ask, Requires, Viewer } from '../identity/requires.js';
import { Teams } from '../identity/teams.js';
import { nameTeams } from './name-teams.js';

/** What members ask about an item (P10), and what stakeholders say of it (P17). */
@Controller('api')
export class TalksController {
  constructor(
    private readonly backlog: ProductBacklog,
    private readonly teams: Teams,
  ) {}

  @Get('product-backlog/items/:itemId/talk')
  @Requires('requester')
  async talk(@Param('itemId') id: string, @Viewer() actor: Actor) {
    const talk = await this.backlog.talks.of(id, actor);
    const teams = await this.teams.all();
    const [dependsOn, neededBy] = [nameTeams(talk.dependsOn, teams), nameTeams(talk.neededBy, teams)];
    return { ...talk, dependsOn, neededBy };
  }

  /** The order as stakeholders see it. */
  @Get('teams/:team/product-backlog/wishes')
  @Requires('requester')
  async wishes(@Query({ schema: WishPage }) page: WishPage, @Viewer() actor: Actor) {
    return { items: await this.backlog.talks.wishes(page, actor) };
  }

  @Get('product-backlog/items/:itemId/comments')
  @Requires('requester')
  async comments(@Param('itemId') id: string, @Viewer() actor: Actor) {
    return { comments: await this.backlog.talks.comments(id, actor) };
  }

  @Post('product-backlog/items/:itemId/comment')
  @Requires('requester')
  commentOn(@Param('itemId') id: string, @Body({ schema: CommentOn }) command: CommentOn, @Ask() asking: Asking) {
    return this.backlog.talks.commentOn(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/withdraw-comment')
  @HttpCode(200)
  @Requires('requester')
  withdrawComment(
    @Param('itemId') id: string,
    @Body({ schema: WithdrawComment }) command: WithdrawComment,
    @Ask() asking: Asking,
  ) {
    return this.backlog.talks.withdrawComment(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/vote')
  @HttpCode(200)
  @Requires('requester')
  voteForItem(@Param('itemId') id: string, @Body({ schema: VoteForItem }) command: VoteForItem, @Ask() asking: Asking) {
    return this.backlog.talks.voteForItem(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/withdraw-vote')
  @HttpCode(200)
  @Requires('requester')
  withdrawVote(
    @Param('itemId') id: string,
    @Body({ schema: WithdrawVote }) command: WithdrawVote,
    @Ask() asking: Asking,
  ) {
    return this.backlog.talks.withdrawVote(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/ask')
  @Requires('member')
  askQuestion(@Param('itemId') id: string, @Body({ schema: AskQuestion }) command: AskQuestion, @Ask() asking: Asking) {
    return this.backlog.talks.askQuestion(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/answer')
  @HttpCode(200)
  @Requires('member')
  answerQuestion(
    @Param('itemId') id: string,
    @Body({ schema: AnswerQuestion }) command: AnswerQuestion,
    @Ask() asking: Asking,
  ) {
    return this.backlog.talks.answerQuestion(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/reopen-question')
  @HttpCode(200)
  @Requires('member')
  reopenQuestion(
    @Param('itemId') id: string,
    @Body({ schema: ReopenQuestion }) command: ReopenQuestion,
    @Ask() asking: Asking,
  ) {
    return this.backlog.talks.reopenQuestion(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/withdraw-question')
  @HttpCode(200)
  @Requires('member')
  withdrawQuestion(
    @Param('itemId') id: string,
    @Body({ schema: WithdrawQuestion }) command: WithdrawQuestion,
    @Ask() asking: Asking,
  ) {
    return this.backlog.talks.withdrawQuestion(id, command, asking);
  }
}
