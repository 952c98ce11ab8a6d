import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor, Asking } from '@twotrack/shared';
import { Intake } from '@twotrack/service-queue';
import { CreateIntegration, RevokeIntegration } from '@twotrack/service-queue/contract';
import { z } from 'zod';
import { Ask, Requires, Viewer } from '../../identity/requires.js';
import { secretFor } from './secrets.js';

const IntegrationId = z.uuid();

/** Which monitors and scripts may send to a team. */
@Controller('api/teams/:team/service-queue/integrations')
export class IntegrationsController {
  constructor(private readonly intake: Intake) {}

  @Get()
  @Requires('requester')
  async integrations(@Viewer() actor: Actor) {
    return { integrations: await this.intake.integrations(actor) };
  }

  /**
   * The token is in this answer and nowhere else: a repeat of the command gets null in its place. With it comes the
   * secret by which Grafana may sign instead.
   */
  @Post()
  @Requires('admin')
  async createIntegration(@Body({ schema: CreateIntegration }) command: CreateIntegration, @Ask() asking: Asking) {
    const token = secretFor(command.kind);
    const answer = await this.intake.createIntegration(command, token, asking);
    if (answer.replayed) return { ...answer, token: null };
    const signs = command.kind === 'grafana' && { signingSecret: this.intake.signingSecret(token) };
    return { ...answer, token, ...signs };
  }

  @Post(':integration/revoke')
  @HttpCode(200)
  @Requires('admin')
  revokeIntegration(
    @Param('integration', { schema: IntegrationId }) id: string,
    @Body({ schema: RevokeIntegration }) _: RevokeIntegration,
    @Ask() asking: Asking,
  ) {
    return this.intake.revokeIntegration(id, asking);
  }
}
