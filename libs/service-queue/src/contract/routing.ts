import { z } from 'zod';
import { line } from '@twotrack/shared';

/** One thing to look at in a ticket: its kind, its title, its details, its service, or a fact by name (`fact:tier`). */
export const RoutingCondition = z.strictObject({
  field: z.string().regex(/^(kind|title|details|service|fact:[a-z][A-Za-z0-9]{0,39})$/),
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

/** How often a rule decided, and when it last did. */
export interface RoutingRuleUse {
  ruleId: string;
  matched: number;
  lastMatchedAt: string | null;
}

/** The rules in their order with their use, and the queue that takes the rest. */
export interface RoutingView {
  rules: RoutingRule[];
  uses: RoutingRuleUse[];
  catchAll: string;
}

/** For each sample the queue it would go to, and the rule (from 0) that said so; null where the catch-all takes it. */
export interface RoutingTrial {
  results: { queueId: string; rule: number | null }[];
}
