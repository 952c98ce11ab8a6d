import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Asking } from '@twotrack/shared';
import { ServiceQueue, type LinkFound } from '@twotrack/service-queue';
import { AnswerQuestions, ConfirmSolution, RejectSolution, WriteToTeam } from '@twotrack/service-queue/contract';
import { z } from 'zod';
import { AtMost } from '../../http/rate-limit.js';
import { SecretParam, deadLink } from '../../http/secret-param.js';
import { CommandKey, Requires } from '../../identity/requires.js';
import { Teams } from '../../identity/teams.js';
import { READS, WORDS } from './rates.js';

const Seen = z.strictObject({ seen: z.string().max(100).optional() });
type Seen = z.infer<typeof Seen>;

/** One's own ticket by its private link. Who acts is whoever the link was given to (A4). */
@Controller('api/follow/:token')
export class FollowController {
  constructor(
    private readonly queues: ServiceQueue,
    private readonly teams: Teams,
  ) {}

  /** 204 where nothing has happened since what was `seen`: a page asks every few seconds. */
  @Get()
  @Requires('anyone')
  @AtMost(READS)
  async followed(
    @SecretParam('token') token: string,
    @Query({ schema: Seen }) { seen }: Seen,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const link = await this.found(token);
    if (seen !== link.seen) return this.page(link);
    void reply.status(204);
    return undefined;
  }

  @Post('comments')
  @Requires('anyone')
  @AtMost(WORDS)
  writeToTeam(
    @SecretParam('token') token: string,
    @Body({ schema: WriteToTeam }) command: WriteToTeam,
    @CommandKey() key: string,
  ) {
    return this.after(token, key, (id, asking) => this.queues.requesters.writeToTeam(id, command, asking));
  }

  @Post('confirm')
  @HttpCode(200)
  @Requires('anyone')
  @AtMost(WORDS)
  confirmSolution(
    @SecretParam('token') token: string,
    @Body({ schema: ConfirmSolution }) command: ConfirmSolution,
    @CommandKey() key: string,
  ) {
    return this.after(token, key, (id, asking) => this.queues.requesters.confirmSolution(id, command, asking));
  }

  @Post('reopen')
  @HttpCode(200)
  @Requires('anyone')
  @AtMost(WORDS)
  rejectSolution(
    @SecretParam('token') token: string,
    @Body({ schema: RejectSolution }) command: RejectSolution,
    @CommandKey() key: string,
  ) {
    return this.after(token, key, (id, asking) => this.queues.requesters.rejectSolution(id, command, asking));
  }

  @Post('answers')
  @HttpCode(200)
  @Requires('anyone')
  @AtMost(WORDS)
  answerQuestions(
    @SecretParam('token') token: string,
    @Body({ schema: AnswerQuestions }) command: AnswerQuestions,
    @CommandKey() key: string,
  ) {
    return this.after(token, key, (id, asking) => this.queues.requesters.answerQuestions(id, command, asking));
  }

  /** Does it, and answers how the page stands then. */
  private async after(
    token: string,
    key: string,
    act: (ticketId: string, asking: Asking) => Promise<{ replayed?: true }>,
  ) {
    const { ticketId, actor } = await this.found(token);
    const { replayed } = await act(ticketId, { actor, key });
    return { ...(await this.page(await this.found(token))), ...(replayed && { replayed }) };
  }

  private async page({ ticketId, actor, seen }: LinkFound) {
    const team = await this.teams.bySlugOrId(actor.teamId);
    return { seen, team: team!.name, ticket: await this.queues.requesters.followed(ticketId, actor) };
  }

  private async found(token: string): Promise<LinkFound> {
    const link = await this.queues.requesters.followerBy(token);
    if (!link) throw deadLink();
    return link;
  }
}
