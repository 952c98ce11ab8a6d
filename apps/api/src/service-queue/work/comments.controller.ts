import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor, Asking } from '@twotrack/shared';
import { ServiceQueue } from '@twotrack/service-queue';
import { AddComment, EditComment, FindComments, RemoveComment } from '@twotrack/service-queue/contract';
import { z } from 'zod';
import { Ask, Requires, Viewer } from '../../identity/requires.js';

const CommentId = z.uuid();

/** What is written on a ticket: among the team, or with whoever asked. */
@Controller('api/service-queue/tickets/:ticketId/comments')
export class CommentsController {
  constructor(private readonly queues: ServiceQueue) {}

  @Get()
  @Requires('requester')
  comments(@Param('ticketId') id: string, @Query({ schema: FindComments }) page: FindComments, @Viewer() actor: Actor) {
    return this.queues.work.comments(id, page, actor);
  }

  @Post()
  @Requires('requester')
  addComment(@Param('ticketId') id: string, @Body({ schema: AddComment }) command: AddComment, @Ask() asking: Asking) {
    return this.queues.work.addComment(id, command, asking);
  }

  @Post(':comment/edit')
  @HttpCode(200)
  @Requires('requester')
  editComment(
    @Param('ticketId') id: string,
    @Param('comment', { schema: CommentId }) comment: string,
    @Body({ schema: EditComment }) command: EditComment,
    @Ask() asking: Asking,
  ) {
    return this.queues.work.editComment(id, comment, command, asking);
  }

  @Post(':comment/remove')
  @HttpCode(200)
  @Requires('requester')
  removeComment(
    @Param('ticketId') id: string,
    @Param('comment', { schema: CommentId }) comment: string,
    @Body({ schema: RemoveComment }) command: RemoveComment,
    @Ask() asking: Asking,
  ) {
    return this.queues.work.removeComment(id, comment, command, asking);
  }
}
