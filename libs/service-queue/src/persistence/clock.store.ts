import { createHash } from 'node:crypto';
import { clockOf, type Answer } from '@twotrack/shared';
import type { Change, EventStream } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import type { ServiceEvent } from '../contract/index.js';
import { rung } from '../domain/index.js';
import { dueAlarms, ticketsStillDue, type Alarm } from './alarm.js';
import { ticketRows, type Desks } from './desk.js';
import { refreshParents } from './folding/refresh.js';
import { waysOf } from './policy.store.js';
import { writeTickets } from './ticket-writing.js';
import { orderOf } from './tickets.store.js';

/** Alarms of one team that ring in one commit: a batch keeps the turnstile for well under a second. */
const BATCH = 500;

/** Rings what is no ticket: how many things something happened to. It sets its next alarm or clears it. */
export type Ringer = (change: Change<ServiceEvent>, teamId: string, alarms: readonly Alarm[]) => Promise<number>;

/** What the clock does to tickets: found by the alarms' index, decided anew behind the turnstile, whoever else rings. */
export class ClockStore {
  constructor(
    private readonly db: DataSource,
    private readonly stream: EventStream<ServiceEvent>,
    private readonly desks: Desks,
    /** By the kind of alarm. */
    private readonly ringers: Readonly<Record<string, Ringer>> = {},
  ) {}

  /**
   * Rings what is due by the database's clock, the longest overdue first, one commit a team at a time. A team whose
   * ring fails is left for the next time and holds up no other; its error is thrown when all others are through.
   * `toldNow` is the moment where it is told (ISO 8601).
   */
  async ringDue(toldNow?: string): Promise<number> {
    const through = new Set<string>();
    const failures: unknown[] = [];
    let rings = 0;
    for (;;) {
      const due = await dueAlarms(this.db, [...through], BATCH, toldNow);
      if (due.length === 0) break;
      for (const teamId of new Set(due.map((alarm) => alarm.teamId))) {
        const alarms = due.filter((alarm) => alarm.teamId === teamId);
        const rang = await this.ringOnce(teamId, alarms).catch((thrown: unknown) => (failures.push(thrown), null));
        rings += rang?.rung ?? 0;
        if (!rang?.rung) through.add(teamId);
      }
    }
    if (failures.length > 0)
      throw new AggregateError(failures, `The clock could not ring for ${failures.length} teams.`);
    return rings;
  }

  /**
   * The same alarms at the same times are the same command, from whichever process. Where that was answered already and
   * they are due all the same, somebody set them anew: that is a command after the first one.
   */
  private async ringOnce(teamId: string, alarms: readonly Alarm[]): Promise<Answer<{ rung: number }>> {
    let key = `ring ${keyOf(alarms)}`;
    for (;;) {
      const answer = await this.ring(teamId, alarms, key);
      if (!answer.replayed) return answer;
      key = `${keyOf(alarms)} after ${answer.seq}`;
    }
  }

  /** Idempotent: what somebody else rang, or what is not due any more, has no effect. */
  private ring(teamId: string, alarms: readonly Alarm[], key: string): Promise<Answer<{ rung: number }>> {
    const asking = { actor: clockOf(teamId), key };
    return this.stream.change(orderOf(asking, { ring: alarms }), async (change) => {
      let others = 0;
      for (const [kind, ringer] of Object.entries(this.ringers)) {
        const theirs = alarms.filter((alarm) => alarm.kind === kind);
        if (theirs.length > 0) others += await ringer(change, teamId, theirs);
      }
      const still = await ticketsStillDue(change.read, teamId, alarms, change.now, ticketRows.json);
      if (still.length === 0) return { rung: others };
      const { settings, floor } = await this.desks.read(change, teamId);
      const rings = still.map((ticket) => rung(ticket, settings.policy, change.now));
      const gate = { by: asking.actor, at: change.now, reason: null };
      const ways = waysOf(
        floor,
        still,
        rings.map((ring) => ring.ticket),
        gate,
      );
      const tickets = ways.map((way) => way.ticket);
      writeTickets(change, teamId, tickets, ways);
      this.desks.forget(change);
      rings.forEach(({ events }, i) => {
        for (const event of events) change.record(event, event.ticket.id);
        for (const event of ways[i]!.events) change.record(event);
      });
      await refreshParents(
        change,
        this.desks,
        asking.actor,
        tickets.map((now, i) => ({ was: still[i]!, now })),
      );
      return { rung: others + rings.filter(({ events }) => events.length > 0).length };
    });
  }
}

const keyOf = (alarms: readonly Alarm[]): string =>
  createHash('sha256')
    .update(alarms.map(({ cardId, kind, dueAt }) => `${cardId} ${kind} ${dueAt}`).join('\n'))
    .digest('base64url');
