import type { ServiceEvent } from '@twotrack/service-queue/contract';
import { hearService } from '../service-store.js';
import { words as track } from '../words.js';
import { firstName } from '../../identity/people.js';
import { team } from '../../identity/team-store.js';
import { valueOf } from '../../live/value.js';
import { words } from './words.js';

/** What was last done to a ticket since the list was made: "Bao acked". */
export const lastActs = valueOf<ReadonlyMap<string, string>>(new Map());

export const forgetActs = (): void => lastActs.set(new Map());

const KEPT = 2_000;

/** Follows the track while the triage is there. */
export const followActs = (): (() => void) =>
  hearService((events) => {
    const { id: me } = team.get().me;
    const acts = new Map(lastActs.get());
    for (const event of events) {
      const what = whatOf(event);
      if (!what || !('ticket' in event)) continue;
      const who = event.by.id === me ? words.row.you : firstName(event.by.name);
      acts.delete(event.ticket.id);
      acts.set(event.ticket.id, `${who} ${what}`);
    }
    lastActs.set(acts.size > KEPT ? new Map([...acts].slice(-KEPT)) : acts);
  });

const whatOf = (event: ServiceEvent): string | undefined =>
  event.type === 'ticket-moved' && event.ticket.resolvedAt
    ? words.row.resolved
    : (track.did[event.type] ?? words.did[event.type]);
