import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Credentials } from '../identity/credentials.js';
import { Requires } from '../identity/requires.js';
import { SetUp } from '../identity/team-contract.js';
import { Setup } from './setup.js';

/** The first act in an empty installation, by the one-time setup link. */
@Controller('api/setup')
export class SetupController {
  constructor(
    private readonly setup: Setup,
    private readonly credentials: Credentials,
  ) {}

  @Post()
  @HttpCode(201)
  @Requires('anyone')
  async setUp(@Body({ schema: SetUp }) command: SetUp, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.credentials.welcome(await this.setup.setUp(command), reply);
  }
}
