import { Global, Module } from '@nestjs/common';
import { OwnOrigin } from '../http/own-origin.js';
import { AccessGuard } from './access.guard.js';
import { Audit } from './audit.js';
import { Callers } from './callers.js';
import { Credentials } from './credentials.js';
import { PeopleController } from './people.controller.js';
import { SessionController } from './session.controller.js';
import { Sessions } from './sessions.js';
import { TeamShares } from './team-shares.js';
import { Teams } from './teams.js';
import { TeamsOfRoutes } from './teams-of-routes.js';
import { Tokens } from './tokens.js';
import { TokensController } from './tokens.controller.js';

/** People, teams, sessions, tokens, and the guard every route passes. */
@Global()
@Module({
  controllers: [SessionController, PeopleController, TokensController],
  providers: [AccessGuard, Audit, Callers, Credentials, OwnOrigin, Sessions, Teams, TeamShares, TeamsOfRoutes, Tokens],
  exports: [AccessGuard, Audit, Callers, Credentials, OwnOrigin, Sessions, Teams, TeamShares, TeamsOfRoutes, Tokens],
})
export class IdentityModule {}
