import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { Actor, Asking } from '@twotrack/shared';
import { Ask, Requires, Viewer } from '../identity/requires.js';
import { OwnTeam, StartOwnTeam } from './own-team.js';
import { StartStorm } from './storm/storm-contract.js';
import { Storms } from './storm/storms.js';

/** What only a demo team has; any other is refused with `not-a-demo`. */
@Controller('api/teams/:team/demo')
export class DemoController {
  constructor(
    private readonly storms: Storms,
    private readonly ownTeam: OwnTeam,
  ) {}

  @Get('storm')
  @Requires('member')
  async storm(@Viewer() viewer: Actor) {
    return { storm: await this.storms.of(viewer) };
  }

  @Post('storm')
  @HttpCode(202)
  @Requires('member')
  async startStorm(@Body({ schema: StartStorm }) _: StartStorm, @Ask() asking: Asking) {
    return { storm: await this.storms.start(asking) };
  }

  @Post('own-team')
  @HttpCode(201)
  @Requires('admin')
  startOwnTeam(@Body({ schema: StartOwnTeam }) command: StartOwnTeam, @Ask() asking: Asking) {
    return this.ownTeam.start(command, asking);
  }
}
