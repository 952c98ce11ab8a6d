import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { Actor, Asking } from '@twotrack/shared';
import { Ask, Requires, Viewer } from '../../identity/requires.js';
import { StateShare } from '../../identity/team-contract.js';
import { TeamShares } from '../../identity/team-shares.js';
import { CapacityShares } from './capacity-share.js';

/**
 * What a team gives to each track. It takes from the one what it gives to the other, so it is stated by whoever keeps
 * the limits of either: the product owner, or an admin.
 */
@Controller('api/teams/:team/share')
export class ShareController {
  constructor(
    private readonly capacity: CapacityShares,
    private readonly shares: TeamShares,
  ) {}

  @Get()
  @Requires('insider')
  now(@Viewer() viewer: Actor) {
    return this.capacity.now(viewer);
  }

  @Get('history')
  @Requires('insider')
  history(@Viewer() { teamId }: Actor) {
    return this.shares.history(teamId);
  }

  @Post()
  @HttpCode(200)
  @Requires('keeper')
  stateShare(@Body({ schema: StateShare }) command: StateShare, @Ask() asking: Asking) {
    return this.shares.stateShare(command, asking);
  }
}
