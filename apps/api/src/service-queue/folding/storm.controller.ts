import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import type { Actor, Asking } from '@twotrack/shared';
import { ServiceQueue } from '@twotrack/service-queue';
import { ArrivalPage, EndStorm, MarkSeen, TakeLead } from '@twotrack/service-queue/contract';
import { Ask, Requires, Viewer } from '../../identity/requires.js';

/** The storm that goes on, and what arrived since one last looked (S17). */
@Controller('api/teams/:team/service-queue')
export class StormController {
  constructor(private readonly queues: ServiceQueue) {}

  @Post('storm/take-lead')
  @HttpCode(200)
  @Requires('member')
  takeLead(@Body({ schema: TakeLead }) command: TakeLead, @Ask() asking: Asking) {
    return this.queues.foldings.takeLead(command, asking);
  }

  @Post('storm/end')
  @HttpCode(200)
  @Requires('member')
  endStorm(@Body({ schema: EndStorm }) command: EndStorm, @Ask() asking: Asking) {
    return this.queues.foldings.endStorm(command, asking);
  }

  @Get('arrivals')
  @Requires('requester')
  arrivals(@Query({ schema: ArrivalPage }) page: ArrivalPage, @Viewer() actor: Actor) {
    return this.queues.foldings.arrivals(page, actor);
  }

  @Post('arrivals/seen')
  @HttpCode(200)
  @Requires('requester')
  markSeen(@Body({ schema: MarkSeen }) command: MarkSeen, @Ask() asking: Asking) {
    return this.queues.foldings.markSeen(command, asking);
  }
}
