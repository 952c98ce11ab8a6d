import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';

/** Answers are never cached; the first answer given again says so in a header. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    void reply.header('cache-control', 'no-store');
    return next.handle().pipe(
      map((answer: unknown) => {
        if (answer === null || typeof answer !== 'object' || !('replayed' in answer)) return answer;
        const { replayed, ...first } = answer;
        if (replayed === true) void reply.header('idempotent-replayed', 'true');
        return first;
      }),
    );
  }
}
