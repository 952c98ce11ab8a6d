import { createHash } from 'node:crypto';
import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Asking } from '@twotrack/shared';
import { ProductBacklog, type LinkFound } from '@twotrack/product-backlog';
import { AskAgain, TellWhatFellShort, WithdrawAsked, WriteToTeam } from '@twotrack/product-backlog/contract';
import { z } from 'zod';
import { BodyMax } from '../../http/body-max.js';
import { AtMost } from '../../http/rate-limit.js';
import { SecretParam, deadLink } from '../../http/secret-param.js';
import { CommandKey, Requires } from '../../identity/requires.js';
import { Teams } from '../../identity/teams.js';
import { LOOKS, WORDS, WORDS_MAX } from './rates.js';

const Seen = z.strictObject({ seen: z.string().max(100).optional() });
type Seen = z.infer<typeof Seen>;

/** One's own request by its private link. Who acts is whoever the link was given to (A4). */
@Controller('api/wishes/:token')
export class FollowRequestController {
  constructor(
    private readonly backlog: ProductBacklog,
    private readonly teams: Teams,
  ) {}

  /** 204 where it stands as it was `seen`: a page asks every few seconds. */
  @Get()
  @Requires('anyone')
  @AtMost(LOOKS)
  async followed(
    @SecretParam('token') token: string,
    @Query({ schema: Seen }) { seen }: Seen,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const page = await this.page(await this.found(token));
    if (seen !== page.seen) return page;
    void reply.status(204);
    return undefined;
  }

  @Post('withdraw')
  @HttpCode(200)
  @Requires('anyone')
  @AtMost(WORDS)
  @BodyMax(WORDS_MAX)
  withdrawAsked(
    @SecretParam('token') token: string,
    @Body({ schema: WithdrawAsked }) command: WithdrawAsked,
    @CommandKey() key: string,
  ) {
    return this.after(token, key, (id, asking) => this.backlog.askers.withdrawAsked(id, command, asking));
  }

  @Post('ask-again')
  @HttpCode(200)
  @Requires('anyone')
  @AtMost(WORDS)
  @BodyMax(WORDS_MAX)
  askAgain(
    @SecretParam('token') token: string,
    @Body({ schema: AskAgain }) command: AskAgain,
    @CommandKey() key: string,
  ) {
    return this.after(token, key, (id, asking) => this.backlog.askers.askAgain(id, command, asking));
  }

  @Post('comments')
  @Requires('anyone')
  @AtMost(WORDS)
  @BodyMax(WORDS_MAX)
  writeToTeam(
    @SecretParam('token') token: string,
    @Body({ schema: WriteToTeam }) { text }: WriteToTeam,
    @CommandKey() key: string,
  ) {
    const { conversations } = this.backlog;
    return this.after(token, key, (id, asking) => conversations.commentOnRequest(id, { text, public: true }, asking));
  }

  @Post('feedback')
  @HttpCode(200)
  @Requires('anyone')
  @AtMost(WORDS)
  tellWhatFellShort(
    @SecretParam('token') token: string,
    @Body({ schema: TellWhatFellShort }) command: TellWhatFellShort,
    @CommandKey() key: string,
  ) {
    return this.after(token, key, (id, asking) => this.backlog.askers.tellWhatFellShort(id, command, asking));
  }

  /** Does it, and answers how the page stands then. */
  private async after(
    token: string,
    key: string,
    act: (requestId: string, asking: Asking) => Promise<{ replayed?: true }>,
  ) {
    const found = await this.found(token);
    const { replayed } = await act(found.requestId, { actor: found.actor, key });
    return { ...(await this.page(found)), ...(replayed && { replayed }) };
  }

  /** What is `seen` is seen as long as nothing of it is another. */
  private async page({ requestId, actor }: LinkFound) {
    const [team, request] = await Promise.all([
      this.teams.bySlugOrId(actor.teamId),
      this.backlog.askers.followed(requestId, actor),
    ]);
    const page = { team: team!.name, request };
    return { seen: createHash('sha256').update(JSON.stringify(page)).digest('base64url'), ...page };
  }

  private async found(token: string): Promise<LinkFound> {
    const link = await this.backlog.askers.followerBy(token);
    if (!link) throw deadLink();
    return link;
  }
}
