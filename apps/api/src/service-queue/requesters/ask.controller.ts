import { Body, Controller, Get, Post } from '@nestjs/common';
import { ServiceQueue } from '@twotrack/service-queue';
import { AskByForm } from '@twotrack/service-queue/contract';
import { AtMost } from '../../http/rate-limit.js';
import { SecretParam, deadLink } from '../../http/secret-param.js';
import { CommandKey, Requires } from '../../identity/requires.js';
import { freshSecret } from '../../identity/secret.js';
import { Teams } from '../../identity/teams.js';
import { ASKS, READS } from './rates.js';

/** Asking for help without an account: whoever has the form's link may. */
@Controller('api/forms/:token')
export class AskController {
  constructor(
    private readonly queues: ServiceQueue,
    private readonly teams: Teams,
  ) {}

  @Get()
  @Requires('anyone')
  @AtMost(READS)
  async form(@SecretParam('token') token: string) {
    const form = await this.found(token);
    const team = await this.teams.bySlugOrId(form.teamId);
    return { team: team!.name, ...(await this.queues.requesters.formPage(form)) };
  }

  /**
   * The private link is in this answer and nowhere else. A repeat gets a new one in its place where the first never
   * reached anybody, and else null.
   */
  @Post('tickets')
  @Requires('anyone')
  @AtMost(ASKS)
  async askByForm(
    @SecretParam('token') token: string,
    @Body({ schema: AskByForm }) command: AskByForm,
    @CommandKey() key: string,
  ) {
    const { requesters } = this.queues;
    const link = freshSecret('ttl_');
    const { ticket, replayed } = await requesters.askByForm(await this.found(token), command, link, key);
    const given = !replayed || (await requesters.giveLinkAgain(ticket.id, link));
    return { key: ticket.key, token: given ? link : null, ...(replayed && { replayed }) };
  }

  private async found(token: string) {
    const form = await this.queues.requesters.formBy(token);
    if (!form) throw deadLink();
    return form;
  }
}
