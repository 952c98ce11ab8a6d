import { Refusal } from '@twotrack/shared';
import type {
  Routed,
  RoutingCondition,
  RoutingRule,
  SeverityPolicyDraft,
  SetRouting,
  TryRouting,
  Queue,
} from '../contract/index.js';
import { serviceNamed, tierOf, withConstants, type Catalogued } from './catalogue-facts.js';
import { levelNamed, statedOf } from './severity.js';

/** What routing looks at in a ticket. */
export type Routable = TryRouting['samples'][number];

/** A rule as it decides; one that is only tried has no id yet. */
export type TriedRule = Omit<RoutingRule, 'id'> & { readonly id?: string | undefined };

/** By what tickets find their queue. */
export interface Routes {
  readonly rules: readonly TriedRule[];
  readonly queues: readonly Queue[];
  readonly policy: SeverityPolicyDraft & Catalogued;
}

/** Where a ticket goes: by the first rule that holds, else to the owner of its service, else to the catch-all (S1). */
export function routeOf<R extends TriedRule>(
  { rules, queues, policy }: Routes & { readonly rules: readonly R[] },
  ticket: Routable,
): { queueId: string; rule: R | null } {
  const rule = ruleFor(rules, ticket, policy);
  const owner = serviceNamed(policy, ticket.service)?.queueId;
  const owned = owner && queues.some(({ id }) => id === owner) ? owner : null;
  return { queueId: rule?.queueId ?? owned ?? queues.find((queue) => queue.catchAll)!.id, rule };
}

/** The first rule whose every condition holds; null where none does. */
export function ruleFor<R extends TriedRule>(
  rules: readonly R[],
  ticket: Routable,
  policy: SeverityPolicyDraft & Catalogued,
): R | null {
  if (rules.length === 0) return null;
  const service = serviceNamed(policy, ticket.service);
  const facts = withConstants(ticket.facts, service, policy);
  const tier = service && tierOf(service, policy);
  const wordsIn = (field: string) => wordsOf(field, { ...ticket, tier }, facts, policy);
  return rules.find((rule) => rule.when.every((condition) => holds(condition, wordsIn(condition.field)))) ?? null;
}

/** Where each of these would go: the queue, and which rule (from 0) said so. */
export const tryRouting = (routes: Routes, samples: readonly Routable[]): Routed[] =>
  samples.map((sample) => {
    const { queueId, rule } = routeOf(routes, sample);
    return { queueId, rule: rule ? routes.rules.indexOf(rule) : null };
  });

/** Refuses rules that were written over others than those in force, with these. */
export function sawRouting(command: SetRouting, now: { version: number; rules: readonly RoutingRule[] }): void {
  if (command.version === now.version) return;
  throw new Refusal('conflict', 'stale-version', { ...now }, 'The rules were changed meanwhile.');
}

const holds = ({ test, value }: RoutingCondition, words: readonly string[]): boolean =>
  words.some((word) => {
    if (test === 'is') return word === value;
    if (test === 'starts-with') return word.startsWith(value);
    return word.toLowerCase().includes(value.toLowerCase());
  });

/** A known fact is known by what was said and by its level: 38, many. An assumed one routes nothing. */
function wordsOf(
  field: string,
  ticket: Routable & { tier: string | null },
  facts: ReturnType<typeof withConstants>,
  policy: SeverityPolicyDraft,
): string[] {
  if (field.startsWith('fact:')) {
    const id = field.slice('fact:'.length);
    const stated = statedOf(facts, id);
    if (!stated) return [];
    const level = levelNamed(policy, id, stated.value, stated.scale);
    return level === null ? [String(stated.value)] : [String(stated.value), level];
  }
  const word = field.startsWith('label:')
    ? labelOf(ticket, field.slice('label:'.length))
    : ticket[field as 'kind' | 'title' | 'details' | 'service' | 'tier' | 'sender' | 'reporter'];
  return word ? [word] : [];
}

const labelOf = ({ labels = {} }: Routable, name: string): string | undefined =>
  Object.hasOwn(labels, name) ? labels[name] : undefined;
