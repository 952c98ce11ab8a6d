import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '@twotrack/shared';

const SECRET = /^[\w-]{20,100}$/;

/** The secret that a public address carries under this name; empty, and so nobody's, where it cannot be one. */
export const SecretParam = createParamDecorator((name: string, context: ExecutionContext): string => {
  const said = (context.switchToHttp().getRequest<FastifyRequest>().params as Record<string, string>)[name] ?? '';
  return SECRET.test(said) ? said : '';
});

/** The answer to a wrong link, an old one and a revoked one: they look the same, and none is repeated (A3). */
export const deadLink = (): Refusal =>
  new Refusal('missing', 'not-found', {}, 'This link is wrong, or no longer good. Ask whoever gave it to you.');
