import { Body, Controller, Get, HttpCode, Param, Post, type Type } from '@nestjs/common';
import type { Actor, Asking } from '@twotrack/shared';
import { ProductBacklog } from '@twotrack/product-backlog';
import {
  AcceptRequest,
  DeclineRequest,
  MergeRequest,
  ReturnRequest,
  SubmitRequest,
} from '@twotrack/product-backlog/contract';
import { Ask, Requires, Viewer } from '../identity/requires.js';

/** The way into the inbox, open to everybody of the team (P4). */
@Controller('api')
export class RequestsController {
  constructor(private readonly backlog: ProductBacklog) {}

  @Post('teams/:team/product-backlog/requests')
  @Requires('requester')
  submitRequest(@Body({ schema: SubmitRequest }) command: SubmitRequest, @Ask() asking: Asking) {
    return this.backlog.submitRequest(command, asking);
  }

  /** With its problem; a requester reads own ones only (L7). */
  @Get('product-backlog/requests/:requestId')
  @Requires('requester')
  request(@Param('requestId') id: string, @Viewer() actor: Actor) {
    return this.backlog.request(id, actor);
  }
}

/** The product owner's decisions on requests, under a path that names the team and under one that need not. */
const inboxAt = (requests: string): Type => {
  @Controller('api')
  class InboxController {
    constructor(private readonly backlog: ProductBacklog) {}

    @Post(`${requests}/:requestId/accept`)
    @HttpCode(200)
    @Requires('product-owner')
    acceptRequest(
      @Param('requestId') id: string,
      @Body({ schema: AcceptRequest }) command: AcceptRequest,
      @Ask() asking: Asking,
    ) {
      return this.backlog.acceptRequest(id, command, asking);
    }

    @Post(`${requests}/:requestId/decline`)
    @HttpCode(200)
    @Requires('product-owner')
    declineRequest(
      @Param('requestId') id: string,
      @Body({ schema: DeclineRequest }) command: DeclineRequest,
      @Ask() asking: Asking,
    ) {
      return this.backlog.declineRequest(id, command, asking);
    }

    @Post(`${requests}/:requestId/merge`)
    @HttpCode(200)
    @Requires('product-owner')
    mergeRequest(
      @Param('requestId') id: string,
      @Body({ schema: MergeRequest }) command: MergeRequest,
      @Ask() asking: Asking,
    ) {
      return this.backlog.mergeRequest(id, command, asking);
    }

    @Post(`${requests}/:requestId/return`)
    @HttpCode(200)
    @Requires('product-owner')
    returnRequest(
      @Param('requestId') id: string,
      @Body({ schema: ReturnRequest }) command: ReturnRequest,
      @Ask() asking: Asking,
    ) {
      return this.backlog.returnRequest(id, command, asking);
    }
  }
  return InboxController;
};

export const inboxControllers = [inboxAt('teams/:team/product-backlog/requests'), inboxAt('product-backlog/requests')];
