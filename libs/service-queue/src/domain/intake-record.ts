import type { Outcome, ServiceEvent, Ticket } from '../contract/index.js';
import type { Episode } from './episode.js';
import type { GroupStep } from './folding-groups.js';
import type { Born, Ground, Part, Teller } from './intake-ground.js';
import { floorAfter, passage, type Floor, type Passage } from './passage.js';

/** Everything that was decided of a batch of alerts, as the alerts that come after it find it. */
export abstract class IntakeRecord {
  readonly outcomes: (Outcome & { receiptId: string; ticketId: string | null })[] = [];
  readonly events: { event: ServiceEvent; card: string | null }[] = [];
  readonly ways: Passage[] = [];
  /** Every episode that was touched, by its id. */
  readonly episodes = new Map<string, Episode>();
  readonly born = new Map<string, Born>();
  readonly changed = new Map<string, Ticket>();
  lastNumber: number;
  /** The parents that came to be or changed, with their sums. */
  readonly groups: GroupStep[] = [];
  /** Which silence holds back the notices of which ticket. */
  readonly silenced: { silenceId: string; ticketId: string }[] = [];
  private floor: Floor;
  /** What was taken to be written. */
  private readonly written = new Map<string, Ticket>();

  constructor(
    protected readonly ground: Ground,
    protected readonly teller: Teller,
  ) {
    this.floor = ground.floor;
    this.lastNumber = ground.lastNumber;
  }

  /** What was decided since the last time, to be written now; a ticket of it that changes once more is one that stands. */
  take() {
    const born = [...this.born.values()];
    const changed = [...this.changed.values()].map((ticket) => ({ ticket, was: this.standing(ticket.id) }));
    for (const { ticket } of [...born, ...changed]) this.written.set(ticket.id, ticket);
    const episodes = [...this.episodes.values()];
    for (const taken of [this.born, this.changed, this.episodes]) taken.clear();
    const [ways, outcomes] = [this.ways.splice(0), this.outcomes.splice(0)];
    const [groups, silenced] = [this.groups.splice(0), this.silenced.splice(0)];
    return { born, changed, episodes, ways, outcomes, groups, silenced, lastNumber: this.lastNumber };
  }

  /** Through the doors of the columns, each ticket as the ones before it left them; where alerts lead, none is refused (W1). */
  protected pass(was: Ticket | null, ticket: Ticket, eventOf: (ticket: Ticket) => ServiceEvent): Ticket {
    const { actor, now } = this.teller;
    const way = passage(this.floor, was, ticket, { by: actor, at: now, reason: null });
    this.floor = floorAfter(this.floor, way);
    this.ways.push(way);
    const inside = way.ticket;
    const born = this.born.get(inside.id);
    if (born) this.born.set(inside.id, { ...born, ticket: inside });
    else if (was) this.changed.set(inside.id, inside);
    this.ground.groups.note(was, inside);
    this.events.push({ event: eventOf(inside), card: inside.id });
    for (const event of way.events) this.events.push({ event, card: null });
    return inside;
  }

  /** As it stands now. */
  protected ticket(id: string): Ticket {
    return this.born.get(id)?.ticket ?? this.changed.get(id) ?? this.standing(id)!;
  }

  protected nextKey = (): string => `${this.ground.keyPrefix}-${++this.lastNumber}`;

  protected note(part: Part, outcome: Outcome['outcome'], ticket: Ticket | null, notes: readonly string[]): void {
    const { receiptId, ordinal, alert } = part;
    this.outcomes.push({
      receiptId,
      ordinal,
      fingerprint: alert.fingerprint,
      outcome,
      ticketId: ticket?.id ?? null,
      ticketKey: ticket?.key ?? null,
      notes: [...notes],
    });
  }

  /** As it is in the tables. */
  private standing(id: string): Ticket | undefined {
    return this.written.get(id) ?? this.ground.tickets.get(id);
  }
}

/** What is to be written of a batch at once. */
export type Taken = ReturnType<IntakeRecord['take']>;
