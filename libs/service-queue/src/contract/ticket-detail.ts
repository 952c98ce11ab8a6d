import type { Recorded } from '@twotrack/shared';
import type { OpenDays } from './calendars.js';
import type { ServiceEvent } from './events.js';
import type { ServiceBrief } from './catalogue.js';
import type { FactScale, FactSource } from './facts.js';
import type { Severity } from './severity.js';
import type { Ticket } from './views.js';

/** One fact as it entered the calculation. */
export interface FactUsed {
  fact: string;
  name: string;
  question: string;
  level: string;
  levelName: string;
  /** The stated value where it was a count: 38. */
  value: string | number | boolean;
  about: boolean;
  /** By what a count was measured, where its service says so. */
  scale?: FactScale;
  source: FactSource | 'assumed';
}

/** One cell that was read: which table, by which two inputs, giving what. */
export interface CellUsed {
  table: string;
  name: string;
  row: string;
  column: string;
  gives: number;
}

/** A guard that changed the outcome. */
export interface GuardFired {
  guard: string;
  name: string;
  kind: 'cap' | 'floor';
  from: Severity;
  to: Severity;
}

/** Change this one fact to that level, and the severity would be another (S5). */
export interface Alternative {
  fact: string;
  level: string;
  levelName: string;
  severity: Severity;
}

/** Why a ticket has its severity: data for screens, tests and audit alike (S5). */
export interface Explanation {
  severity: Severity;
  policyVersion: number;
  policyName: string;
  facts: FactUsed[];
  cells: CellUsed[];
  guards: GuardFired[];
  assumed: string[];
  alternatives: Alternative[];
}

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
  /** What the catalogue knows of its service; null where that is not in it. */
  service: ServiceBrief | null;
  explanation: Explanation;
  clocks: SlaClock[];
  /** The moment after which nothing newer, SEV1 excepted, passes it; null where it does not wait (S7). */
  safeFrom: string | null;
  history: Recorded<ServiceEvent>[];
}
