import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor, Asking } from '@twotrack/shared';
import { ServiceQueue } from '@twotrack/service-queue';
import { ChangesBefore, PlanChange, TimelineQuery } from '@twotrack/service-queue/contract';
import { Ask, Requires, Viewer } from '../../identity/requires.js';

/** Planned work, and what was changed beside what happened (S16). */
@Controller('api')
export class TimelineController {
  constructor(private readonly queues: ServiceQueue) {}

  @Post('service-queue/tickets/:ticketId/plan')
  @HttpCode(200)
  @Requires('member')
  planChange(@Param('ticketId') id: string, @Body({ schema: PlanChange }) command: PlanChange, @Ask() asking: Asking) {
    return this.queues.timelines.planChange(id, command, asking);
  }

  @Get('teams/:team/service-queue/timeline')
  @Requires('requester')
  timeline(@Query({ schema: TimelineQuery }) asked: TimelineQuery, @Viewer() viewer: Actor) {
    return this.queues.timelines.timeline(asked, viewer);
  }

  @Get('teams/:team/service-queue/changes-before')
  @Requires('requester')
  changesBefore(@Query({ schema: ChangesBefore }) asked: ChangesBefore, @Viewer() viewer: Actor) {
    return this.queues.timelines.changesBefore(asked, viewer);
  }
}
