import { Injectable } from '@nestjs/common';
import { fitting, type Actor } from '@twotrack/shared';
import { ProductBacklog } from '@twotrack/product-backlog';
import type { OnItsWay } from '@twotrack/product-backlog/contract';
import { ServiceQueue } from '@twotrack/service-queue';
import { words } from './words.js';

/** Requests that were work: each becomes one ticket, whoever brings it there and however often (B6, L4). */
@Injectable()
export class ToService {
  constructor(
    private readonly backlog: ProductBacklog,
    private readonly queues: ServiceQueue,
  ) {}

  async run({ teamId, request, problem }: OnItsWay): Promise<void> {
    const { id, title, requester, decision } = request;
    const { by, at, reason } = decision!;
    const actor: Actor = { ...by, teamId, roles: ['product-owner'] };
    const details = fitting(problem.trim(), words.cameAs(requester.name, by.name, reason ?? ''));
    const { ticket } = await this.queues.handOvers.takeInRequest(
      { requestId: id, requester, title, details },
      { actor, key: `came as ${id} ${at}` },
    );
    await this.backlog.noteTicket(id, { ticketId: ticket.id, key: ticket.key }, { actor, key: `is ${id} ${at}` });
  }
}
