import { setTimeout as wait } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { StreamId } from '../index.js';

/** The NOTIFY channel that hints at a stream having moved. A hint only: every reader also polls. */
export const CHANGED_CHANNEL = 'twotrack_changed';

/** A hint is never later than this; in a storm one of them is enough for all the commits of so long. */
const PAUSE_MS = 4;

/** Hints after the commit, at once and then no more often than needed: what comes meanwhile goes into the next. */
export class Announcer {
  private readonly changed = new Set<StreamId>();
  private sending = false;

  constructor(private readonly db: DataSource) {}

  announce(stream: StreamId): void {
    this.changed.add(stream);
    if (!this.sending) void this.send();
  }

  private async send(): Promise<void> {
    this.sending = true;
    while (this.changed.size > 0) {
      const streams = [...this.changed];
      this.changed.clear();
      await this.db
        .query('select pg_notify($1, s) from unnest($2::text[]) s', [CHANGED_CHANNEL, streams])
        .catch(() => undefined); // the poll finds what a lost hint did not say
      await wait(PAUSE_MS);
    }
    this.sending = false;
  }
}
