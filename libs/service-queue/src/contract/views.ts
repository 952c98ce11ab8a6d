import { z } from 'zod';
import { TITLE_MAX, PROSE_MAX, Who, line, prose } from '@twotrack/shared';
import { FactId, Facts } from './facts.js';
import type { SeverityPolicy } from './policy.js';
import { Severity } from './severity.js';
import type { Storm } from './storm.js';

export const TicketKind = z.enum(['incident', 'service-request', 'change']);
export type TicketKind = z.infer<typeof TicketKind>;

/** The steps of the service workflow, in their order on the board. */
export const ColumnId = z.enum(['triage', 'queue', 'working', 'waiting', 'resolved']);
export type ColumnId = z.infer<typeof ColumnId>;

export const LimitMode = z.enum(['warn', 'block', 'block-unless-reason']);
export type LimitMode = z.infer<typeof LimitMode>;

/** How many tickets a column should hold, and what happens at the next one. No limit at all is `null`. */
export const WipLimit = z.strictObject({ count: z.int().min(1).max(999), mode: LimitMode });
export type WipLimit = z.infer<typeof WipLimit>;

/**
 * A ticket that came into a full column: who let it in, when, and why (W6). `queueId` where a queue's own limit was
 * passed, `expedite` where it was the lane's.
 */
export const Breach = z.object({
  ticketId: z.uuid(),
  queueId: z.uuid().nullable(),
  expedite: z.boolean().optional(),
  by: Who,
  at: z.iso.datetime(),
  reason: z.string().nullable(),
  limit: WipLimit,
});
export type Breach = z.infer<typeof Breach>;

/** A step of the workflow over all queues; a queue may have its own, tighter limit in it. */
export const Column = z.object({
  id: ColumnId,
  name: z.string(),
  policy: z.string(),
  limit: WipLimit.nullable(),
  queueLimits: z.record(z.uuid(), WipLimit),
  /** The limit of the expedite lane beside it; only Working has the lane (W5). */
  expedite: WipLimit.nullable(),
  breaches: z.array(Breach),
});
export type Column = z.infer<typeof Column>;

/** Tickets of one type of work. Exactly one queue is the catch-all. */
export const Queue = z.object({ id: z.uuid(), name: line(60), position: z.int(), catchAll: z.boolean() });
export type Queue = z.infer<typeof Queue>;

/** A stretch of time; `to` null: still. */
export const Span = z.object({ from: z.iso.datetime(), to: z.iso.datetime().nullable() });
export type Span = z.infer<typeof Span>;

/** A stretch in which the SLA clocks stood still: waiting, or resolved and reopened. */
export const Pause = Span;
export type Pause = Span;

/** What was told of an SLA clock: once for a target in minutes and once for a due time, however these come and go (S8). */
export const SlaNotice = z.object({
  clock: z.enum(['response', 'resolution']),
  told: z.enum(['warned', 'breached']),
  targetMinutes: z.number(),
  due: z.iso.datetime(),
  at: z.iso.datetime(),
  /** By which hours, where the clock ran in open time only. */
  hours: z.string().optional(),
});
export type SlaNotice = z.infer<typeof SlaNotice>;

/**
 * An alert behind a ticket: how often it was told again since the first time, when last, and whether it is still on.
 * `flappingSince` while it goes on and off, `mutedUntil` while its notices are held back (S13), `quietSince` since it
 * should have spoken again and has not.
 */
export const AlertSeen = z.object({
  repeats: z.int(),
  lastSeenAt: z.iso.datetime(),
  stillFiring: z.boolean(),
  flappingSince: z.iso.datetime().optional(),
  mutedUntil: z.iso.datetime().optional(),
  quietSince: z.iso.datetime().optional(),
});
export type AlertSeen = z.infer<typeof AlertSeen>;

const said = { by: Who, at: z.iso.datetime() };

/** How the tickets folded under a parent stand: what its card shows (S11). */
export const Folded = z.object({
  /** By whose rule they came together; null where a person folded them. */
  rule: z.string().nullable(),
  /** All that lie under it, and those of them still open, or not yet acknowledged. */
  count: z.int(),
  open: z.int(),
  unacknowledged: z.int(),
  /** Since when the first of those not yet acknowledged waits; null where none does. */
  unacknowledgedSince: z.iso.datetime().nullable(),
  /** How many of them have each severity of their own. */
  severities: z.partialRecord(z.literal(['1', '2', '3', '4', '5']), z.int()),
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
});
export type Folded = z.infer<typeof Folded>;

/** Planned work: its window, how risky it is, and the way back (S16). */
export const ChangePlan = z.object({
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  risk: z.enum(['low', 'medium', 'high']),
  rollback: z.string(),
  /** When the clock told that the window opened, and that it closed. */
  beganAt: z.iso.datetime().optional(),
  endedAt: z.iso.datetime().optional(),
});
export type ChangePlan = z.infer<typeof ChangePlan>;

/** A clock that runs in open hours: by which (a fingerprint of them), to which target, and when it is warned of (S8). */
export const InHours = z.object({ hours: z.string(), targetMinutes: z.number(), warnsAt: z.iso.datetime() });
export type InHours = z.infer<typeof InHours>;

