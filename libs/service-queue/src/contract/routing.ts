import { z } from 'zod';
import { line } from '@twotrack/shared';

/**
 * One thing to look at in a ticket: its kind, its title, its details, its service, the tier that the catalogue gives
 * that service, a fact by name (`fact:usersAffected`), the integration that sent it, the person who reported it, or a
 * label of its alert (`label:team`).
 */
export const RoutingField = z
  .string()
  .regex(
    /^(kind|title|details|service|tier|sender|reporter|fact:[a-z][A-Za-z0-9]{0,39}|label:[A-Za-z_][A-Za-z0-9_.-]{0,79})$/,
  );

export const RoutingCondition = z.strictObject({
  field: RoutingField,
  /** `contains` ignores case. */
  test: z.enum(['is', 'contains', 'starts-with']),
  value: line(200),
});
export type RoutingCondition = z.infer<typeof RoutingCondition>;

/** The first rule whose every condition holds decides the queue; no rule, and the catch-all queue takes it (S1). */
export const RoutingRule = z.strictObject({
  id: z.uuid(),
  name: line(80),
  when: z.array(RoutingCondition).min(1).max(8),
  queueId: z.uuid(),
});
export type RoutingRule = z.infer<typeof RoutingRule>;

/** Of the tickets reported in the last 90 days: how many came this way, how many of those were sent on, and to where most. */
export interface SentOn {
  tickets: number;
  reassigned: number;
  mostlyTo: string | null;
}

/** How often a rule decided, when it last did, and how good its decisions were. */
export interface RoutingRuleUse extends SentOn {
  ruleId: string;
  matched: number;
  lastMatchedAt: string | null;
}

/** The rules in their order with their use, and the queue that takes the rest. */
export interface RoutingView {
  version: number;
  rules: RoutingRule[];
  uses: RoutingRuleUse[];
  catchAll: string;
  /** What no rule and no service's owner took. */
  otherwise: SentOn;
}

/** Where a ticket would go, and the rule (from 0) that said so; null where its service's owner or the catch-all takes it. */
export interface Routed {
  queueId: string;
  rule: number | null;
}

/** A ticket of the past: where it would go, where it first went, and where it is now. */
export interface RoutedAgain extends Routed {
  ticket: { id: string; key: string; title: string; firstQueueId: string; queueId: string };
}

export interface RoutingTrial {
  results: Routed[];
  /** The newest first. */
  last: RoutedAgain[];
}
