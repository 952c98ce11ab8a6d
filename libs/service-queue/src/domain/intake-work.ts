import type { Silence, Ticket } from '../contract/index.js';
import { endedEpisode, episodeStep, repeatedEpisode, type Episode } from './episode.js';
import { flapping, flaps, isFlapping, onAgain, settlesAt } from './flapping.js';
import { FoldingAtBirth, nameParent } from './folding-birth.js';
import type { Born, Ground, Part, Teller } from './intake-ground.js';
import { planned, type Source } from './intake-plan.js';
import { IntakeRecord } from './intake-record.js';
import type { Signal } from './intake-signal.js';
import { acknowledgedBySender, firstSeen, reopenedByAlert, repeated, resolvedByAlert } from './intake-tickets.js';
import type { Judging } from './parent.js';
import { muted, silenceable, silencesOf } from './silences.js';
import { arrivalOf, type Arrival } from './storm.js';
import { opened } from './ticket.js';

/** What a batch of alerts comes to, decided one after the other. */
export class IntakeWork extends IntakeRecord {
  readonly arrivals: Arrival[] = [];
  /** When the tickets of alerts that go on and off are to be looked at again. */
  readonly settling = new Map<string, string>();
  private readonly births: FoldingAtBirth;
  private readonly judging: Judging;
  private readonly source: Source;
  /** The last episode of each alert, by its fingerprint. */
  private readonly lastOf = new Map<string, Episode>();

  constructor(ground: Ground, teller: Teller) {
    super(ground, teller);
    const { actor, now, queueId, newId } = teller;
    this.source = { integrationId: actor.id, name: actor.name, queueId };
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
      case 'acknowledges':
        return this.acknowledge(part, alert, last!);
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
      const course = onAgain(last, this.teller.now);
      const again = { ...episode, fingerprint: alert.fingerprint, ticketId: before.id, course };
      if (isFlapping(before) || flaps(course)) return this.flap(part, alert, again);
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
    const young = this.hushed(opened(words, birth, settings.policy, actor, now, firstSeen(now)), alert);
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
    if (isFlapping(was)) return this.noteFlapping(part, alert, counted(episode));
    this.keep(episode);
    const { policy } = this.ground.settings;
    const { now } = this.teller;
    const again = this.hushed(was.resolvedAt ? reopenedByAlert(was, policy, now) : repeated(was, now), alert);
    const ticket = was.resolvedAt
      ? this.pass(was, again, (ticket) => ({ type: 'ticket-reopened', ticket, because }))
      : this.pass(was, again, (ticket) => ({ type: 'ticket-repeated', ticket }));
    this.note(part, was.resolvedAt ? 'reopened' : 'repeated', ticket, alert.notes);
  }

  private end(part: Part, alert: Signal, episode: Episode): void {
    const was = this.ticket(episode.ticketId);
    if (isFlapping(was)) {
      this.settling.set(was.id, settlesAt(this.teller.now));
      return this.noteFlapping(part, alert, episode);
    }
    this.keep(episode);
    const over = resolvedByAlert(was, this.ground.settings.policy, this.teller.now);
    const from = was.column;
    const ticket = this.pass(was, over, (ticket) => ({ type: 'ticket-resolved', ticket, from }));
    this.note(part, 'resolved', ticket, alert.notes);
  }

  /** On and off once too often: the ticket says so once, and nothing more until it settles (S13). */
  private flap(part: Part, alert: Signal, episode: Episode): void {
    const was = this.ticket(episode.ticketId);
    const { now } = this.teller;
    this.settling.set(was.id, settlesAt(now));
    if (isFlapping(was)) return this.noteFlapping(part, alert, counted(episode));
    this.keep(episode);
    const on = this.hushed(flapping(was, this.ground.settings.policy, now), alert);
    const from = was.column;
    this.note(
      part,
      'flapping',
      this.pass(was, on, (ticket) => ({ type: 'ticket-flapping', ticket, from })),
      alert.notes,
    );
  }

  private noteFlapping(part: Part, alert: Signal, episode: Episode): void {
    this.keep(episode);
    this.note(part, 'flapping', this.ticket(episode.ticketId), alert.notes);
  }

  /** By the sender; where somebody was first, or it is resolved, nothing is left to be done. */
  private acknowledge(part: Part, alert: Signal, { ticketId }: Episode): void {
    const was = this.ticket(ticketId);
    const { now, actor } = this.teller;
    if (was.acknowledged || was.resolvedAt) return this.note(part, 'acknowledged', was, alert.notes);
    const seen = acknowledgedBySender(was, this.ground.settings.policy, actor, now);
    this.note(
      part,
      'acknowledged',
      this.pass(was, seen, (ticket) => ({ type: 'ticket-acknowledged', ticket })),
      alert.notes,
    );
  }

  /** Its notices held back by whichever silences look at it. */
  private hushed(ticket: Ticket, { labels }: Signal): Ticket {
    const { silences } = this.ground.settings;
    if (silences.length === 0) return ticket;
    const its: Silence[] = silencesOf(silences, silenceable(ticket, labels), this.teller.now);
    this.silenced.push(...its.map(({ id }) => ({ silenceId: id, ticketId: ticket.id })));
    return muted(ticket, its);
  }

  private keep(episode: Episode): void {
    this.lastOf.set(episode.fingerprint, episode);
    this.episodes.set(episode.id, episode);
  }
}

/** Told once more while it flaps. */
const counted = (episode: Episode): Episode => ({
  ...episode,
  course: { starts: episode.course?.starts ?? [], told: (episode.course?.told ?? 0) + 1 },
});
