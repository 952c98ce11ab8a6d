import { Injectable } from '@nestjs/common';
import { Refusal, type Actor, type Asking } from '@twotrack/shared';
import { ProductBacklog } from '@twotrack/product-backlog';
import type { HandOverRequest, Request, RequestStanding } from '@twotrack/product-backlog/contract';
import { ServiceQueue } from '@twotrack/service-queue';
import type { Ask, HandOverTicket, Ticket } from '@twotrack/service-queue/contract';
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

  /** The ticket that a request was or became, as far as the viewer may see it; null where there is none. */
  async ticketOf(requestId: string, viewer: Actor): Promise<TicketCounterpart | null> {
    const { request } = await this.backlog.request(requestId, viewer);
    const { ticketId } = request.marks;
    const found = ticketId && (await seen(this.queues.ticket(ticketId, viewer)));
    if (!found) return null;
    const { id, key, title, column, marks } = found.ticket;
    return { id, key, title, column, reason: marks.handedOver?.reason ?? null };
  }

  /** The request that a ticket became or was, as far as the viewer may see it; null where there is none. */
  async requestOf(ticketId: string, viewer: Actor): Promise<RequestCounterpart | null> {
    const { ticket } = await this.queues.ticket(ticketId, viewer);
    const requestId = ticket.marks.handedOver?.requestId ?? ticket.marks.cameAs?.requestId;
    const found = requestId && (await seen(this.backlog.request(requestId, viewer)));
    if (!found) return null;
    const { id, title, requester, status, decision } = found.request;
    // told to the requester with the key of the ticket before it
    const reason = decision?.reason?.replace(`${ticket.key}: `, '') ?? null;
    return { id, title, requester, status, decision: decision && { by: decision.by, at: decision.at, reason } };
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

export type TicketCounterpart = Pick<Ticket, 'id' | 'key' | 'title' | 'column'> & { reason: string | null };
export type RequestCounterpart = Pick<Request, 'id' | 'title' | 'requester' | 'status' | 'decision'>;

/** What another track keeps from the viewer is not there for them. */
const seen = <T>(looked: Promise<T>): Promise<T | null> =>
  looked.catch((thrown: unknown) => {
    if (thrown instanceof Refusal && (thrown.kind === 'missing' || thrown.kind === 'forbidden')) return null;
    throw thrown;
  });
