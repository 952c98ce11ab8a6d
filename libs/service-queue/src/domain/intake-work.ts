import type { Actor } from '@twotrack/shared';
import type { Outcome, ServiceEvent, Ticket } from '../contract/index.js';
import { endedEpisode, episodeStep, repeatedEpisode, type Episode } from './episode.js';
import { FoldingAtBirth, nameParent, type Standing } from './folding-birth.js';
import type { GroupStep, Groups } from './folding-groups.js';
import { planned, type IntakeSettings, type Planned, type Source } from './intake-plan.js';
import type { Signal, Unread } from './intake-signal.js';
import { firstSeen, reopenedByAlert, repeated, resolvedByAlert } from './intake-tickets.js';
import { floorAfter, passage, type Floor, type Passage } from './passage.js';
import type { Judging } from './parent.js';
import { arrivalOf, type Arrival } from './storm.js';
import { opened } from './ticket.js';

/** One alert of one receipt, to be worked off. */
export interface Part {
  readonly receiptId: string;
  readonly ordinal: number;
  readonly alert: Signal | Unread;
}

/** What the work starts from: the last episode of each alert, the tickets of those, and the team's desk. */
export interface Ground {
  readonly episodes: ReadonlyMap<string, Episode>;
  readonly tickets: ReadonlyMap<string, Ticket>;
  readonly settings: IntakeSettings;
  /** What the alerts that may begin would become, and what stands of their likes. */
  readonly planned: ReadonlyMap<Signal, Planned>;
  readonly standing: ReadonlyMap<string, Standing>;
  readonly groups: Groups;
  readonly floor: Floor;
  readonly keyPrefix: string;
  readonly lastNumber: number;
}

/** Who tells, into which queue by default, when it is worked off, and what makes ids. */
export interface Teller {
  readonly actor: Actor;
  readonly queueId: string | null;
  readonly now: string;
  readonly newId: () => string;
}

/** A ticket that was born, with what lies beside it. */
export interface Born {
  readonly ticket: Ticket;
  readonly details: string;
  readonly ruleId: string | null;
}

/** Everything a batch of alerts comes to, decided one after the other, to be written at once. */
export class IntakeWork {
  readonly outcomes: (Outcome & { receiptId: string; ticketId: string | null })[] = [];
  readonly events: { event: ServiceEvent; card: string | null }[] = [];
  readonly ways: Passage[] = [];
  /** Every episode that was touched, by its id. */
  readonly episodes = new Map<string, Episode>();
  readonly born = new Map<string, Born>();
  readonly changed = new Map<string, Ticket>();
  lastNumber: number;
  readonly arrivals: Arrival[] = [];
  /** The parents that came to be or changed, with their sums. */
  readonly groups: GroupStep[] = [];
  private floor: Floor;
  private readonly births: FoldingAtBirth;
  private readonly judging: Judging;
  private readonly source: Source;
  /** The last episode of each alert, by its fingerprint. */
  private readonly lastOf = new Map<string, Episode>();

  constructor(
    private readonly ground: Ground,
    private readonly teller: Teller,
  ) {
    this.floor = ground.floor;
    this.lastNumber = ground.lastNumber;
    const { actor, now, queueId, newId } = teller;
    this.source = { integrationId: actor.id, queueId };
    this.judging = { policy: ground.settings.policy, by: actor, now };
    const name = nameParent(ground.settings, { newId, nextKey: () => this.nextKey() });
    this.births = new FoldingAtBirth(ground.groups, ground.standing, (id) => this.ticket(id), name, this.judging);
  }

  workOff(part: Part): void {
    const { alert } = part;
    if ('unread' in alert) return this.note(part, 'quarantined', null, [alert.unread]);
    const last = this.lastOf.get(alert.fingerprint) ?? this.ground.episodes.get(alert.fingerprint) ?? null;
    switch (episodeStep(last, alert)) {
      case 'begins':
        return this.begin(part, alert, last);
      case 'repeats':
        return this.repeat(part, alert, repeatedEpisode(last!, alert), 'still-firing');
      case 'ends':
        return this.end(part, alert, endedEpisode(last!, alert));
      case 'stale':
        return this.note(part, 'stale', last && this.ticket(last.ticketId), alert.notes);
    }
  }

