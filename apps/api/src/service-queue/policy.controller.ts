import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { Actor, Asking } from '@twotrack/shared';
import { ServiceQueue } from '@twotrack/service-queue';
import { ActivatePolicy, TryClock } from '@twotrack/service-queue/contract';
import { Ask, Requires, Viewer } from '../identity/requires.js';

/** How severity follows from facts: read by everybody it judges, activated by an admin. */
@Controller('api')
export class PolicyController {
  constructor(private readonly queues: ServiceQueue) {}

  @Get('teams/:team/service-queue/policies')
  @Requires('requester')
  policies(@Viewer() actor: Actor) {
    return this.queues.policies(actor);
  }

  @Post('teams/:team/service-queue/policies/activate')
  @HttpCode(200)
  @Requires('admin')
  activatePolicy(@Body({ schema: ActivatePolicy }) command: ActivatePolicy, @Ask() asking: Asking) {
    return this.queues.activatePolicy(command, asking);
  }

  @Post('teams/:team/service-queue/policies/try-clock')
  @HttpCode(200)
  @Requires('requester')
  tryClock(@Body({ schema: TryClock }) command: TryClock, @Viewer() actor: Actor) {
    return this.queues.tryClock(command, actor);
  }
}
