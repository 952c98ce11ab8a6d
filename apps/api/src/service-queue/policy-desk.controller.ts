import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Refusal, type Actor, type Asking } from '@twotrack/shared';
import { ServiceQueue } from '@twotrack/service-queue';
import {
  ActivatePolicyDraft,
  BacktestPolicy,
  CSV_MAX,
  DiscardPolicyDraft,
  DisputeFact,
  LintPolicy,
  PolicyUseOver,
  SavePolicyDraft,
  StartPolicyDraft,
  WithdrawDispute,
} from '@twotrack/service-queue/contract';
import { Ask, Requires, Viewer } from '../identity/requires.js';
import { TakesRawBody, type RawBody } from './intake/raw-body.js';

const DraftSeen = z.strictObject({ draftVersion: z.coerce.number().int().min(0) });
type DraftSeen = z.infer<typeof DraftSeen>;
const Which = z.strictObject({ of: z.union([z.literal('draft'), z.coerce.number().int().min(1)]) });
type Which = z.infer<typeof Which>;

/** The policy's draft: saved, looked through, tried on the past, activated; and the facts that people doubt. */
@Controller('api')
export class PolicyDeskController {
  constructor(private readonly queues: ServiceQueue) {}

  @Get('teams/:team/service-queue/policies/draft')
  @Requires('requester')
  draft(@Viewer() actor: Actor) {
    return this.queues.policy.draft(actor);
  }

  @Post('teams/:team/service-queue/policies/draft')
  @HttpCode(200)
  @Requires('admin')
  saveDraft(@Body({ schema: SavePolicyDraft }) command: SavePolicyDraft, @Ask() asking: Asking) {
    return this.queues.policy.saveDraft(command, asking);
  }

  @Post('teams/:team/service-queue/policies/draft/start')
  @HttpCode(200)
  @Requires('admin')
  startDraft(@Body({ schema: StartPolicyDraft }) command: StartPolicyDraft, @Ask() asking: Asking) {
    return this.queues.policy.startDraft(command, asking);
  }

  @Post('teams/:team/service-queue/policies/draft/discard')
  @HttpCode(200)
  @Requires('admin')
  discardDraft(@Body({ schema: DiscardPolicyDraft }) command: DiscardPolicyDraft, @Ask() asking: Asking) {
    return this.queues.policy.discardDraft(command, asking);
  }

  @Post('teams/:team/service-queue/policies/draft/activate')
  @HttpCode(200)
  @Requires('admin')
  activateDraft(@Body({ schema: ActivatePolicyDraft }) command: ActivatePolicyDraft, @Ask() asking: Asking) {
    return this.queues.policy.activateDraft(command, asking);
  }

  /** The file itself is the body: it may be larger than any JSON is. */
  @Post('teams/:team/service-queue/policies/draft/import')
  @HttpCode(200)
  @Requires('admin')
  @TakesRawBody()
  importCsv(
    @Query({ schema: DraftSeen }) { draftVersion }: DraftSeen,
    @Body() body: RawBody | null,
    @Ask() asking: Asking,
  ) {
    const csv = body?.bytes.toString('utf8') ?? '';
    if (body?.tooLarge || csv.length > CSV_MAX) {
      throw new Refusal('invalid', 'csv-too-large', { most: CSV_MAX }, 'The file is too large.');
    }
    return this.queues.policy.importCsv({ draftVersion, csv }, asking);
  }

  @Get('teams/:team/service-queue/policies/csv')
  @Requires('requester')
  async csv(@Query({ schema: Which }) { of }: Which, @Viewer() actor: Actor, @Res() reply: FastifyReply) {
    const csv = await this.queues.policy.csv(of, actor);
    const name = of === 'draft' ? 'policy-draft.csv' : `policy-${of}.csv`;
    await reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(csv);
  }

  @Post('teams/:team/service-queue/policies/lint')
  @HttpCode(200)
  @Requires('requester')
  lint(@Body({ schema: LintPolicy }) command: LintPolicy, @Viewer() actor: Actor) {
    return this.queues.policy.lint(command, actor);
  }

  @Post('teams/:team/service-queue/policies/backtest')
  @HttpCode(200)
  @Requires('requester')
  backtest(@Body({ schema: BacktestPolicy }) command: BacktestPolicy, @Viewer() actor: Actor) {
    return this.queues.policy.backtest(command, actor);
  }

  @Get('teams/:team/service-queue/policies/use')
  @Requires('requester')
  use(@Query({ schema: PolicyUseOver }) over: PolicyUseOver, @Viewer() actor: Actor) {
    return this.queues.policy.use(over, actor);
  }

  @Post('service-queue/tickets/:ticketId/dispute-fact')
  @HttpCode(200)
  @Requires('requester')
  disputeFact(
    @Param('ticketId') id: string,
    @Body({ schema: DisputeFact }) command: DisputeFact,
    @Ask() asking: Asking,
  ) {
    return this.queues.policy.disputeFact(id, command, asking);
  }

  @Post('service-queue/tickets/:ticketId/withdraw-dispute')
  @HttpCode(200)
  @Requires('requester')
  withdrawDispute(
    @Param('ticketId') id: string,
    @Body({ schema: WithdrawDispute }) command: WithdrawDispute,
    @Ask() asking: Asking,
  ) {
    return this.queues.policy.withdrawDispute(id, command, asking);
  }
}
