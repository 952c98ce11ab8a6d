import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor, Asking } from '@twotrack/shared';
import { ServiceQueue } from '@twotrack/service-queue';
import { ChangeCannedReply, CreateCannedReply, RemoveCannedReply } from '@twotrack/service-queue/contract';
import { z } from 'zod';
import { Ask, Requires, Viewer } from '../../identity/requires.js';

const ReplyId = z.uuid();

/** Words that are written often: kept by the admin, read by the team. */
@Controller('api/teams/:team/service-queue/canned-replies')
export class RepliesController {
  constructor(private readonly queues: ServiceQueue) {}

  @Get()
  @Requires('requester')
  async cannedReplies(@Viewer() actor: Actor) {
    return { replies: await this.queues.work.cannedReplies(actor) };
  }

  @Post()
  @Requires('admin')
  createCannedReply(@Body({ schema: CreateCannedReply }) command: CreateCannedReply, @Ask() asking: Asking) {
    return this.queues.work.createCannedReply(command, asking);
  }

  @Post(':reply/change')
  @HttpCode(200)
  @Requires('admin')
  changeCannedReply(
    @Param('reply', { schema: ReplyId }) id: string,
    @Body({ schema: ChangeCannedReply }) command: ChangeCannedReply,
    @Ask() asking: Asking,
  ) {
    return this.queues.work.changeCannedReply(id, command, asking);
  }

  @Post(':reply/remove')
  @HttpCode(200)
  @Requires('admin')
  removeCannedReply(
    @Param('reply', { schema: ReplyId }) id: string,
    @Body({ schema: RemoveCannedReply }) _: RemoveCannedReply,
    @Ask() asking: Asking,
  ) {
    return this.queues.work.removeCannedReply(id, asking);
  }
}
