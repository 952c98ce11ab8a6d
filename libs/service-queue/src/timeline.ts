import type { Actor, Asking } from '@twotrack/shared';
import type { DataSource } from 'typeorm';
import type * as say from './contract/index.js';
import { changePlanned } from './domain/index.js';
import type { TicketsStore } from './persistence/tickets.store.js';
import { TimelineReadings, type FindReported } from './persistence/timeline/timeline-readings.js';

/** Planned work, and what was changed beside what happened (S16). */
export class Timelines {
  private readonly readings: TimelineReadings;

  constructor(
    db: DataSource,
    private readonly tickets: TicketsStore,
    reported: FindReported,
  ) {
    this.readings = new TimelineReadings(db, reported);
  }

  planChange = (id: string, command: say.PlanChange, asking: Asking) =>
    this.tickets.change(id, { planChange: command }, asking, (was, _, __, actor) => ({
      event: { type: 'change-planned', ticket: changePlanned(was, command, actor), was: was.marks.plan ?? null },
    }));

  timeline = (asked: say.TimelineQuery, actor: Actor) => this.readings.timeline(asked, actor);
  changesBefore = (asked: say.ChangesBefore, actor: Actor) => this.readings.changesBefore(asked, actor);
}
