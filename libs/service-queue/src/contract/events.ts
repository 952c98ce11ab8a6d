import type { CatalogueEvent } from './catalogue-events.js';
import type { FoldingEvent } from './folding-events.js';
import type { HandOverEvent } from './hand-over.js';
import type { IntakeEvent } from './intake-events.js';
import type { PlanEvent } from './plans.js';
import type { PolicyEvent } from './policy-events.js';
import type { ProblemEvent } from './problem-events.js';
import type { SeverityPolicy } from './policy.js';
import type { RequesterEvent } from './requesters-events.js';
import type { RoutingRule } from './routing.js';
import type { Severity } from './severity.js';
import type { Column, Queue, SlaNotice, Ticket } from './views.js';
import type { WorkEvent } from './work-events.js';

/* Every event carries what it changed as it now stands; `from`, `was` and the reasons are there for history. */
export type TicketOpened = { type: 'ticket-opened'; ticket: Ticket; details: string; ruleId: string | null };
export type TicketRenamed = { type: 'ticket-renamed'; ticket: Ticket; was: string };
export type TicketDescribed = { type: 'ticket-described'; ticket: Ticket; details: string; was: string };
export type FactsCorrected = {
  type: 'facts-corrected';
  ticket: Ticket;
  /** The facts as they were; null where one was assumed. */
  was: Record<string, Ticket['facts'][string] | null>;
  severityWas: Severity;
};
export type TicketMoved = { type: 'ticket-moved'; ticket: Ticket; from: Ticket['column']; reason: string | null };
export type TicketPulled = { type: 'ticket-pulled'; ticket: Ticket };
export type TicketAssigned = { type: 'ticket-assigned'; ticket: Ticket; was: string | null };
export type TicketAcknowledged = { type: 'ticket-acknowledged'; ticket: Ticket };
export type TicketUnacknowledged = { type: 'ticket-unacknowledged'; ticket: Ticket };
export type TicketRerouted = { type: 'ticket-rerouted'; ticket: Ticket; fromQueueId: string };
/** The clock judged it anew by another policy version. */
export type TicketRecalculated = { type: 'ticket-recalculated'; ticket: Ticket; severityWas: Severity };

/** What time does; recorded by the clock, which passed the moment named. */
export type TicketAged = { type: 'ticket-aged'; ticket: Ticket; from: Severity };
export type TicketClosed = { type: 'ticket-closed'; ticket: Ticket };
export type SlaWarned = { type: 'sla-warned'; ticket: Ticket; clock: SlaNotice['clock']; due: string };
/** `because`: the change of severity that put the due time into the past, if one did. */
export type SlaBreached = {
  type: 'sla-breached';
  ticket: Ticket;
  clock: SlaNotice['clock'];
  due: string;
  because: Ticket['retargeted'];
};

export type QueueCreated = { type: 'queue-created'; queue: Queue };
export type QueueRenamed = { type: 'queue-renamed'; queue: Queue; was: string };
export type RoutingSet = { type: 'routing-set'; version: number; rules: RoutingRule[]; was: RoutingRule[] };
export type PolicyActivated = { type: 'policy-activated'; policy: SeverityPolicy; reason: string };

export type ColumnLimitSet = {
  type: 'column-limit-set';
  column: Column;
  queueId: string | null;
  lane?: 'expedite';
  was: Column['limit'];
};
export type ColumnPolicySet = { type: 'column-policy-set'; column: Column; was: string };
export type LimitBreached = { type: 'limit-breached'; column: Column; count: number };
export type LimitRestored = { type: 'limit-restored'; column: Column; count: number };

export type ServiceEvent =
  | TicketOpened
  | TicketRenamed
  | TicketDescribed
  | FactsCorrected
  | TicketMoved
  | TicketPulled
  | TicketAssigned
  | TicketAcknowledged
  | TicketUnacknowledged
  | TicketRerouted
  | TicketRecalculated
  | TicketAged
  | TicketClosed
  | SlaWarned
  | SlaBreached
  | QueueCreated
  | QueueRenamed
  | RoutingSet
  | PolicyActivated
  | ColumnLimitSet
  | ColumnPolicySet
  | LimitBreached
  | LimitRestored
  | CatalogueEvent
  | FoldingEvent
  | HandOverEvent
  | PlanEvent
  | ProblemEvent
  | PolicyEvent
  | IntakeEvent
  | RequesterEvent
  | WorkEvent;
