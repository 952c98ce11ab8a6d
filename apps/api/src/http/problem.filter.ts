import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Refusal, type RefusalKind } from '@twotrack/shared';
import { isDatabaseAway } from '../database/database-away.js';

const STATUS: Record<RefusalKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  gone: 410,
  reused: 422,
  'too-many': 429,
  unavailable: 503,
};

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly facts: object;
}

/** A problem as it goes out. */
export function sendProblem(reply: FastifyReply, { status, code, detail, facts }: Problem): void {
  if (status === 503) void reply.header('retry-after', '1');
  if (status === 429 && 'retryAfter' in facts) void reply.header('retry-after', String(facts.retryAfter));
  const said = { type: `urn:twotrack:${code}`, title: code.replaceAll('-', ' '), status, detail, code };
  void reply
    .status(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify({ ...facts, ...said }));
}

/** The one place that turns what went wrong into an answer: application/problem+json (RFC 9457). */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('http');

  catch(thrown: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw thrown;
    sendProblem(host.switchToHttp().getResponse<FastifyReply>(), this.problemOf(thrown));
  }

  private problemOf(thrown: unknown): Problem {
    if (thrown instanceof Refusal) {
      return { status: STATUS[thrown.kind], code: thrown.code, detail: thrown.detail, facts: thrown.facts };
    }
    if (isDatabaseAway(thrown)) {
      return {
        status: 503,
        code: 'database-away',
        detail: 'The database does not answer just now. Try again.',
        facts: {},
      };
    }
    const status = clientFault(thrown);
    if (status === 404) return { status, code: 'not-found', detail: 'There is nothing here.', facts: {} };
    if (status !== null) return { status, code: 'invalid', detail: (thrown as Error).message, facts: {} };
    this.log.error(thrown instanceof Error ? thrown.stack : String(thrown));
    return { status: 500, code: 'our-fault', detail: 'Something broke on our side. It is in the log.', facts: {} };
  }
}

/** What Nest and Fastify themselves refuse: no such route, no JSON, too large. */
function clientFault(thrown: unknown): number | null {
  const status =
    thrown instanceof HttpException ? thrown.getStatus() : (thrown as { statusCode?: unknown })?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null;
}
