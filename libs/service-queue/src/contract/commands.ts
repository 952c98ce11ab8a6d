import { z } from 'zod';
import { line } from '@twotrack/shared';
import { FactId, FactValue } from './facts.js';
import { SeverityPolicyDraft } from './policy.js';
import { RoutingRule } from './routing.js';
import { ColumnId, Details, TicketKind, TicketTitle, WipLimit } from './views.js';

/** A reason given for a decision, one line. */
export const Reason = line(500);

const StatedFact = z.strictObject({ value: FactValue, about: z.boolean().optional() });
const edit = { version: z.int().min(1) };

/** Routed by rules when no queue is named (S1). There is no severity here, and never will be (S3). */
export const OpenTicket = z.strictObject({
  kind: TicketKind,
  title: TicketTitle,
  details: Details.optional(),
  service: line(120).optional(),
  queue: z.uuid().optional(),
  facts: z.record(FactId, StatedFact).default({}),
});
export type OpenTicket = z.infer<typeof OpenTicket>;

export const RenameTicket = z.strictObject({ ...edit, title: TicketTitle });
export type RenameTicket = z.infer<typeof RenameTicket>;

export const DescribeTicket = z.strictObject({ ...edit, details: Details });
export type DescribeTicket = z.infer<typeof DescribeTicket>;

/** States facts, or takes one back (`null`: unknown again, so assumed). The severity follows. */
export const CorrectFacts = z.strictObject({ ...edit, facts: z.record(FactId, StatedFact.nullable()) });
export type CorrectFacts = z.infer<typeof CorrectFacts>;

/**
 * To another column; inside it the order is calculated, so `before` and `after` are refused with
 * `order-is-calculated`. The reason says what is waited for, or why a full column should take it.
 */
export const MoveTicket = z.strictObject({
  from: ColumnId,
  column: ColumnId,
  reason: Reason.optional(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});
export type MoveTicket = z.infer<typeof MoveTicket>;

/** The next ticket by the calculated order, claimed by whoever asks (S9). */
export const PullNext = z.strictObject({ reason: Reason.optional() });
export type PullNext = z.infer<typeof PullNext>;

/** Compare and set: who you think has it now, and who shall (S9). */
export const AssignTicket = z.strictObject({ from: z.uuid().nullable(), to: z.uuid().nullable() });
export type AssignTicket = z.infer<typeof AssignTicket>;

export const AcknowledgeTicket = z.strictObject({});
export type AcknowledgeTicket = z.infer<typeof AcknowledgeTicket>;

export const UnacknowledgeTicket = z.strictObject({});
export type UnacknowledgeTicket = z.infer<typeof UnacknowledgeTicket>;

export const RerouteTicket = z.strictObject({ from: z.uuid(), queue: z.uuid() });
export type RerouteTicket = z.infer<typeof RerouteTicket>;

export const CreateQueue = z.strictObject({ name: line(60) });
export type CreateQueue = z.infer<typeof CreateQueue>;

export const RenameQueue = z.strictObject({ name: line(60) });
export type RenameQueue = z.infer<typeof RenameQueue>;

/** All rules, in the order in which they are tried. `version` is the one that was seen. */
export const SetRouting = z.strictObject({
  ...edit,
  rules: z.array(RoutingRule.omit({ id: true }).extend({ id: z.uuid().optional() })).max(200),
});
export type SetRouting = z.infer<typeof SetRouting>;

/** Which queue each of these made-up tickets, and each of the last real ones, would go to by these rules; changes nothing. */
export const TryRouting = z.strictObject({
  rules: SetRouting.shape.rules,
  samples: z
    .array(
      OpenTicket.omit({ queue: true }).extend({
        sender: line(60).optional(),
        reporter: line(120).optional(),
        labels: z.record(z.string().max(80), z.string().max(512)).optional(),
      }),
    )
    .max(100)
    .default([]),
  /** So many of the tickets that came last; what lies under a parent, and the parents, are left out. */
  last: z.int().min(1).max(1_000).optional(),
});
export type TryRouting = z.infer<typeof TryRouting>;

export const ActivatePolicy = z.strictObject({ policy: SeverityPolicyDraft, reason: Reason });
export type ActivatePolicy = z.infer<typeof ActivatePolicy>;

/** Over all queues, or of one queue, or of the expedite lane beside Working. */
export const SetColumnLimit = z.strictObject({
  limit: WipLimit.nullable(),
  queue: z.uuid().optional(),
  lane: z.literal('expedite').optional(),
});
export type SetColumnLimit = z.infer<typeof SetColumnLimit>;

export const SetColumnPolicy = z.strictObject({ policy: z.union([line(300), z.literal('')]) });
export type SetColumnPolicy = z.infer<typeof SetColumnPolicy>;

/** A ticket by what people call it. */
export const TicketLookup = z.strictObject({
  key: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{1,10}-\d{1,9}$/, 'is no key'),
});
export type TicketLookup = z.infer<typeof TicketLookup>;

/** Every command of this context by the name of its façade method. Tests walk it, so a command without a proof is found. */
export const serviceCommands = {
  openTicket: OpenTicket,
  renameTicket: RenameTicket,
  describeTicket: DescribeTicket,
  correctFacts: CorrectFacts,
  moveTicket: MoveTicket,
  pullNext: PullNext,
  assignTicket: AssignTicket,
  acknowledgeTicket: AcknowledgeTicket,
  unacknowledgeTicket: UnacknowledgeTicket,
  rerouteTicket: RerouteTicket,
  createQueue: CreateQueue,
  renameQueue: RenameQueue,
  setRouting: SetRouting,
  activatePolicy: ActivatePolicy,
  setColumnLimit: SetColumnLimit,
  setColumnPolicy: SetColumnPolicy,
} as const;
