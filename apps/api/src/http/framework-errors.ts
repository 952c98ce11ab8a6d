import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from './problem.filter.js';

/** What Fastify refuses before it knows a route: no address at all, or one that is too long. */
export function onFrameworkError(error: FastifyError, _: FastifyRequest, reply: FastifyReply): void {
  const status = error.statusCode ?? 400;
  void reply.header('content-security-policy', "default-src 'none'").header('x-content-type-options', 'nosniff');
  sendProblem(reply, { status, code: 'invalid', detail: STATUS_CODES[status] ?? 'invalid', facts: {} });
}
