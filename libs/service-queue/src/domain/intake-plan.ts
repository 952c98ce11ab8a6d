import type { Folding, OpenTicket, Queue, RoutingRule, SeverityPolicy, Silence } from '../contract/index.js';
import { foldsBy, type Folds } from './folding-key.js';
import { factsSaid, type Signal } from './intake-signal.js';
import { routeOf } from './routing.js';

/** By what alerts become tickets. */
export interface IntakeSettings {
  readonly policy: SeverityPolicy;
  readonly rules: readonly RoutingRule[];
  readonly queues: readonly Queue[];
  readonly folding: Folding;
  /** Those that are not over; some may not have begun. */
  readonly silences: readonly Silence[];
}

/** Which integration tells, and into which queue by default. */
export interface Source {
  readonly integrationId: string;
  readonly name: string;
  readonly queueId: string | null;
}

/** The ticket that an alert would become: in which words, in which queue by which rule, and with which others it folds. */
export interface Planned {
  readonly words: OpenTicket;
  readonly queueId: string;
  readonly ruleId: string | null;
  readonly folds: Folds | null;
  readonly notes: readonly string[];
}

export function planned(settings: IntakeSettings, source: Source, alert: Signal): Planned {
  const { facts, notes } = factsSaid(settings.policy, alert.facts);
  const { title, details, service } = alert;
  const words = { kind: 'incident' as const, title, details, facts, ...(service && { service }) };
  const asked = queueNamed(settings.queues, alert.queue);
  const given = asked?.id ?? source.queueId;
  const { labels = {}, group = null } = alert;
  const { queueId, rule } = given
    ? { queueId: given, rule: null }
    : routeOf(settings, { ...words, sender: source.name, labels });
  const { integrationId } = source;
  const folds = foldsBy(settings.folding.rules, { ...words, service, queueId, integrationId, labels, group });
  const lost = alert.queue && !asked ? [`There is no queue ${alert.queue.slice(0, 80)}.`] : [];
  return { words, queueId, ruleId: rule?.id ?? null, folds, notes: [...alert.notes, ...notes, ...lost] };
}

const queueNamed = (queues: readonly Queue[], said: string | null): Queue | undefined =>
  said === null
    ? undefined
    : queues.find((queue) => queue.id === said || queue.name.toLowerCase() === said.trim().toLowerCase());
