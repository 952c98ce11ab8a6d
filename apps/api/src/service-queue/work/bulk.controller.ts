import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { notFound, type Actor, type Asking } from '@twotrack/shared';
import { ServiceQueue } from '@twotrack/service-queue';
import { BulkTickets, UndoBulk } from '@twotrack/service-queue/contract';
import { BodyMax } from '../../http/body-max.js';
import { actorIn, type Caller } from '../../identity/caller.js';
import { Ask, CommandKey, From, Requires } from '../../identity/requires.js';
import { Colleagues } from './colleagues.js';

/** 10,000 ids of 39 bytes with their commas, and what is to be done. */
const BULK_BODY_MAX = 512 * 1024;

/** One command over many tickets (S14). */
@Controller('api/service-queue')
export class BulkController {
  constructor(
    private readonly queues: ServiceQueue,
    private readonly colleagues: Colleagues,
  ) {}

  /** The path names no team: it is that of the first ticket. Who may not work there is refused by the command itself. */
  @Post('tickets/bulk')
  @HttpCode(200)
  @BodyMax(BULK_BODY_MAX)
  @Requires('signed-in')
  async bulkTickets(
    @Body({ schema: BulkTickets }) command: BulkTickets,
    @From() caller: Caller,
    @CommandKey() key: string,
  ) {
    const asking = { actor: await this.actorFor(command.folded ?? command.ids![0]!, caller), key };
    const onCall = await this.colleagues.meant(asking.actor.teamId, command.command);
    return this.queues.work.bulkTickets(command, onCall, asking);
  }

  @Post('bulk/:bulkId/undo')
  @HttpCode(200)
  @Requires('member')
  undoBulk(@Param('bulkId') id: string, @Body({ schema: UndoBulk }) command: UndoBulk, @Ask() asking: Asking) {
    return this.queues.work.undoBulk(id, command, asking);
  }

  private async actorFor(ticketId: string, caller: Caller): Promise<Actor> {
    const teamId = await this.queues.teamOf('ticket', ticketId);
    const actor = teamId === null ? null : actorIn(caller, teamId);
    if (!actor || actor.roles.length === 0) throw notFound('ticket', ticketId);
    return actor;
  }
}
