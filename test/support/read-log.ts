import type { Recorded } from '@twotrack/shared';
import type { Client } from './client.js';
import { must } from './team.js';

type Event = Recorded<{ type: string }> & Record<string, never>;

/** A whole stream from its first event, read as a client catches up. */
export async function readLog(client: Client, stream: { id: string; epoch: number }, after = 0): Promise<Event[]> {
  const events: Event[] = [];
  for (let at = after; ;) {
    const path = `/api/streams/${stream.id}/events?epoch=${stream.epoch}&after=${at}&limit=5000`;
    const { body } = await must(client.get(path));
    events.push(...body.events);
    at = body.to;
    if (at === body.head) return events;
  }
}

/** 1, 2, 3 … without a gap. */
export const isDense = (events: readonly { seq: number }[]): boolean => events.every(({ seq }, i) => seq === i + 1);
