import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor, Asking } from '@twotrack/shared';
import { ServiceQueue } from '@twotrack/service-queue';
import {
  AcknowledgeTicket,
  AssignTicket,
  CorrectFacts,
  DescribeTicket,
  MoveTicket,
  OpenTicket,
  PullNext,
  RenameTicket,
  RerouteTicket,
  TicketLookup,
  UnacknowledgeTicket,
} from '@twotrack/service-queue/contract';
import { Teams } from '../identity/teams.js';
import { Ask, Requires, Viewer } from '../identity/requires.js';

/** Work on tickets. The order is calculated and the severity follows from facts: no route sets either (S3, S7). */
@Controller('api')
export class TicketsController {
  constructor(
    private readonly queues: ServiceQueue,
    private readonly teams: Teams,
  ) {}

  @Post('teams/:team/service-queue/tickets')
  @Requires('requester')
  openTicket(@Body({ schema: OpenTicket }) command: OpenTicket, @Ask() asking: Asking) {
    return this.queues.openTicket(command, asking);
  }

  /** By its key, wherever it stands: a link to it stays good when it is closed or lies under another one. */
  @Get('teams/:team/service-queue/tickets')
  @Requires('requester')
  async ticketKeyed(@Query({ schema: TicketLookup }) { key }: TicketLookup, @Viewer() actor: Actor) {
    return { ticket: await this.queues.ticketKeyed(key, actor) };
  }

  @Get('service-queue/tickets/:ticketId')
  @Requires('requester')
  ticket(@Param('ticketId') id: string, @Viewer() actor: Actor) {
    return this.queues.ticket(id, actor);
  }

  @Post('service-queue/tickets/:ticketId/correct-facts')
  @HttpCode(200)
  @Requires('member')
  correctFacts(
    @Param('ticketId') id: string,
    @Body({ schema: CorrectFacts }) command: CorrectFacts,
    @Ask() asking: Asking,
  ) {
    return this.queues.correctFacts(id, command, asking);
  }

  @Post('service-queue/tickets/:ticketId/move')
  @HttpCode(200)
  @Requires('member')
  moveTicket(@Param('ticketId') id: string, @Body({ schema: MoveTicket }) command: MoveTicket, @Ask() asking: Asking) {
    return this.queues.moveTicket(id, command, asking);
  }

  @Post('service-queue/tickets/:ticketId/assign')
  @HttpCode(200)
  @Requires('member')
  async assignTicket(
    @Param('ticketId') id: string,
    @Body({ schema: AssignTicket }) command: AssignTicket,
    @Ask() asking: Asking,
  ) {
    await this.teams.mustWorkHere(asking.actor.teamId, command.to === null ? [] : [command.to]);
    return this.queues.assignTicket(id, command, asking);
  }

  @Post('service-queue/tickets/:ticketId/acknowledge')
  @HttpCode(200)
  @Requires('member')
  acknowledgeTicket(
    @Param('ticketId') id: string,
    @Body({ schema: AcknowledgeTicket }) command: AcknowledgeTicket,
    @Ask() asking: Asking,
  ) {
    return this.queues.acknowledgeTicket(id, command, asking);
  }

  @Post('service-queue/tickets/:ticketId/unacknowledge')
  @HttpCode(200)
  @Requires('member')
  unacknowledgeTicket(
    @Param('ticketId') id: string,
    @Body({ schema: UnacknowledgeTicket }) command: UnacknowledgeTicket,
    @Ask() asking: Asking,
  ) {
    return this.queues.unacknowledgeTicket(id, command, asking);
  }

  @Post('service-queue/tickets/:ticketId/reroute')
  @HttpCode(200)
  @Requires('member')
  rerouteTicket(
    @Param('ticketId') id: string,
    @Body({ schema: RerouteTicket }) command: RerouteTicket,
    @Ask() asking: Asking,
  ) {
    return this.queues.rerouteTicket(id, command, asking);
  }

  @Post('service-queue/tickets/:ticketId/rename')
  @HttpCode(200)
  @Requires('member')
  renameTicket(
    @Param('ticketId') id: string,
    @Body({ schema: RenameTicket }) command: RenameTicket,
    @Ask() asking: Asking,
  ) {
    return this.queues.renameTicket(id, command, asking);
  }

  @Post('service-queue/tickets/:ticketId/describe')
  @HttpCode(200)
  @Requires('member')
  describeTicket(
    @Param('ticketId') id: string,
    @Body({ schema: DescribeTicket }) command: DescribeTicket,
    @Ask() asking: Asking,
  ) {
    return this.queues.describeTicket(id, command, asking);
  }

  @Post('service-queue/queues/:queueId/pull')
  @Requires('member')
  async pullNext(
    @Param('queueId') queueId: string,
    @Body({ schema: PullNext }) command: PullNext,
    @Ask() asking: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return nextOrNothing(await this.queues.pullNext(queueId, command, asking), reply);
  }

  @Post('teams/:team/service-queue/pull')
  @Requires('member')
  async pullNextOfAll(
    @Body({ schema: PullNext }) command: PullNext,
    @Ask() asking: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return nextOrNothing(await this.queues.pullNext(null, command, asking), reply);
  }
}

/** 204 where nobody waits. */
function nextOrNothing<A extends { ticket: object | null }>(answer: A, reply: FastifyReply): A | undefined {
  void reply.status(answer.ticket ? 200 : 204);
  return answer.ticket ? answer : undefined;
}