/** What is noted on a ticket beside its course; a mark that does not stand is not there. */
export const Marks = z
  .object({
    /** Out of sight until then, or until its alert speaks again. */
    snoozed: z.object({ ...said, until: z.iso.datetime().nullable(), untilEvent: z.boolean() }),
    escalated: z.object({ ...said, person: z.uuid().nullable(), queueId: z.uuid().nullable(), reason: z.string() }),
    /** Facts that somebody doubts, with the note that says why (S3). */
    disputed: z.record(FactId, z.object({ ...said, note: z.string() })),
    /** The queues it came through, the first one first. */
    cameFrom: z.array(z.uuid()),
    comments: z.object({ public: z.int(), internal: z.int() }),
    /** How it came under its parent: folded as its like, or merged into it. */
    under: z.object({ ...said, as: z.enum(['folded', 'merged']) }),
    /** On a parent: what lies under it. */
    folded: Folded,
    /** How many were merged into it. */
    merged: z.object({ count: z.int() }),
    plan: ChangePlan,
    /** It was a wish and is a request of the product now; the request's id once it is there (B6). */
    handedOver: z.object({ ...said, reason: z.string(), requestId: z.uuid().nullable() }),
    /** It came from the product's inbox, where it was work (B6). */
    cameAs: z.object({ requestId: z.uuid() }),
    /** Somebody outside follows it by a private link (S18), and has said so when it was solved. */
    followed: z.object({ confirmedAt: z.iso.datetime().nullable() }),
    /** Its clocks that run in open hours, or ran so until they were met. */
    inHours: z.partialRecord(z.enum(['response', 'resolution']), InHours),
  })
  .partial();
export type Marks = z.infer<typeof Marks>;

export const TicketTitle = line(TITLE_MAX);
export const Details = prose(PROSE_MAX);

/** A ticket as every board shows it. Its details and history are in `TicketDetail`. */
export const Ticket = z.object({
  id: z.uuid(),
  key: z.string(),
  kind: TicketKind,
  title: TicketTitle,
  /** What it is about: `payments-api`. */
  service: z.string().nullable(),
  queueId: z.uuid(),
  column: ColumnId,
  facts: Facts,
  severity: Severity,
  policyVersion: z.int(),
  /** The severity raised by ageing, by which the queue is ordered (S7). */
  effectiveClass: Severity,
  /** The stretches in which it stood in Triage or Queue: what ageing counts. */
  waits: z.array(Span),
  /** When it is raised next if it goes on waiting; null where it is not. */
  agesAt: z.iso.datetime().nullable(),
  reportedAt: z.iso.datetime(),
  reportedBy: Who,
  assignee: z.uuid().nullable(),
  acknowledged: z.object({ by: Who, at: z.iso.datetime() }).nullable(),
  /** When the response clock was met: the first acknowledge or pull (S8). */
  respondedAt: z.iso.datetime().nullable(),
  waiting: z.object({ reason: z.string(), since: z.iso.datetime() }).nullable(),
  pauses: z.array(Pause),
  /** Null while paused. */
  responseDue: z.iso.datetime().nullable(),
  resolutionDue: z.iso.datetime().nullable(),
  /** The tighter of those still open; null while paused or resolved. */
  due: z.iso.datetime().nullable(),
  /** The last change that moved the due times: the severity before it, and the facts, policy or queue that caused it. */
  retargeted: z
    .object({
      at: z.iso.datetime(),
      from: Severity,
      because: z.array(z.union([FactId, z.literal(['policy', 'queue'])])),
    })
    .nullable(),
  /** What was already told of its clocks. */
  told: z.array(SlaNotice),
  enteredColumnAt: z.iso.datetime(),
  /** Stands in the expedite lane beside Working (W5). */
  expedited: z.boolean(),
  resolvedAt: z.iso.datetime().nullable(),
  /** Closed tickets are on no board, nor are those that lie under a parent. */
  closedAt: z.iso.datetime().nullable(),
  /** What its monitoring says of it; null where a person reported it (S10, S13). */
  alert: AlertSeen.nullable(),
  /** The parent it lies under; its card stands for it, and it is on no board itself (S11). */
  parentId: z.uuid().nullable(),
  /** Tickets of one key fold; null where no rule of folding looks at it. */
  foldKey: z.string().nullable(),
  /** The routing rule that brought it to its first queue; null for the catch-all, or where the queue was named. */
  ruleId: z.uuid().nullable(),
  /** The problem it comes from (S15). */
  problemId: z.uuid().nullable(),
  marks: Marks,
  /** Grows by one with every change; an edit names the one it saw. */
  version: z.int(),
});
export type Ticket = z.infer<typeof Ticket>;

/** What a board shows of the service track. */
export interface ServiceView {
  queues: Queue[];
  columns: Column[];
  tickets: Ticket[];
  policy: SeverityPolicy;
  /** The one that goes on; null in calm, and for whoever only asks. */
  storm: Storm | null;
}
