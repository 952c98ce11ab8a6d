import type { Facts, Service, SeverityPolicy } from '@twotrack/service-queue/contract';
import { factsKnownTo, withServices, type KnownFacts } from '@twotrack/service-queue/domain';
import { factsWith, type Answers } from './answers.js';

/** Nobody reads who said it, or when: only the severity is looked at. */
const unsaid = { by: { id: '', name: '' }, at: '' };

/** The facts that a new ticket would have: what was answered, and beside it what the catalogue says of its service. */
export function factsOfNew(
  policy: SeverityPolicy,
  answers: Answers,
  service: string,
  services: readonly Service[],
): KnownFacts {
  const said = Object.entries(factsWith(policy, {}, answers));
  const facts: Facts = Object.fromEntries(
    said.map(([id, { value, about = false }]) => [id, { ...unsaid, value, about, source: 'agent' as const }]),
  );
  const { catalogued } = withServices(policy, services);
  return factsKnownTo(policy, catalogued!({ facts, service: service || null, marks: {} }, ''));
}
