import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { Reflector } from '@nestjs/core';
import { Refusal, hasRole, notFound, worksHere, type Actor } from '@twotrack/shared';
import { OwnOrigin } from '../http/own-origin.js';
import { Audit } from './audit.js';
import { actorIn, signInNeeded, type Caller, type Scope } from './caller.js';
import { Credentials } from './credentials.js';
import { NEED, type Asked, type Need } from './requires.js';
import { TeamsOfRoutes } from './teams-of-routes.js';

const ALLOWED: Record<Exclude<Need, 'anyone' | 'signed-in'>, { may: (actor: Actor) => boolean; otherwise: Refusal }> = {
  requester: {
    may: (actor) => actor.roles.length > 0,
    otherwise: forbidden('no-role', 'You have no role in this team.'),
  },
  insider: {
    may: (actor) => worksHere(actor) || hasRole(actor, 'admin'),
    otherwise: forbidden('members-only', 'Only the team reads this.'),
  },
  member: { may: worksHere, otherwise: forbidden('members-only', 'Only members of the team may do this.') },
  'product-owner': {
    may: (actor) => hasRole(actor, 'product-owner'),
    otherwise: forbidden('not-product-owner', 'Only the product owner may do this.'),
  },
  admin: {
    may: (actor) => hasRole(actor, 'admin'),
    otherwise: forbidden('admin-only', 'Only an admin of the team may do this.'),
  },
  keeper: {
    may: (actor) => hasRole(actor, 'product-owner') || hasRole(actor, 'admin'),
    otherwise: forbidden('keepers-only', 'Only the product owner or an admin of the team may do this.'),
  },
};

/** The one door: who calls, in which team, with which right (A2–A4). The route says what it needs. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    private readonly credentials: Credentials,
    private readonly teams: TeamsOfRoutes,
    private readonly origin: OwnOrigin,
    private readonly audit: Audit,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true; // sockets are checked where they come in: live/
    const need = this.reflector.get<Need | undefined>(NEED, context.getHandler());
    if (!need) throw forbidden('no-permission-stated', 'This route does not say who may use it.');
    const request = context.switchToHttp().getRequest<Asked>();
    this.origin.check(request);
    if (need === 'anyone') return true;
    request.caller = await this.credentials.callerOf(request);
    if (!request.caller) throw signInNeeded();
    this.checkScope(request.caller, request.method, this.reflector.get<string>(PATH_METADATA, context.getHandler()));
    if (need === 'signed-in') return true;
    request.actor = await this.actorFor(request, request.caller);
    const { may, otherwise } = ALLOWED[need];
    if (may(request.actor)) return true;
    await this.noteRefused(request, request.actor, otherwise);
    throw otherwise;
  }

  private noteRefused({ method, routeOptions }: Asked, { id, teamId }: Actor, { code }: Refusal): Promise<void> {
    return this.audit.note('access-refused', id, { team: teamId, code, route: `${method} ${routeOptions.url}` });
  }

  private async actorFor(request: Asked, caller: Caller): Promise<Actor> {
    const params = request.params as Record<string, string>;
    const { teamId, what, id } = await this.teams.find(params, caller);
    const actor = teamId === null ? null : actorIn(caller, teamId);
    if (!actor) throw notFound(what, id);
    return actor;
  }

  /** A token's scope is the method and the route template, never the path that was sent. */
  private checkScope(caller: Caller, method: string, template: string): void {
    if (caller.scopes === null) return;
    const needed = method === 'GET' ? 'read' : scopeOf(template);
    if (caller.scopes.includes(needed)) return;
    throw new Refusal('forbidden', 'token-scope', { needed, scopes: caller.scopes }, `This token may not ${needed}.`);
  }
}

function scopeOf(template: string): Scope {
  if (template.includes('product-backlog')) return 'product';
  return template.includes('service-queue') ? 'service' : 'team';
}

function forbidden(code: string, detail: string): Refusal {
  return new Refusal('forbidden', code, {}, detail);
}
