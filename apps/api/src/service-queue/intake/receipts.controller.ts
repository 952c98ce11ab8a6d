import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { notFound, type Actor, type Asking } from '@twotrack/shared';
import { Intake } from '@twotrack/service-queue';
import { FindReceipts, ReplayReceipt } from '@twotrack/service-queue/contract';
import { z } from 'zod';
import { actorIn, signInNeeded } from '../../identity/caller.js';
import { Credentials } from '../../identity/credentials.js';
import { Ask, Requires, Viewer } from '../../identity/requires.js';
import { IntegrationToken } from './token.js';

const ReceiptId = z.uuid();

/** What became of what was sent. */
@Controller('api')
export class ReceiptsController {
  constructor(
    private readonly intake: Intake,
    private readonly credentials: Credentials,
  ) {}

  /** For the integration that sent it, and for its team. */
  @Get('receipts/:receipt')
  @Requires('anyone')
  async receipt(@Param('receipt') id: string, @IntegrationToken() token: string, @Req() request: FastifyRequest) {
    const caller = await this.credentials.callerOf(request);
    if (!caller && !token) throw signInNeeded();
    if (!ReceiptId.safeParse(id).success) throw notFound('receipt', id);
    if (!caller) return { receipt: (await this.intake.receiptOfSender(id, token)) ?? missing(id) };
    const teamId = await this.intake.teamOfReceipt(id);
    const actor = teamId === null ? null : actorIn(caller, teamId);
    return { receipt: actor ? await this.intake.receipt(id, actor) : missing(id) };
  }

  /** Newest first; `?alert=` is the sender's own id, `?status=`, `?after=` the last receipt of the page before. */
  @Get('teams/:team/service-queue/receipts')
  @Requires('requester')
  async receipts(@Query({ schema: FindReceipts }) wanted: FindReceipts, @Viewer() actor: Actor) {
    return { receipts: await this.intake.findReceipts(wanted, actor) };
  }

  @Post('teams/:team/service-queue/receipts/:receipt/replay')
  @HttpCode(200)
  @Requires('admin')
  replayReceipt(
    @Param('receipt', { schema: ReceiptId }) id: string,
    @Body({ schema: ReplayReceipt }) _: ReplayReceipt,
    @Ask() asking: Asking,
  ) {
    return this.intake.replayReceipt(id, asking);
  }
}

function missing(id: string): never {
  throw notFound('receipt', id);
}
