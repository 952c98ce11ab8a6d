import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Refusal } from '@twotrack/shared';
import { Changes, Intake, pagerdutyFaults } from '@twotrack/service-queue';
import { Requires } from '../../identity/requires.js';
import { TakesRawBody, type RawBody } from './raw-body.js';

/** The largest event that is taken, in bytes: as at PagerDuty. */
const EVENT_MAX = 512 * 1024;

/** An event as it is taken apart: its key is who sends. */
interface Event {
  readonly said: Record<string, unknown>;
  readonly key: string;
}

interface Answer {
  readonly status: string;
  readonly message: string;
  readonly errors?: string[];
  readonly dedup_key?: string;
}

/** PagerDuty's Events API v2: its clients look at every word of the answers, so they are PagerDuty's. */
@Controller('v2')
export class PagerdutyController {
  constructor(
    private readonly intake: Intake,
    private readonly changes: Changes,
  ) {}

  @Post('enqueue')
  @TakesRawBody()
  @Requires('anyone')
  enqueue(@Body() body: RawBody, @Res({ passthrough: true }) reply: FastifyReply): Promise<Answer> {
    return answering(reply, body, async ({ said, key }) => {
      const tooLarge = body.size > EVENT_MAX;
      const faults = tooLarge ? [`It was too large: ${body.size} bytes.`] : pagerdutyFaults(said);
      const kept = tooLarge ? Buffer.alloc(0) : body.bytes;
      const { receipt } = await this.intake.takeEvent(key, kept, body.size, faults);
      if (faults.length > 0) return invalid(reply, faults, tooLarge ? 413 : 400);
      // one without a key is known by its receipt from now on
      return success(reply, { message: 'Event processed', dedup_key: String(said['dedup_key'] || receipt) });
    });
  }

  @Post('change/enqueue')
  @TakesRawBody()
  @Requires('anyone')
  reportChange(@Body() body: RawBody, @Res({ passthrough: true }) reply: FastifyReply): Promise<Answer> {
    return answering(reply, body, async ({ said, key }) => {
      if (body.size > EVENT_MAX) return invalid(reply, [`It was too large: ${body.size} bytes.`], 413);
      await this.changes.reportChange(key, said);
      return success(reply, { message: 'Change event processed' });
    });
  }
}

async function answering(reply: FastifyReply, body: RawBody, take: (event: Event) => Promise<Answer>): Promise<Answer> {
  if (body.tooLarge) return invalid(reply, [`It was too large: ${body.size} bytes.`], 413);
  const event = eventIn(body.bytes);
  if ('fault' in event) return invalid(reply, [event.fault]);
  try {
    return await take(event);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    if (thrown.code === 'bad-token') return invalid(reply, [`'routing_key' is not one of an integration`]);
    if (thrown.kind === 'invalid') return invalid(reply, [thrown.detail]);
    if (thrown.code !== 'overloaded') throw thrown;
    // these clients come again after 429, and only here
    void reply.status(429).header('retry-after', '1');
    return { status: 'throttle exceeded', message: thrown.detail };
  }
}

function eventIn(bytes: Buffer): Event | { fault: string } {
  const said = parsed(bytes);
  if (said === null || typeof said !== 'object' || Array.isArray(said)) return { fault: 'It is not a JSON object' };
  const key = (said as Record<string, unknown>)['routing_key'];
  if (typeof key !== 'string' || key === '') return { fault: `'routing_key' is missing or blank` };
  return { said: said as Record<string, unknown>, key };
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}

function success(reply: FastifyReply, said: Pick<Answer, 'message' | 'dedup_key'>): Answer {
  void reply.status(202);
  return { status: 'success', ...said };
}

function invalid(reply: FastifyReply, errors: string[], status = 400): Answer {
  void reply.status(status);
  return { status: 'invalid event', message: 'Event object is invalid', errors };
}
