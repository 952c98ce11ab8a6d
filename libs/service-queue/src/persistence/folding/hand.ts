import { whoIs, type Actor } from '@twotrack/shared';
import type { Change } from '@twotrack/shared/stream';
import type { ServiceEvent, Ticket } from '../../contract/index.js';
import { backInQueue, floorAfter, passage, type Floor, type Groups, type Judging } from '../../domain/index.js';
import type { Desk, Desks } from '../desk.js';
import { gatherNewTicket, gatherTicket } from '../gathered-tickets.js';
import { gatherGroups, mendTimes } from './groups.js';

/** Puts the many tickets of one change through the doors of their columns, writes them and tells of them, one after the other. */
export class Hand {
  lastNumber: number;
  readonly judging: Judging;
  private floor: Floor;

  constructor(
    private readonly change: Change<ServiceEvent>,
    private readonly desks: Desks,
    readonly desk: Omit<Desk, 'ticket'>,
    private readonly actor: Actor,
  ) {
    this.floor = desk.floor;
    this.lastNumber = desk.lastNumber;
    this.judging = { policy: desk.settings.policy, by: whoIs(actor), now: change.now };
  }

  /** A ticket that stands already. Where a full column does not take it, it comes in where tickets come in (W1). */
  put(was: Ticket, now: Ticket, eventOf: (ticket: Ticket) => ServiceEvent): Ticket {
    const asked = this.through(was, now);
    const way = asked.refused ? this.through(was, backInQueue(now, this.judging.policy, this.change.now)) : asked;
    gatherTicket(this.change, this.actor.teamId, way.ticket, way, was);
    return this.leave(way, eventOf);
  }

  /** A new one, with the last number that was given out. */
  bear(ticket: Ticket, details: string, eventOf: (ticket: Ticket) => ServiceEvent): Ticket {
    const way = this.through(null, ticket);
    const { ruleId } = ticket;
    gatherNewTicket(this.change, this.actor.teamId, { ticket: way.ticket, details, ruleId }, way, this.lastNumber);
    return this.leave(way, eventOf);
  }

  nextKey = (): string => `${this.desk.keyPrefix}-${++this.lastNumber}`;

  /** The parents as they are after everything that was noted: each written and told of once (S11). */
  async settle(groups: Groups): Promise<Map<string, Ticket>> {
    await mendTimes(this.change, groups);
    const steps = groups.settle(this.judging);
    gatherGroups(this.change, this.actor.teamId, steps);
    const parents = steps.map(({ was, parent }) =>
      was
        ? this.put(was, parent, (ticket) =>
            ticket.marks.folded?.count === 0
              ? { type: 'group-dissolved', ticket }
              : { type: 'group-changed', ticket, severityWas: was.severity, from: was.column },
          )
        : this.bear(parent, '', (ticket) => ({ type: 'group-opened', ticket, rule: ticket.marks.folded!.rule })),
    );
    return new Map(parents.map((parent) => [parent.id, parent]));
  }

  private through = (was: Ticket | null, now: Ticket) =>
    passage(this.floor, was, now, { by: this.actor, at: this.change.now, reason: null });

  private leave(way: ReturnType<typeof passage>, eventOf: (ticket: Ticket) => ServiceEvent): Ticket {
    this.floor = floorAfter(this.floor, way);
    this.desks.leave(this.change, way, way.ticket, this.lastNumber);
    this.change.record(eventOf(way.ticket), way.ticket.id);
    for (const event of way.events) this.change.record(event);
    return way.ticket;
  }
}
