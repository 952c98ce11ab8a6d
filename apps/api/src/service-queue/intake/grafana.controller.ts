import { Body, Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { Refusal } from '@twotrack/shared';
import { Intake } from '@twotrack/service-queue';
import { z } from 'zod';
import { Requires } from '../../identity/requires.js';
import { answered } from './intake.controller.js';
import { TakesRawBody, type RawBody } from './raw-body.js';
import { IntegrationToken } from './token.js';

const SIGNATURE = 'x-grafana-alerting-signature';
const TIMESTAMP = 'x-grafana-alerting-timestamp';
const IntegrationId = z.uuid();

/** Grafana's webhook: by token as Alertmanager's, or signed; what signs says by the path who it is. */
@Controller('api/intake/grafana')
export class GrafanaController {
  constructor(private readonly intake: Intake) {}

  @Post()
  @HttpCode(200)
  @TakesRawBody()
  @Requires('anyone')
  async grafana(@IntegrationToken() token: string, @Body() body: RawBody) {
    return answered(
      await this.intake.take('grafana', { token, body: body.bytes, size: body.size, tooLarge: body.tooLarge }),
    );
  }

  @Post(':integration')
  @HttpCode(200)
  @TakesRawBody()
  @Requires('anyone')
  async signed(
    @Param('integration') integrationId: string,
    @Headers(SIGNATURE) signature: string = '',
    @Headers(TIMESTAMP) timestamp: string | undefined,
    @Body() body: RawBody,
  ) {
    if (!IntegrationId.safeParse(integrationId).success || !signature || body.tooLarge) throw notSigned();
    const signed = { integrationId, signature, timestamp: timestamp ?? null, body: body.bytes };
    return answered(await this.intake.takeSigned(signed));
  }
}

// the signature of what was not read to its end cannot be checked
const notSigned = (): Refusal =>
  new Refusal('unauthenticated', 'bad-token', {}, `Sign the body, of 10 MB at most, in ${SIGNATURE}.`);
