import { setTimeout as wait } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { StreamId } from '../index.js';

/** The NOTIFY channel that hints at a stream having moved, and how far. A hint only: every reader also polls. */
export const CHANGED_CHANNEL = 'twotrack_changed';

/** A hint as the channel carries it. */
const hintOf = (stream: StreamId, seq: number): string => `${stream} ${seq}`;
export function readHint(payload: string): [StreamId, number] {
  const [stream, seq] = payload.split(' ') as [StreamId, string];
  return [stream, Number(seq)];
}

/** A hint is never later than this; in a storm one of them is enough for all the commits of so long. */
const PAUSE_MS = 10;

/** Hints after the commit, at once and then no more often than needed: what comes meanwhile goes into the next. */
export class Announcer {
  private readonly changed = new Map<StreamId, number>();
  private sending = false;

  constructor(private readonly db: DataSource) {}

  announce(stream: StreamId, seq: number): void {
    this.changed.set(stream, seq);
    if (!this.sending) void this.send();
  }

  private async send(): Promise<void> {
    this.sending = true;
    while (this.changed.size > 0) {
      const hints = [...this.changed].map(([stream, seq]) => hintOf(stream, seq));
      this.changed.clear();
      await this.db
        .query('select pg_notify($1, hint) from unnest($2::text[]) hint', [CHANGED_CHANNEL, hints])
        .catch(() => undefined); // the poll finds what a lost hint did not say
      await wait(PAUSE_MS);
    }
    this.sending = false;
  }
}
