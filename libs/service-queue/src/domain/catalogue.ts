import { Refusal, notFound } from '@twotrack/shared';
import type { EditService, Queue, Service, ServiceWords, SeverityPolicyDraft, Ticket } from '../contract/index.js';
import { TIER, USERS, factsChanged, type Catalogued } from './catalogue-facts.js';
import { changed, judged } from './ticket.js';
import { declarationOf, levelNamed } from './severity.js';

/** So many services a team keeps. */
const SERVICES_MAX = 1_000;

/** By what a service is checked. */
export interface Surroundings {
  readonly services: readonly Service[];
  readonly queues: readonly Queue[];
  readonly policy: SeverityPolicyDraft;
}

export function createdService(words: ServiceWords, id: string, around: Surroundings): Service {
  if (around.services.length >= SERVICES_MAX) {
    const said = `A catalogue holds ${SERVICES_MAX} services.`;
    throw new Refusal('conflict', 'too-many-services', { most: SERVICES_MAX }, said);
  }
  mustBeSound(words, id, around);
  return { ...words, id, retiredAt: null, version: 1 };
}

export function editedService(was: Service, { version, ...words }: EditService, around: Surroundings): Service {
  if (was.version !== version) {
    throw new Refusal('conflict', 'stale-version', { service: was }, `${was.name} was changed meanwhile.`);
  }
  if (was.retiredAt) throw new Refusal('conflict', 'service-is-removed', { service: was }, 'Restore it first.');
  mustBeSound(words, was.id, around);
  return { ...was, ...words, version: version + 1 };
}

export function removedService(was: Service, now: string): Service {
  if (was.retiredAt) throw new Refusal('conflict', 'service-is-removed', { service: was }, 'It is removed already.');
  return { ...was, retiredAt: now, version: was.version + 1 };
}

/** Back as it was, unless its name was given to another one, or its queue or levels are gone. */
export function restoredService(was: Service, around: Surroundings): Service {
  if (!was.retiredAt) throw new Refusal('conflict', 'service-is-there', { service: was }, 'It was not removed.');
  mustBeSound(was, was.id, around);
  return { ...was, retiredAt: null, version: was.version + 1 };
}

export function serviceWithId(services: readonly Service[], id: string): Service {
  const found = services.find((service) => service.id === id);
  if (!found) throw notFound('service', id);
  return found;
}

/** Refuses a name that is taken, a queue that is not there, and levels and bands that the policy in force does not know. */
function mustBeSound(words: ServiceWords, id: string, { services, queues, policy }: Surroundings): void {
  const taken = services.find(
    (other) => other.id !== id && !other.retiredAt && other.name.toLowerCase() === words.name.toLowerCase(),
  );
  if (taken)
    throw new Refusal('conflict', 'name-taken', { service: taken }, `There is a service ${taken.name} already.`);
  const faults = faultsOfService(words, queues, policy);
  if (faults.length > 0) {
    const [{ path, message }] = faults as [{ path: string; message: string }];
    throw new Refusal('invalid', 'invalid', { faults }, `The service is not sound: ${path} ${message}.`);
  }
}

export function faultsOfService(
  { tier, serves, queueId, bands, facts }: ServiceWords,
  queues: readonly Queue[],
  policy: SeverityPolicyDraft,
): { path: string; message: string }[] {
  const faults: { path: string; message: string }[] = [];
  const fault = (path: string, message: string) => faults.push({ path, message });
  if (queueId && !queues.some(({ id }) => id === queueId)) fault('queueId', 'is not a queue of this team');
  // a policy without tiers leaves them as words
  const tiered = declarationOf(policy, TIER);
  const tiers = { tier, 'serves.tier': serves?.tier ?? null };
  for (const [path, level] of Object.entries(tiers)) {
    if (tiered && level && levelNamed(policy, TIER, level) === null) fault(path, `is no level of ${tiered.name}`);
  }
  for (const [id, level] of Object.entries(facts)) {
    if (id === TIER || id === USERS) fault(`facts.${id}`, 'is stated by a field of its own');
    else if (levelNamed(policy, id, level) === null) fault(`facts.${id}`, 'is no fact or level of the policy');
  }
  const levels = declarationOf(policy, USERS)?.levels;
  if (bands && levels?.some(({ from }) => from !== undefined) && bands.length !== levels.length) {
    fault('bands', `needs one count for each of ${levels.length} levels`);
  }
  if (bands?.some((from, i) => i > 0 && from <= bands[i - 1]!)) fault('bands', 'need to rise');
  return faults;
}

/** An open ticket by what the catalogue says of its service now; null where nothing changes for it. */
export function carried(ticket: Ticket, policy: Parameters<typeof judged>[1] & Catalogued, now: string): Ticket | null {
  const facts = policy.catalogued?.(ticket, now) ?? ticket.facts;
  if (facts === ticket.facts) return null;
  return changed(ticket, judged({ ...ticket, facts }, policy, now, factsChanged(ticket.facts, facts)));
}
