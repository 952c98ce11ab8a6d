import { Body, Controller, Get, Post } from '@nestjs/common';
import { ProductBacklog } from '@twotrack/product-backlog';
import { AskByForm } from '@twotrack/product-backlog/contract';
import { BodyMax } from '../../http/body-max.js';
import { AtMost } from '../../http/rate-limit.js';
import { SecretParam, deadLink } from '../../http/secret-param.js';
import { CommandKey, Requires } from '../../identity/requires.js';
import { freshSecret } from '../../identity/secret.js';
import { Teams } from '../../identity/teams.js';
import { LOOKS, WISHES, WORDS_MAX } from './rates.js';

/** Asking of the product without an account: whoever has the form's link may (P4). */
@Controller('api/wish/:token')
export class AskOfProductController {
  constructor(
    private readonly backlog: ProductBacklog,
    private readonly teams: Teams,
  ) {}

  @Get()
  @Requires('anyone')
  @AtMost(LOOKS)
  async form(@SecretParam('token') token: string) {
    const teamId = await this.teamAsked(token);
    const [team, page] = await Promise.all([this.teams.bySlugOrId(teamId), this.backlog.askers.formPage(teamId)]);
    return { team: team!.name, ...page };
  }

  /**
   * The private link is in this answer and nowhere else. A repeat gets a new one in its place where the first never
   * reached anybody, and else null.
   */
  @Post('requests')
  @Requires('anyone')
  @AtMost(WISHES)
  @BodyMax(WORDS_MAX)
  async askByForm(
    @SecretParam('token') token: string,
    @Body({ schema: AskByForm }) command: AskByForm,
    @CommandKey() key: string,
  ) {
    const { askers } = this.backlog;
    const link = freshSecret('ttw_');
    const { request, replayed } = await askers.askByForm(await this.teamAsked(token), command, link, key);
    const given = !replayed || (await askers.giveLinkAgain(request.id, link));
    return { token: given ? link : null, ...(replayed && { replayed }) };
  }

  private async teamAsked(token: string): Promise<string> {
    const teamId = await this.backlog.askers.teamAskedBy(token);
    if (!teamId) throw deadLink();
    return teamId;
  }
}
