import { Body, Controller, Delete, Get, HttpCode, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Refusal } from '@twotrack/shared';
import { sessionOf, type Caller } from './caller.js';
import { Credentials } from './credentials.js';
import { From, Requires } from './requires.js';
import { Sessions } from './sessions.js';
import { SignIn } from './team-contract.js';

/** Signing in by a one-time link, who one is, signing out. */
@Controller('api')
export class SessionController {
  constructor(
    private readonly sessions: Sessions,
    private readonly credentials: Credentials,
  ) {}

  @Get('session')
  @Requires('signed-in')
  session(@From() caller: Caller) {
    return sessionOf(caller);
  }

  @Post('session')
  @HttpCode(200)
  @Requires('anyone')
  async signIn(@Body({ schema: SignIn }) { token }: SignIn, @Res({ passthrough: true }) reply: FastifyReply) {
    const secret = await this.sessions.signIn(token);
    if (!secret)
      throw new Refusal(
        'unauthenticated',
        'link-used',
        {},
        'This link was used already, or is too old. Ask for a new one.',
      );
    return this.credentials.welcome(secret, reply);
  }

  @Delete('session')
  @HttpCode(204)
  @Requires('signed-in')
  async signOut(@From() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    if (caller.via.kind === 'session') await this.sessions.end(caller.via.id, caller.id);
    void reply.header('set-cookie', this.credentials.cookie(null)).header('clear-site-data', '"cache", "storage"');
  }
}
