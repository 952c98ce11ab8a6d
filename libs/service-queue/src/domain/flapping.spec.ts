import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ServiceEvent, Ticket } from '../contract/index.js';
import { FLAPPING, IntakeWork, isFlapping, settledByClock, settlesAt, type Episode, type Signal } from './index.js';
import { QUEUE, by, groundWith } from './intake.sample.js';
import { policy } from './ticket.sample.js';

const STARTED = Date.parse('2026-11-20T06:00:00.000Z');
const MINUTE = 60_000;

/** One alert of one sender, worked off batch by batch, with the clock that comes by when it is due. */
class Alert {
  episode: Episode | null = null;
  ticket: Ticket | null = null;
  readonly tickets = new Map<string, Ticket>();
  readonly events: ServiceEvent[] = [];
  readonly outcomes: string[] = [];
  private due: string | null = null;
  private ids = 0;

  tell(state: Signal['state'], minutes: number): void {
    const now = at(minutes);
    this.passes(now);
    const { tickets } = this;
    const episodes = new Map(this.episode ? [[this.episode.fingerprint, this.episode]] : []);
    const work = new IntakeWork(groundWith({ episodes, tickets }), {
      actor: by,
      queueId: QUEUE.id,
      now,
      newId: () => `id-${++this.ids}`,
    });
    work.workOff({ receiptId: 'r', ordinal: 0, alert: { ...signal, state, startsAt: now, endsAt: now } });
    work.settle();
    this.episode = [...work.episodes.values()].at(-1) ?? this.episode;
    for (const ticket of [...work.changed.values(), ...[...work.born.values()].map((born) => born.ticket)]) {
      this.tickets.set(ticket.id, ticket);
      this.ticket = ticket;
    }
    this.due = [...work.settling.values()].at(-1) ?? this.due;
    this.events.push(...work.events.map(({ event }) => event));
    this.outcomes.push(...work.outcomes.map(({ outcome }) => outcome));
  }

  /** The alarm rings, if it is due by then. */
  passes(now: string): void {
    if (!this.due || this.due > now || !this.ticket || !this.episode) return;
    const rung = this.due;
    this.due = null;
    if (!isFlapping(this.ticket)) return;
    const from = this.ticket.column;
    this.ticket = settledByClock(this.ticket, this.episode, policy, rung);
    this.tickets.set(this.ticket.id, this.ticket);
    this.episode = { ...this.episode, course: null };
    this.events.push({ type: 'ticket-settled', ticket: this.ticket, from, firing: this.episode.endedAt === null });
  }
}

const signal = {
  ...{ fingerprint: 'disk', title: 'Disk is full', details: '', service: null, queue: null, facts: {}, notes: [] },
  ...{ inOrder: true },
};
const at = (minutes: number): string => new Date(STARTED + minutes * MINUTE).toISOString();
const types = ({ events }: Alert) => events.map(({ type }) => type);

describe('an alert that goes on and off', () => {
  it('S13 is as its sender said last once it has settled, whatever it said before (1,000 courses)', () => {
    const said = fc.record({
      state: fc.constantFrom('firing' as const, 'resolved' as const),
      after: fc.constantFrom(0, 1, 1, 2, 3, 5, 12),
    });
    let flapped = 0;
    fc.assert(
      fc.property(fc.array(said, { minLength: 1, maxLength: 40, size: 'max' }), (course) => {
        const alert = new Alert();
        let minutes = 0;
        let on = false;
        for (const { state, after } of course) {
          minutes += after;
          alert.tell(state, minutes);
          on = state === 'firing';
        }
        if (types(alert).includes('ticket-flapping')) flapped++;
        alert.passes(at(minutes + FLAPPING.settlesAfterMinutes));
        if (!alert.ticket) {
          expect(on).toBe(false);
          return;
        }
        expect([alert.ticket.resolvedAt === null, alert.ticket.alert!.stillFiring]).toEqual([on, on]);
        expect([isFlapping(alert.ticket), alert.episode!.endedAt === null]).toEqual([false, on]);
        // every telling has an outcome, and every repeat is counted in the end
        expect(alert.outcomes).toHaveLength(course.length);
        const firings = course.filter(({ state }) => state === 'firing').length;
        expect(alert.ticket.alert!.repeats).toBe(firings - 1);
      }),
      { numRuns: 1_000 },
    );
    expect(flapped).toBeGreaterThan(100);
  });

  it('S13 is shown and muted from the fourth start within half an hour, and tells once when it settles', () => {
    const alert = new Alert();
    for (let i = 0; i < 20; i++) alert.tell(i % 2 ? 'resolved' : 'firing', i);
    expect(types(alert)).toEqual([
      ...['ticket-opened', 'ticket-resolved', 'ticket-reopened', 'ticket-resolved'],
      ...['ticket-reopened', 'ticket-resolved', 'ticket-flapping'],
    ]);
    expect(alert.ticket!.alert!.flappingSince).toBe(at(6));
    expect(alert.ticket!.resolvedAt).toBeNull();
    alert.passes(settlesAt(at(18)));
    expect(types(alert)).toHaveLength(7);
    alert.passes(settlesAt(at(19)));
    expect(alert.events.at(-1)).toMatchObject({ type: 'ticket-settled', firing: false, from: 'triage' });
    expect(alert.ticket).toMatchObject({ column: 'resolved', alert: { stillFiring: false, repeats: 9 } });
  });

  it('S13 does not flap by being slow about it', () => {
    const alert = new Alert();
    for (let i = 0; i < 20; i++) alert.tell(i % 2 ? 'resolved' : 'firing', i * 8);
    expect(types(alert)).not.toContain('ticket-flapping');
  });
});
