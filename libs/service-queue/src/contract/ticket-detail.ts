import type { Recorded } from '@twotrack/shared';
import type { OpenDays } from './calendars.js';
import type { ServiceEvent } from './events.js';
import type { ServiceBrief } from './catalogue.js';
import type { Explanation } from './explanation.js';
import type { Ticket } from './views.js';

/** One SLA clock: its target in minutes, when it is due (null while paused), when it was met. */
export interface SlaClock {
  clock: 'response' | 'resolution';
  targetMinutes: number;
  due: string | null;
  metAt: string | null;
  /** Past its due time when met, or now. */
  breached: boolean;
  /** Time it stood still so far, in seconds; open time where it runs in that only. */
  pausedSeconds: number;
  /** Where it runs in open hours: the time it uses until its due time, pauses left out. */
  open?: OpenDays;
}

/** Everything about one ticket: its details, why it is as severe as it is, its clocks, and all that happened to it. */
export interface TicketDetail {
  ticket: Ticket;
  details: string;
  /** What it lies under, folded or merged; null where it does not, and to whoever only asks. */
  parent: Pick<Ticket, 'id' | 'key' | 'title'> | null;
  /** What the catalogue knows of its service; null where that is not in it. */
  service: ServiceBrief | null;
  explanation: Explanation;
  clocks: SlaClock[];
  /** The moment after which nothing newer, SEV1 excepted, passes it; null where it does not wait (S7). */
  safeFrom: string | null;
  history: Recorded<ServiceEvent>[];
}
