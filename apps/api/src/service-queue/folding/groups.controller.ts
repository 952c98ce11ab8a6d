import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor, Asking } from '@twotrack/shared';
import { ServiceQueue } from '@twotrack/service-queue';
import {
  ChildPage,
  FoldTickets,
  MergeTickets,
  ResolveParent,
  TakeOut,
  UndoGroup,
  UnfoldTickets,
  UnmergeTickets,
} from '@twotrack/service-queue/contract';
import { Ask, Requires, Viewer } from '../../identity/requires.js';

/** Tickets under a parent, and merged into one another (S11). */
@Controller('api')
export class GroupsController {
  constructor(private readonly queues: ServiceQueue) {}

  @Post('teams/:team/service-queue/fold')
  @HttpCode(200)
  @Requires('member')
  foldTickets(@Body({ schema: FoldTickets }) command: FoldTickets, @Ask() asking: Asking) {
    return this.queues.foldings.foldTickets(command, asking);
  }

  @Get('service-queue/tickets/:ticketId/children')
  @Requires('requester')
  children(@Param('ticketId') id: string, @Query({ schema: ChildPage }) page: ChildPage, @Viewer() actor: Actor) {
    return this.queues.foldings.children(id, page, actor);
  }

  @Post('service-queue/tickets/:ticketId/unfold')
  @HttpCode(200)
  @Requires('member')
  unfoldTickets(
    @Param('ticketId') id: string,
    @Body({ schema: UnfoldTickets }) command: UnfoldTickets,
    @Ask() asking: Asking,
  ) {
    return this.queues.foldings.unfoldTickets(id, command, asking);
  }

  @Post('service-queue/tickets/:ticketId/take-out')
  @HttpCode(200)
  @Requires('member')
  takeOut(@Param('ticketId') id: string, @Body({ schema: TakeOut }) command: TakeOut, @Ask() asking: Asking) {
    return this.queues.foldings.takeOut(id, command, asking);
  }

  @Post('service-queue/tickets/:ticketId/resolve-group')
  @HttpCode(200)
  @Requires('member')
  resolveParent(
    @Param('ticketId') id: string,
    @Body({ schema: ResolveParent }) command: ResolveParent,
    @Ask() asking: Asking,
  ) {
    return this.queues.foldings.resolveParent(id, command, asking);
  }

  @Post('service-queue/groups/:undoId/undo')
  @HttpCode(200)
  @Requires('member')
  undoGroup(@Param('undoId') id: string, @Body({ schema: UndoGroup }) command: UndoGroup, @Ask() asking: Asking) {
    return this.queues.foldings.undoGroup(id, command, asking);
  }

  @Post('service-queue/tickets/:ticketId/merge')
  @HttpCode(200)
  @Requires('member')
  mergeTickets(
    @Param('ticketId') id: string,
    @Body({ schema: MergeTickets }) command: MergeTickets,
    @Ask() asking: Asking,
  ) {
    return this.queues.foldings.mergeTickets(id, command, asking);
  }

  @Post('service-queue/tickets/:ticketId/unmerge')
  @HttpCode(200)
  @Requires('member')
  unmergeTickets(
    @Param('ticketId') id: string,
    @Body({ schema: UnmergeTickets }) command: UnmergeTickets,
    @Ask() asking: Asking,
  ) {
    return this.queues.foldings.unmergeTickets(id, command, asking);
  }
}
