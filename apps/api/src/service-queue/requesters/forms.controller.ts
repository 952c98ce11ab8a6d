import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor, Asking } from '@twotrack/shared';
import { ServiceQueue } from '@twotrack/service-queue';
import { MakeForm, RenewForm, RevokeForm } from '@twotrack/service-queue/contract';
import { z } from 'zod';
import { Ask, Requires, Viewer } from '../../identity/requires.js';
import { freshSecret } from '../../identity/secret.js';

const FormId = z.uuid();

/** Which queues of a team can be asked without an account. */
@Controller('api/teams/:team/service-queue/forms')
export class FormsController {
  constructor(private readonly queues: ServiceQueue) {}

  @Get()
  @Requires('requester')
  async forms(@Viewer() actor: Actor) {
    return { forms: await this.queues.requesters.forms(actor) };
  }

  /** The token is in this answer and nowhere else: a repeat of the command gets null in its place. */
  @Post()
  @Requires('admin')
  async makeForm(@Body({ schema: MakeForm }) command: MakeForm, @Ask() asking: Asking) {
    const token = freshSecret('ttf_');
    const answer = await this.queues.requesters.makeForm(command, token, asking);
    return { ...answer, token: answer.replayed ? null : token };
  }

  /** As for `makeForm`. */
  @Post(':form/renew')
  @HttpCode(200)
  @Requires('admin')
  async renewForm(
    @Param('form', { schema: FormId }) id: string,
    @Body({ schema: RenewForm }) command: RenewForm,
    @Ask() asking: Asking,
  ) {
    const token = freshSecret('ttf_');
    const answer = await this.queues.requesters.renewForm(id, command, token, asking);
    return { ...answer, token: answer.replayed ? null : token };
  }

  @Post(':form/revoke')
  @HttpCode(200)
  @Requires('admin')
  revokeForm(
    @Param('form', { schema: FormId }) id: string,
    @Body({ schema: RevokeForm }) command: RevokeForm,
    @Ask() asking: Asking,
  ) {
    return this.queues.requesters.revokeForm(id, command, asking);
  }
}
