import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** The integration's token: as Bearer, or as the password of Basic. Empty where there is none. */
export const IntegrationToken = createParamDecorator((_: unknown, context: ExecutionContext): string =>
  tokenIn(context.switchToHttp().getRequest<FastifyRequest>().headers.authorization ?? ''),
);

export function tokenIn(authorization: string): string {
  const [, scheme = '', said = ''] = /^(Bearer|Basic) (\S+)$/i.exec(authorization) ?? [];
  if (scheme.toLowerCase() !== 'basic') return said;
  const pair = Buffer.from(said, 'base64').toString('utf8');
  return pair.slice(pair.indexOf(':') + 1);
}
