import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor, Asking } from '@twotrack/shared';
import { Changes, Silences } from '@twotrack/service-queue';
import { CreateSilence, EndSilence, FindChanges } from '@twotrack/service-queue/contract';
import { z } from 'zod';
import { Ask, Requires, Viewer } from '../../identity/requires.js';

const SilenceId = z.uuid();

/** Silences and maintenance windows of a team, and the changes that were reported to it. */
@Controller('api/teams/:team/service-queue')
export class SilencesController {
  constructor(
    private readonly kept: Silences,
    private readonly changes: Changes,
  ) {}

  @Get('silences')
  @Requires('requester')
  async silences(@Viewer() actor: Actor) {
    return { silences: await this.kept.silences(actor) };
  }

  @Post('silences')
  @Requires('member')
  createSilence(@Body({ schema: CreateSilence }) command: CreateSilence, @Ask() asking: Asking) {
    return this.kept.createSilence(command, asking);
  }

  @Post('silences/:silence/end')
  @HttpCode(200)
  @Requires('member')
  endSilence(
    @Param('silence', { schema: SilenceId }) id: string,
    @Body({ schema: EndSilence }) _: EndSilence,
    @Ask() asking: Asking,
  ) {
    return this.kept.endSilence(id, asking);
  }

  /** Newest first; `?from=` and `?to=` are instants. */
  @Get('changes')
  @Requires('requester')
  async reported(@Query({ schema: FindChanges }) wanted: FindChanges, @Viewer() actor: Actor) {
    return { changes: await this.changes.find(wanted, actor) };
  }
}
