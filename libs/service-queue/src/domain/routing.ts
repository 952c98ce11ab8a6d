import type { OpenTicket, RoutingCondition, RoutingRule, SeverityPolicyDraft } from '../contract/index.js';
import { levelNamed, statedOf } from './severity.js';

/** What routing looks at in a ticket. */
export type Routable = Pick<OpenTicket, 'kind' | 'title' | 'details' | 'service' | 'facts'>;

/** A rule as it decides; one that is only tried has no id yet. */
export type TriedRule = Omit<RoutingRule, 'id'> & { readonly id?: string | undefined };

/** The first rule whose every condition holds; none, and the catch-all queue takes the ticket (S1). */
export const ruleFor = <R extends TriedRule>(
  rules: readonly R[],
  ticket: Routable,
  policy: SeverityPolicyDraft,
): R | null => rules.find((rule) => rule.when.every((condition) => holds(condition, ticket, policy))) ?? null;

/** Where each of these made-up tickets would go: the queue, and which rule (from 0) said so. */
export const tryRouting = (
  rules: readonly TriedRule[],
  samples: readonly Routable[],
  policy: SeverityPolicyDraft,
  catchAll: string,
): { queueId: string; rule: number | null }[] =>
  samples.map((sample) => {
    const rule = ruleFor(rules, sample, policy);
    return { queueId: rule?.queueId ?? catchAll, rule: rule ? rules.indexOf(rule) : null };
  });

const holds = ({ field, test, value }: RoutingCondition, ticket: Routable, policy: SeverityPolicyDraft): boolean =>
  wordsOf(field, ticket, policy).some((word) => {
    if (test === 'is') return word === value;
    if (test === 'starts-with') return word.startsWith(value);
    return word.toLowerCase().includes(value.toLowerCase());
  });

/** A stated fact is known by what was said and by its level: 38, many. An assumed one routes nothing. */
function wordsOf(field: string, ticket: Routable, policy: SeverityPolicyDraft): string[] {
  if (field.startsWith('fact:')) {
    const id = field.slice('fact:'.length);
    const stated = statedOf(ticket.facts, id);
    if (!stated) return [];
    const level = levelNamed(policy, id, stated.value);
    return level === null ? [String(stated.value)] : [String(stated.value), level];
  }
  const word = ticket[field as 'kind' | 'title' | 'details' | 'service'];
  return word ? [word] : [];
}
