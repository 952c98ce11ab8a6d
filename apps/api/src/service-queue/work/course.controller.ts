import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import type { Asking } from '@twotrack/shared';
import { ServiceQueue } from '@twotrack/service-queue';
import { EscalateTicket, SnoozeTicket, UnescalateTicket, UnsnoozeTicket } from '@twotrack/service-queue/contract';
import { Ask, Requires } from '../../identity/requires.js';
import { Colleagues } from './colleagues.js';

/** What happens to a ticket beside its way through the columns. */
@Controller('api/service-queue/tickets/:ticketId')
export class CourseController {
  constructor(
    private readonly queues: ServiceQueue,
    private readonly colleagues: Colleagues,
  ) {}

  @Post('snooze')
  @HttpCode(200)
  @Requires('member')
  snoozeTicket(
    @Param('ticketId') id: string,
    @Body({ schema: SnoozeTicket }) command: SnoozeTicket,
    @Ask() asking: Asking,
  ) {
    return this.queues.work.snoozeTicket(id, command, asking);
  }

  @Post('unsnooze')
  @HttpCode(200)
  @Requires('member')
  unsnoozeTicket(
    @Param('ticketId') id: string,
    @Body({ schema: UnsnoozeTicket }) command: UnsnoozeTicket,
    @Ask() asking: Asking,
  ) {
    return this.queues.work.unsnoozeTicket(id, command, asking);
  }

  @Post('escalate')
  @HttpCode(200)
  @Requires('member')
  async escalateTicket(
    @Param('ticketId') id: string,
    @Body({ schema: EscalateTicket }) command: EscalateTicket,
    @Ask() asking: Asking,
  ) {
    const onCall = await this.colleagues.meant(asking.actor.teamId, { escalate: command });
    return this.queues.work.escalateTicket(id, command, onCall, asking);
  }

  @Post('unescalate')
  @HttpCode(200)
  @Requires('member')
  unescalateTicket(
    @Param('ticketId') id: string,
    @Body({ schema: UnescalateTicket }) command: UnescalateTicket,
    @Ask() asking: Asking,
  ) {
    return this.queues.work.unescalateTicket(id, command, asking);
  }
}
