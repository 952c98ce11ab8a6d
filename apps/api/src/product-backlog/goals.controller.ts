import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor, Asking } from '@twotrack/shared';
import { ProductBacklog } from '@twotrack/product-backlog';
import {
  CloseGoal,
  EditGoal,
  GoalPage,
  OpenGoal,
  ReopenGoal,
  ReportProgress,
  ServeGoal,
  UnserveGoal,
  WithdrawGoal,
} from '@twotrack/product-backlog/contract';
import { Ask, Requires, Viewer } from '../identity/requires.js';
import { Teams } from '../identity/teams.js';

/** The product goal: set, followed and closed by the product owner, read by the team, and known to everybody (P6). */
@Controller('api')
export class GoalsController {
  constructor(
    private readonly backlog: ProductBacklog,
    private readonly teams: Teams,
  ) {}

  /** What every team of the installation aims at. */
  @Get('goals')
  @Requires('signed-in')
  async aims() {
    const teams = await this.teams.all();
    const aims = await this.backlog.goals.aims(teams.map(({ id }) => id));
    const of = new Map(aims.map((aim) => [aim.teamId, aim]));
    return {
      goals: teams.flatMap(({ id, name }) => {
        const aim = of.get(id);
        return aim ? [{ ...aim, team: name }] : [];
      }),
    };
  }

  @Get('teams/:team/product-backlog/goals')
  @Requires('requester')
  async past(@Query({ schema: GoalPage }) page: GoalPage, @Viewer() actor: Actor) {
    return { goals: await this.backlog.goals.past(page, actor) };
  }

  @Post('teams/:team/product-backlog/goals')
  @Requires('product-owner')
  openGoal(@Body({ schema: OpenGoal }) command: OpenGoal, @Ask() asking: Asking) {
    return this.backlog.goals.openGoal(command, asking);
  }

  @Get('product-backlog/goals/:goalId')
  @Requires('requester')
  goal(@Param('goalId') id: string, @Viewer() actor: Actor) {
    return this.backlog.goals.detail(id, actor);
  }

  @Post('product-backlog/goals/:goalId/edit')
  @HttpCode(200)
  @Requires('product-owner')
  editGoal(@Param('goalId') id: string, @Body({ schema: EditGoal }) command: EditGoal, @Ask() asking: Asking) {
    return this.backlog.goals.editGoal(id, command, asking);
  }

  @Post('product-backlog/goals/:goalId/progress')
  @HttpCode(200)
  @Requires('product-owner')
  reportProgress(
    @Param('goalId') id: string,
    @Body({ schema: ReportProgress }) command: ReportProgress,
    @Ask() asking: Asking,
  ) {
    return this.backlog.goals.reportProgress(id, command, asking);
  }

  @Post('product-backlog/goals/:goalId/close')
  @HttpCode(200)
  @Requires('product-owner')
  closeGoal(@Param('goalId') id: string, @Body({ schema: CloseGoal }) command: CloseGoal, @Ask() asking: Asking) {
    return this.backlog.goals.closeGoal(id, command, asking);
  }

  @Post('product-backlog/goals/:goalId/reopen')
  @HttpCode(200)
  @Requires('product-owner')
  reopenGoal(@Param('goalId') id: string, @Body({ schema: ReopenGoal }) command: ReopenGoal, @Ask() asking: Asking) {
    return this.backlog.goals.reopenGoal(id, command, asking);
  }

  @Post('product-backlog/goals/:goalId/withdraw')
  @HttpCode(200)
  @Requires('product-owner')
  withdrawGoal(
    @Param('goalId') id: string,
    @Body({ schema: WithdrawGoal }) command: WithdrawGoal,
    @Ask() asking: Asking,
  ) {
    return this.backlog.goals.withdrawGoal(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/serve')
  @HttpCode(200)
  @Requires('product-owner')
  serveGoal(@Param('itemId') id: string, @Body({ schema: ServeGoal }) command: ServeGoal, @Ask() asking: Asking) {
    return this.backlog.goals.serveGoal(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/unserve')
  @HttpCode(200)
  @Requires('product-owner')
  unserveGoal(@Param('itemId') id: string, @Body({ schema: UnserveGoal }) command: UnserveGoal, @Ask() asking: Asking) {
    return this.backlog.goals.unserveGoal(id, command, asking);
  }
}
