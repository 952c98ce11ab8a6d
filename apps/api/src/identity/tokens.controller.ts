import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Refusal } from '@twotrack/shared';
import type { Caller } from './caller.js';
import { From, Requires } from './requires.js';
import { CreateApiToken } from './team-contract.js';
import { Tokens } from './tokens.js';

const TokenId = z.uuid();

/** One's own API tokens. A token cannot make or see tokens. */
@Controller('api/me/tokens')
export class TokensController {
  constructor(private readonly tokens: Tokens) {}

  @Get()
  @Requires('signed-in')
  async list(@From() caller: Caller) {
    return { tokens: await this.tokens.list(personOf(caller)) };
  }

  /** The token itself is in this answer and nowhere else. */
  @Post()
  @Requires('signed-in')
  create(@From() caller: Caller, @Body({ schema: CreateApiToken }) command: CreateApiToken) {
    return this.tokens.create(personOf(caller), command);
  }

  @Delete(':token')
  @HttpCode(204)
  @Requires('signed-in')
  revoke(@From() caller: Caller, @Param('token', { schema: TokenId }) tokenId: string): Promise<void> {
    return this.tokens.revoke(personOf(caller), tokenId);
  }
}

function personOf(caller: Caller): string {
  if (caller.via.kind === 'session') return caller.id;
  throw new Refusal('forbidden', 'session-needed', {}, 'Tokens are kept in the browser, signed in.');
}
