import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Asking } from '@twotrack/shared';
import { Ask, Requires } from './requires.js';
import { Sessions } from './sessions.js';
import { AppointProductOwner, ChangeRoles, InvitePerson, RemovePerson, SetDuty } from './team-contract.js';
import { Teams } from './teams.js';

const PersonId = z.uuid();

/** Who is in a team, with which roles, and who has the duty. */
@Controller('api/teams/:team/people')
export class PeopleController {
  constructor(
    private readonly teams: Teams,
    private readonly sessions: Sessions,
  ) {}

  /** The answer holds the sign-in link of somebody new, shown once; whoever is known here signs in as before. */
  @Post()
  @HttpCode(201)
  @Requires('admin')
  async invitePerson(@Body({ schema: InvitePerson }) command: InvitePerson, @Ask() asking: Asking) {
    const answer = await this.teams.invitePerson(command, asking);
    return { ...answer, signInToken: await this.sessions.makeFirstSignInLink(answer.person.id, asking.actor.teamId) };
  }

  @Post(':personId/roles')
  @HttpCode(200)
  @Requires('admin')
  changeRoles(
    @Param('personId', { schema: PersonId }) personId: string,
    @Body({ schema: ChangeRoles }) command: ChangeRoles,
    @Ask() asking: Asking,
  ) {
    return this.teams.changeRoles(personId, command, asking);
  }

  @Post(':personId/appoint-product-owner')
  @HttpCode(200)
  @Requires('admin')
  appointProductOwner(
    @Param('personId', { schema: PersonId }) personId: string,
    @Body({ schema: AppointProductOwner }) command: AppointProductOwner,
    @Ask() asking: Asking,
  ) {
    return this.teams.appointProductOwner(personId, command, asking);
  }

  @Post(':personId/duty')
  @HttpCode(200)
  @Requires('member')
  setDuty(
    @Param('personId', { schema: PersonId }) personId: string,
    @Body({ schema: SetDuty }) command: SetDuty,
    @Ask() asking: Asking,
  ) {
    return this.teams.setDuty(personId, command, asking);
  }

  @Post(':personId/remove')
  @HttpCode(200)
  @Requires('admin')
  removePerson(
    @Param('personId', { schema: PersonId }) personId: string,
    @Body({ schema: RemovePerson }) command: RemovePerson,
    @Ask() asking: Asking,
  ) {
    return this.teams.removePerson(personId, command, asking);
  }
}
