import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { trackOf, type Actor, type StreamId } from '@twotrack/shared';
import { Requires, Viewer } from '../identity/requires.js';
import { BoardOfTeam } from './board-of-team.js';

const After = z.strictObject({
  epoch: z.coerce.number().int().min(0),
  after: z.coerce.number().int().min(0),
  limit: z.coerce.number().int().min(1).max(10_000).default(1_000),
});

/** Both tracks of a team side by side, and the events that follow. It owns nothing. */
@Controller('api')
export class BoardController {
  constructor(private readonly boards: BoardOfTeam) {}

  @Get('teams/:team/board')
  @Requires('requester')
  @Header('content-type', 'application/json; charset=utf-8')
  board(@Viewer() viewer: Actor): Promise<string> {
    return this.boards.snapshot(viewer);
  }

  @Get('streams/:stream/events')
  @Requires('requester')
  events(
    @Param('stream') stream: StreamId,
    @Query({ schema: After }) { epoch, after, limit }: z.infer<typeof After>,
    @Viewer() viewer: Actor,
  ) {
    return this.boards.since(trackOf(stream), viewer, epoch, after, limit);
  }
}
