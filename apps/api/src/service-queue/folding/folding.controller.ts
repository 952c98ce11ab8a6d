import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { Actor, Asking } from '@twotrack/shared';
import { ServiceQueue } from '@twotrack/service-queue';
import { SetFolding } from '@twotrack/service-queue/contract';
import { Ask, Requires, Viewer } from '../../identity/requires.js';

/** By which rules a team folds: read by the team, set by an admin. */
@Controller('api/teams/:team/service-queue/folding')
export class FoldingController {
  constructor(private readonly queues: ServiceQueue) {}

  @Get()
  @Requires('requester')
  folding(@Viewer() actor: Actor) {
    return this.queues.foldings.folding(actor);
  }

  @Post()
  @HttpCode(200)
  @Requires('admin')
  setFolding(@Body({ schema: SetFolding }) command: SetFolding, @Ask() asking: Asking) {
    return this.queues.foldings.setFolding(command, asking);
  }
}