  /** A new episode while the ticket of the one before is not closed goes on with that ticket (S13). */
  private begin(part: Part, alert: Signal, last: Episode | null): void {
    const before = last && this.ticket(last.ticketId);
    const episode = {
      id: this.teller.newId(),
      startedAt: alert.startsAt,
      endedAt: null,
      previousEnd: last?.endedAt ?? null,
    };
    if (before && !before.closedAt) {
      const again = { ...episode, fingerprint: alert.fingerprint, ticketId: before.id };
      return this.repeat(part, alert, again, 'new-episode');
    }
    const { born, notes } = this.bear(alert);
    this.keep({ ...episode, fingerprint: alert.fingerprint, ticketId: born.ticket.id });
    this.note(part, born.ticket.parentId ? 'folded' : 'created', born.ticket, notes);
  }

  private bear(alert: Signal): { born: Born; notes: readonly string[] } {
    const { actor, now } = this.teller;
    const { settings, planned: plans } = this.ground;
    const { words, queueId, ruleId, folds, notes } = plans.get(alert) ?? planned(settings, this.source, alert);
    const { details = '' } = words;
    const birth = { id: this.teller.newId(), key: this.nextKey(), queueId, ruleId };
    const young = opened(words, birth, settings.policy, actor, now, firstSeen(now));
    const { ticket: arriving, folding } = this.births.arrive(young, folds);
    const ticket = this.pass(null, arriving, (ticket) => ({ type: 'ticket-opened', ticket, details, ruleId }));
    const born = { ticket, details, ruleId };
    this.born.set(ticket.id, born);
    for (const { was, now } of folding) this.pass(was, now, (ticket) => ({ type: 'ticket-folded', ticket }));
    this.arrivals.push(arrivalOf(ticket, folding.length));
    return { born, notes };
  }

  /** The parents of what was worked off, when all of it is: each is told of once (S11). */
  settle(): void {
    for (const step of this.ground.groups.settle(this.judging)) {
      const { was, parent } = step;
      const after = this.pass(was, parent, (ticket) =>
        was
          ? { type: 'group-changed', ticket, severityWas: was.severity, from: was.column }
          : { type: 'group-opened', ticket, rule: ticket.marks.folded!.rule },
      );
      if (!was) this.born.set(after.id, { ticket: after, details: '', ruleId: null });
      this.groups.push({ ...step, parent: after });
    }
  }

  private repeat(part: Part, alert: Signal, episode: Episode, because: 'still-firing' | 'new-episode'): void {
    const was = this.ticket(episode.ticketId);
    this.keep(episode);
    const { policy } = this.ground.settings;
    const { now } = this.teller;
    const ticket = was.resolvedAt
      ? this.pass(was, reopenedByAlert(was, policy, now), (ticket) => ({ type: 'ticket-reopened', ticket, because }))
      : this.pass(was, repeated(was, now), (ticket) => ({ type: 'ticket-repeated', ticket }));
    this.note(part, was.resolvedAt ? 'reopened' : 'repeated', ticket, alert.notes);
  }

  private end(part: Part, alert: Signal, episode: Episode): void {
    const was = this.ticket(episode.ticketId);
    this.keep(episode);
    const over = resolvedByAlert(was, this.ground.settings.policy, this.teller.now);
    const from = was.column;
    const ticket = this.pass(was, over, (ticket) => ({ type: 'ticket-resolved', ticket, from }));
    this.note(part, 'resolved', ticket, alert.notes);
  }

  /** Through the doors of the columns, each ticket as the ones before it left them; where alerts lead, none is refused (W1). */
  private pass(was: Ticket | null, ticket: Ticket, eventOf: (ticket: Ticket) => ServiceEvent): Ticket {
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

  private ticket(id: string): Ticket {
    return this.born.get(id)?.ticket ?? this.changed.get(id) ?? this.ground.tickets.get(id)!;
  }

  private nextKey = (): string => `${this.ground.keyPrefix}-${++this.lastNumber}`;

  private keep(episode: Episode): void {
    this.lastOf.set(episode.fingerprint, episode);
    this.episodes.set(episode.id, episode);
  }

  private note(part: Part, outcome: Outcome['outcome'], ticket: Ticket | null, notes: readonly string[]): void {
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
}
