import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor, Asking } from '@twotrack/shared';
import { ServiceQueue } from '@twotrack/service-queue';
import {
  BreachPage,
  ColumnId,
  CreateQueue,
  RenameQueue,
  SetColumnLimit,
  SetColumnPolicy,
  SetRouting,
  TryRouting,
} from '@twotrack/service-queue/contract';
import { Ask, Requires, Viewer } from '../identity/requires.js';

/** What an admin sets up: queues, the rules that fill them, the columns' limits and policy texts. */
@Controller('api')
export class QueuesController {
  constructor(private readonly queues: ServiceQueue) {}

  @Post('teams/:team/service-queue/queues')
  @Requires('admin')
  createQueue(@Body({ schema: CreateQueue }) command: CreateQueue, @Ask() asking: Asking) {
    return this.queues.createQueue(command, asking);
  }

  @Post('service-queue/queues/:queueId/rename')
  @HttpCode(200)
  @Requires('admin')
  renameQueue(
    @Param('queueId') id: string,
    @Body({ schema: RenameQueue }) command: RenameQueue,
    @Ask() asking: Asking,
  ) {
    return this.queues.renameQueue(id, command, asking);
  }

  @Get('teams/:team/service-queue/routing')
  @Requires('requester')
  routing(@Viewer() actor: Actor) {
    return this.queues.routing(actor);
  }

  @Post('teams/:team/service-queue/routing')
  @HttpCode(200)
  @Requires('admin')
  setRouting(@Body({ schema: SetRouting }) command: SetRouting, @Ask() asking: Asking) {
    return this.queues.setRouting(command, asking);
  }

  @Post('teams/:team/service-queue/routing/try')
  @HttpCode(200)
  @Requires('requester')
  tryRouting(@Body({ schema: TryRouting }) command: TryRouting, @Viewer() actor: Actor) {
    return this.queues.tryRouting(command, actor);
  }

  @Get('teams/:team/service-queue/breaches')
  @Requires('requester')
  breaches(@Query({ schema: BreachPage }) page: BreachPage, @Viewer() actor: Actor) {
    return this.queues.breaches(page, actor);
  }

  @Post('teams/:team/service-queue/columns/:column/limit')
  @HttpCode(200)
  @Requires('admin')
  setColumnLimit(
    @Param('column', { schema: ColumnId }) column: ColumnId,
    @Body({ schema: SetColumnLimit }) command: SetColumnLimit,
    @Ask() asking: Asking,
  ) {
    return this.queues.setColumnLimit(column, command, asking);
  }

  @Post('teams/:team/service-queue/columns/:column/policy')
  @HttpCode(200)
  @Requires('admin')
  setColumnPolicy(
    @Param('column', { schema: ColumnId }) column: ColumnId,
    @Body({ schema: SetColumnPolicy }) command: SetColumnPolicy,
    @Ask() asking: Asking,
  ) {
    return this.queues.setColumnPolicy(column, command, asking);
  }
}
