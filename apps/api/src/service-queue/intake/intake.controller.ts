import { Body, Controller, HttpCode, PayloadTooLargeException, Post } from '@nestjs/common';
import { Refusal } from '@twotrack/shared';
import { Intake, type Kept } from '@twotrack/service-queue';
import type { IntegrationKind } from '@twotrack/service-queue/contract';
import { Requires } from '../../identity/requires.js';
import { TakesRawBody, type RawBody } from './raw-body.js';
import { IntegrationToken } from './token.js';

/**
 * Where monitors and scripts send. The body is kept before anything is answered, and worked off afterwards (S12). The
 * guard lets anyone pass: who sends is known by the token of the integration, with which the body is kept.
 */
@Controller('api/intake')
export class IntakeController {
  constructor(private readonly intake: Intake) {}

  @Post('alertmanager')
  @HttpCode(200)
  @TakesRawBody()
  @Requires('anyone')
  alertmanager(@IntegrationToken() token: string, @Body() body: RawBody) {
    return this.take('alertmanager', token, body);
  }

  @Post('events')
  @HttpCode(200)
  @TakesRawBody()
  @Requires('anyone')
  events(@IntegrationToken() token: string, @Body() body: RawBody) {
    return this.take('generic', token, body);
  }

  private async take(kind: IntegrationKind, token: string, { bytes, size, tooLarge }: RawBody) {
    return answered(await this.intake.take(kind, { token, body: bytes, size, tooLarge }));
  }
}

/** Its receipt, or why nothing will become of it as it is. */
export function answered({ receipt, fault, tooLarge }: Kept): { receipt: string } {
  if (tooLarge) throw new PayloadTooLargeException(`${fault} The limit is 10 MB. Receipt ${receipt}.`);
  if (fault !== null) throw new Refusal('invalid', 'not-a-json-object', { receipt }, fault);
  return { receipt };
}
