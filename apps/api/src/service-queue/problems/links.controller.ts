import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import type { Asking } from '@twotrack/shared';
import { ServiceQueue } from '@twotrack/service-queue';
import { LinkTickets, UnlinkTickets } from '@twotrack/service-queue/contract';
import { Ask, Requires } from '../../identity/requires.js';

/** Which tickets come from a problem (S15). */
@Controller('api')
export class LinksController {
  constructor(private readonly queues: ServiceQueue) {}

  @Post('service-queue/problems/:problemId/link')
  @HttpCode(200)
  @Requires('member')
  linkTickets(
    @Param('problemId') id: string,
    @Body({ schema: LinkTickets }) command: LinkTickets,
    @Ask() asking: Asking,
  ) {
    return this.queues.problems.linkTickets(id, command, asking);
  }

  @Post('service-queue/problems/:problemId/unlink')
  @HttpCode(200)
  @Requires('member')
  unlinkTickets(
    @Param('problemId') id: string,
    @Body({ schema: UnlinkTickets }) command: UnlinkTickets,
    @Ask() asking: Asking,
  ) {
    return this.queues.problems.unlinkTickets(id, command, asking);
  }
}
