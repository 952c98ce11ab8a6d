import { Injectable } from '@nestjs/common';
import { Refusal, type Actor, type Asking } from '@twotrack/shared';
import { ProductBacklog } from '@twotrack/product-backlog';
import type { HandOverRequest, RequestStanding } from '@twotrack/product-backlog/contract';
import { ServiceQueue } from '@twotrack/service-queue';
import type { Ask, HandOverTicket } from '@twotrack/service-queue/contract';
import { Teams } from '../../identity/teams.js';
import { Bridge } from './bridge.js';

/** What came by the wrong door goes by the other one, in one act, and back (B6). */
@Injectable()
export class WrongDoor {
  constructor(
    private readonly backlog: ProductBacklog,
    private readonly queues: ServiceQueue,
    private readonly teams: Teams,
    private readonly bridge: Bridge,
  ) {}

  async handOverTicket(id: string, command: HandOverTicket, asking: Asking) {
    const { ticket } = await this.queues.ticket(id, asking.actor);
    const source = await this.sourceOf(asking.actor.teamId, ticket.reportedBy.id);
    const answer = await this.queues.handOvers.handOverTicket(id, command, source, asking);
    await this.bridge.soon(id);
    return answer;
  }

  /** Not once the product owner has answered: then the request goes on. */
  async takeBackTicket(id: string, asking: Asking) {
    const became = await this.became(id, asking.actor);
    if (became && became.status !== 'open') {
      throw new Refusal('conflict', 'already-decided', { request: became }, 'The product owner has answered already.');
    }
    const answer = await this.queues.handOvers.takeBackTicket(id, asking);
    await this.bridge.soon(id);
    return answer;
  }

  /** What became of a ticket that was handed over, for whoever may see the ticket; null where the inbox has not got it. */
  async became(id: string, viewer: Actor): Promise<RequestStanding | null> {
    const { ticket } = await this.queues.ticket(id, viewer);
    const requestId = ticket.marks.handedOver?.requestId;
    if (!requestId) return null;
    const [standing] = await this.backlog.standings([requestId]);
    return standing ?? null;
  }

  async handOverRequest(id: string, command: HandOverRequest, asking: Asking) {
    const answer = await this.backlog.handOverRequest(id, command, asking);
    await this.bridge.soonToService(id);
    return answer;
  }

  /** Where nobody has touched the ticket since. */
  async takeBackRequest(id: string, asking: Asking) {
    await this.bridge.soonToService(id);
    const { request } = await this.backlog.request(id, asking.actor);
    const { handedOver, ticketId } = request.marks;
    if (!ticketId && handedOver) {
      const said = 'The service queues have not got it yet. Try again.';
      throw new Refusal('unavailable', 'on-its-way', { request }, said);
    }
    if (!ticketId) throw new Refusal('conflict', 'not-handed-over', { request }, 'This request was not handed over.');
    const answer = await this.queues.handOvers.returnTicket(ticketId, asking);
    await this.bridge.soon(ticketId);
    return answer;
  }

  private async sourceOf(teamId: string, personId: string): Promise<Ask['source']> {
    const person = (await this.teams.people(teamId)).find(({ id }) => id === personId);
    if (!person) return 'customer';
    return person.roles.some((role) => role === 'member' || role === 'product-owner') ? 'team' : 'stakeholder';
  }
}
