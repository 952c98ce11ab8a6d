import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor, Asking } from '@twotrack/shared';
import { HandOverRequest, TakeBackRequest } from '@twotrack/product-backlog/contract';
import { HandOverTicket, TakeBackTicket } from '@twotrack/service-queue/contract';
import { Ask, Requires, Viewer } from '../../identity/requires.js';
import { WrongDoor } from './wrong-door.js';

/** A ticket that is a wish, a request that is work (B6). */
@Controller('api')
export class WrongDoorController {
  constructor(private readonly wrongDoor: WrongDoor) {}

  @Post('service-queue/tickets/:ticketId/hand-over')
  @HttpCode(200)
  @Requires('member')
  handOverTicket(
    @Param('ticketId') id: string,
    @Body({ schema: HandOverTicket }) command: HandOverTicket,
    @Ask() asking: Asking,
  ) {
    return this.wrongDoor.handOverTicket(id, command, asking);
  }

  @Post('service-queue/tickets/:ticketId/take-back')
  @HttpCode(200)
  @Requires('member')
  takeBackTicket(
    @Param('ticketId') id: string,
    @Body({ schema: TakeBackTicket }) _: TakeBackTicket,
    @Ask() asking: Asking,
  ) {
    return this.wrongDoor.takeBackTicket(id, asking);
  }

  /** Whoever asked goes on seeing what became of it. */
  @Get('service-queue/tickets/:ticketId/became')
  @Requires('requester')
  async became(@Param('ticketId') id: string, @Viewer() viewer: Actor) {
    return { request: await this.wrongDoor.became(id, viewer) };
  }

  @Get('service-queue/tickets/:ticketId/counterpart')
  @Requires('requester')
  async requestOf(@Param('ticketId') id: string, @Viewer() viewer: Actor) {
    return { request: await this.wrongDoor.requestOf(id, viewer) };
  }

  @Get('product-backlog/requests/:requestId/counterpart')
  @Requires('requester')
  async ticketOf(@Param('requestId') id: string, @Viewer() viewer: Actor) {
    return { ticket: await this.wrongDoor.ticketOf(id, viewer) };
  }

  @Post('product-backlog/requests/:requestId/hand-over')
  @HttpCode(200)
  @Requires('product-owner')
  handOverRequest(
    @Param('requestId') id: string,
    @Body({ schema: HandOverRequest }) command: HandOverRequest,
    @Ask() asking: Asking,
  ) {
    return this.wrongDoor.handOverRequest(id, command, asking);
  }

  @Post('product-backlog/requests/:requestId/take-back')
  @HttpCode(200)
  @Requires('product-owner')
  takeBackRequest(
    @Param('requestId') id: string,
    @Body({ schema: TakeBackRequest }) _: TakeBackRequest,
    @Ask() asking: Asking,
  ) {
    return this.wrongDoor.takeBackRequest(id, asking);
  }
}
