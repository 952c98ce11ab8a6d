import { SetMetadata, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { Refusal, type Actor, type Asking } from '@twotrack/shared';
import { signInNeeded, type Caller } from './caller.js';
import type { FastifyRequest } from 'fastify';

/**
 * Who may use a route: `anyone` without signing in, `signed-in` with no team in question, `requester` anybody with a
 * role in the team, `insider` who reads all of it, `member` who works on cards (the product owner is one),
 * `product-owner`, `admin`, `keeper` who sets the limits of either track: one of the two before.
 */
export type Need = 'anyone' | 'signed-in' | 'requester' | 'insider' | 'member' | 'product-owner' | 'admin' | 'keeper';

export const NEED = Symbol.for('twotrack.need');

/** Every route states this, or the server does not start (A2). */
export const Requires = (need: Need) => SetMetadata(NEED, need);

/** What the guard found out about a request. */
export interface Asked extends FastifyRequest {
  caller?: Caller | null;
  actor?: Actor;
}

const asked = (context: ExecutionContext): Asked => context.switchToHttp().getRequest<Asked>();

/** Who sent the request, outside of any team. */
export const From = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = asked(context);
  if (!caller) throw signInNeeded();
  return caller;
});

/** Who reads, in the team the route is about. */
export const Viewer = createParamDecorator((_: unknown, context: ExecutionContext): Actor => actorOf(asked(context)));

/** Who commands, in the team the route is about, and under which Idempotency-Key. */
export const Ask = createParamDecorator((_: unknown, context: ExecutionContext): Asking => {
  const request = asked(context);
  return { actor: actorOf(request), key: commandKey(request) };
});

/** The Idempotency-Key of a command whose team is found by the words of its body. */
export const CommandKey = createParamDecorator((_: unknown, context: ExecutionContext): string =>
  commandKey(asked(context)),
);

function actorOf(request: Asked): Actor {
  if (!request.actor) throw signInNeeded();
  return request.actor;
}

function commandKey({ headers }: Asked): string {
  const key = headers['idempotency-key'];
  if (typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key)) return key;
  const said = 'Send an Idempotency-Key header: 1 to 200 visible ASCII characters, fresh for each command.';
  throw new Refusal('invalid', 'idempotency-key-missing', { header: 'Idempotency-Key' }, said);
}
