import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import type { Actor, Asking } from '@twotrack/shared';
import { ProductBacklog } from '@twotrack/product-backlog';
import { MakeStakeholderLink, RevokeStakeholderLink, StakeholderPage } from '@twotrack/product-backlog/contract';
import { AtMost, type Rate } from '../http/rate-limit.js';
import { SecretParam, deadLink } from '../http/secret-param.js';
import { Ask, Requires, Viewer } from '../identity/requires.js';
import { freshSecret } from '../identity/secret.js';
import { Teams } from '../identity/teams.js';

const LOOKS: Rate = { name: 'stakeholders', perMinute: 600 };

/** The product for people outside the team: read-only, by a link that the product owner makes and revokes (P16). */
@Controller('api')
export class StakeholdersController {
  constructor(
    private readonly backlog: ProductBacklog,
    private readonly teams: Teams,
  ) {}

  @Get('stakeholders/:token')
  @Requires('anyone')
  @AtMost(LOOKS)
  async shown(@SecretParam('token') token: string, @Query({ schema: StakeholderPage }) page: StakeholderPage) {
    const teamId = await this.backlog.proof.shownBy(token);
    if (!teamId) throw deadLink();
    const [team, people, view] = await Promise.all([
      this.teams.bySlugOrId(teamId),
      this.teams.people(teamId),
      this.backlog.proof.shown(teamId, page),
    ]);
    const productOwner = people.find(({ roles }) => roles.includes('product-owner'))?.name ?? null;
    return { team: team!.name, productOwner, ...view };
  }

  @Get('teams/:team/product-backlog/stakeholder-link')
  @Requires('product-owner')
  async link(@Viewer() { teamId }: Actor) {
    return { link: await this.backlog.proof.stakeholderLink(teamId) };
  }

  /** The token is in this answer and nowhere else: a repeat of the command gets null in its place. */
  @Post('teams/:team/product-backlog/stakeholder-link')
  @Requires('product-owner')
  async makeStakeholderLink(
    @Body({ schema: MakeStakeholderLink }) command: MakeStakeholderLink,
    @Ask() asking: Asking,
  ) {
    const token = freshSecret('tts_');
    const answer = await this.backlog.proof.makeStakeholderLink(command, token, asking);
    return { ...answer, token: answer.replayed ? null : token };
  }

  @Post('teams/:team/product-backlog/stakeholder-link/revoke')
  @HttpCode(200)
  @Requires('product-owner')
  revokeStakeholderLink(
    @Body({ schema: RevokeStakeholderLink }) command: RevokeStakeholderLink,
    @Ask() asking: Asking,
  ) {
    return this.backlog.proof.revokeStakeholderLink(command, asking);
  }
}
