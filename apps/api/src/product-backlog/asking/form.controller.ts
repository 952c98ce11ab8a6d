import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor, Asking } from '@twotrack/shared';
import { ProductBacklog } from '@twotrack/product-backlog';
import {
  MakeRequestForm,
  RenewFollowLink,
  RevokeFollowLink,
  RevokeRequestForm,
} from '@twotrack/product-backlog/contract';
import { Ask, Requires, Viewer } from '../../identity/requires.js';
import { freshSecret } from '../../identity/secret.js';

/** The public form of a backlog and the private links of those who asked: the product owner's, as the inbox is (P4). */
@Controller('api')
export class RequestFormController {
  constructor(private readonly backlog: ProductBacklog) {}

  @Get('teams/:team/product-backlog/request-form')
  @Requires('product-owner')
  async form(@Viewer() { teamId }: Actor) {
    return { form: await this.backlog.askers.form(teamId) };
  }

  /** The token is in this answer and nowhere else: a repeat of the command gets null in its place. */
  @Post('teams/:team/product-backlog/request-form')
  @Requires('product-owner')
  async makeRequestForm(@Body({ schema: MakeRequestForm }) command: MakeRequestForm, @Ask() asking: Asking) {
    const token = freshSecret('ttp_');
    const answer = await this.backlog.askers.makeRequestForm(command, token, asking);
    return { ...answer, token: answer.replayed ? null : token };
  }

  @Post('teams/:team/product-backlog/request-form/revoke')
  @HttpCode(200)
  @Requires('product-owner')
  revokeRequestForm(@Body({ schema: RevokeRequestForm }) command: RevokeRequestForm, @Ask() asking: Asking) {
    return this.backlog.askers.revokeRequestForm(command, asking);
  }

  @Get('product-backlog/requests/:requestId/follower')
  @Requires('member')
  async follower(@Param('requestId') id: string, @Viewer() actor: Actor) {
    return { follower: await this.backlog.askers.follower(id, actor) };
  }

  /** As for `makeRequestForm`. */
  @Post('product-backlog/requests/:requestId/follow-link/renew')
  @HttpCode(200)
  @Requires('product-owner')
  async renewFollowLink(
    @Param('requestId') id: string,
    @Body({ schema: RenewFollowLink }) command: RenewFollowLink,
    @Ask() asking: Asking,
  ) {
    const token = freshSecret('ttw_');
    const answer = await this.backlog.askers.renewFollowLink(id, command, token, asking);
    return { ...answer, token: answer.replayed ? null : token };
  }

  @Post('product-backlog/requests/:requestId/follow-link/revoke')
  @HttpCode(200)
  @Requires('product-owner')
  revokeFollowLink(
    @Param('requestId') id: string,
    @Body({ schema: RevokeFollowLink }) command: RevokeFollowLink,
    @Ask() asking: Asking,
  ) {
    return this.backlog.askers.revokeFollowLink(id, command, asking);
  }
}
