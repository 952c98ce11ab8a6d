import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Asking } from '@twotrack/shared';
import { ProductBacklog } from '@twotrack/product-backlog';
import {
  AttachLink,
  DependOn,
  DetachLink,
  KeyLookup,
  SetExamples,
  StateHypothesis,
  Undepend,
} from '@twotrack/product-backlog/contract';
import { Ask, Requires } from '../identity/requires.js';
import { Teams } from '../identity/teams.js';
import { nameTeams } from './name-teams.js';

/** What members write down about an item beside its problem, and what it needs (P8, P16, P18). */
@Controller('api')
export class BriefsController {
  constructor(
    private readonly backlog: ProductBacklog,
    private readonly teams: Teams,
  ) {}

  @Post('product-backlog/items/:itemId/hypothesis')
  @HttpCode(200)
  @Requires('member')
  stateHypothesis(
    @Param('itemId') id: string,
    @Body({ schema: StateHypothesis }) command: StateHypothesis,
    @Ask() asking: Asking,
  ) {
    return this.backlog.briefs.stateHypothesis(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/examples')
  @HttpCode(200)
  @Requires('member')
  setExamples(@Param('itemId') id: string, @Body({ schema: SetExamples }) command: SetExamples, @Ask() asking: Asking) {
    return this.backlog.briefs.setExamples(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/attach-link')
  @HttpCode(200)
  @Requires('member')
  attachLink(@Param('itemId') id: string, @Body({ schema: AttachLink }) command: AttachLink, @Ask() asking: Asking) {
    return this.backlog.briefs.attachLink(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/detach-link')
  @HttpCode(200)
  @Requires('member')
  detachLink(@Param('itemId') id: string, @Body({ schema: DetachLink }) command: DetachLink, @Ask() asking: Asking) {
    return this.backlog.briefs.detachLink(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/depend-on')
  @HttpCode(200)
  @Requires('member')
  dependOn(@Param('itemId') id: string, @Body({ schema: DependOn }) command: DependOn, @Ask() asking: Asking) {
    return this.backlog.briefs.dependOn(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/undepend')
  @HttpCode(200)
  @Requires('member')
  undepend(@Param('itemId') id: string, @Body({ schema: Undepend }) command: Undepend, @Ask() asking: Asking) {
    return this.backlog.briefs.undepend(id, command, asking);
  }

  /** The items of that key in every team of the installation: an item may need another team's (P18). */
  @Get('teams/:team/product-backlog/called')
  @Requires('member')
  async calledSo(@Query({ schema: KeyLookup }) { key }: KeyLookup) {
    return { items: nameTeams(await this.backlog.briefs.calledSo(key), await this.teams.all()) };
  }
}
