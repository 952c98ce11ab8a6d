import type { Fact, FactScale, FactValue, Facts, Service, SeverityPolicyDraft, Ticket } from '../contract/index.js';
import { declarationOf, levelNamed } from './severity.js';

/*
 * What the catalogue says of a service is written into the facts of its tickets whenever one is judged (S4): the
 * constants as facts of their own, and beside the count of users by what it is measured. So the severity stays a pure
 * function of a ticket's facts and a policy version (S2), in browser and history alike, and whoever reads a ticket
 * later reads by what it was judged.
 */

/** How a policy in force knows the services; not there where only its data is, as in a browser. */
export interface Catalogued {
  readonly serviceOf?: (name: string) => Service | null;
  /** The facts of a ticket with what the catalogue says now; the same object where nothing changes. */
  readonly catalogued?: (ticket: CataloguedTicket, now: string) => Facts;
}
type CataloguedTicket = Pick<Ticket, 'facts' | 'service' | 'marks'>;

export const TIER = 'tier';
export const USERS = 'usersAffected';

/** The policy with the services, found by the names that tickets use; capitals do not matter. */
export function withServices<P extends SeverityPolicyDraft>(policy: P, services: readonly Service[]): P & Catalogued {
  const byName = new Map(services.map((service) => [service.name.toLowerCase(), service]));
  const serviceOf = (name: string) => byName.get(name.toLowerCase()) ?? null;
  const known = (ticket: CataloguedTicket, now: string) =>
    factsOf(ticket, policy, serviceNamed({ serviceOf }, ticket.service), now);
  return { ...policy, serviceOf, catalogued: known };
}

export const serviceNamed = (by: Catalogued, name: string | null | undefined): Service | null =>
  (name && by.serviceOf?.(name)) || null;

/** The worse of the service's own tier and its function's, by the order of the policy; null where neither is said. */
export function tierOf({ tier, serves }: Pick<Service, 'tier' | 'serves'>, policy: SeverityPolicyDraft): string | null {
  const levels = declarationOf(policy, TIER)?.levels.map(({ id }) => id) ?? [];
  const said = [tier, serves?.tier ?? null].filter((one) => one !== null);
  return said.sort((a, b) => levels.indexOf(b) - levels.indexOf(a))[0] ?? null;
}

/** Its facts that hold whatever happens, as far as this policy can judge by them. */
export function constantsOf(service: Service, policy: SeverityPolicyDraft): [string, string][] {
  const tier = tierOf(service, policy);
  const said = [...Object.entries(service.facts), ...(tier ? [[TIER, tier] as [string, string]] : [])];
  return said.filter(([id, level]) => levelNamed(policy, id, level) !== null);
}

/** By what a count of its users is measured; null where it says nothing of that. */
export function scaleOf({ users, bands }: Service): FactScale | null {
  if (users === null && bands === null) return null;
  return { ...(users !== null && { users }), ...(bands && { bands }) };
}

type Known = Readonly<Record<string, { readonly value: FactValue; readonly scale?: FactScale | undefined }>>;

/** Facts as routing sees them before there is a ticket: with what the catalogue adds (S1). */
export function withConstants(facts: Known, service: Service | null, policy: SeverityPolicyDraft): Known {
  if (!service) return facts;
  const constants = constantsOf(service, policy).map(([id, value]) => [id, { value }]);
  const scale = scaleOf(service);
  const users = facts[USERS];
  return { ...Object.fromEntries(constants), ...facts, ...(users && scale && { [USERS]: { ...users, scale } }) };
}

/**
 * What anybody stated stands before the catalogue. A parent has its facts from what lies under it, and from here only
 * that by which its users are measured.
 */
function factsOf(
  { facts, marks }: CataloguedTicket,
  policy: SeverityPolicyDraft,
  service: Service | null,
  now: string,
): Facts {
  const next: Facts = {};
  for (const [id, fact] of Object.entries(facts))
    if (fact.source !== 'catalogue') next[id] = measured(id, fact, service);
  if (service && !marks.folded) {
    const by = { id: service.id, name: service.name };
    for (const [id, value] of constantsOf(service, policy)) {
      const was = facts[id];
      const known = was?.source === 'catalogue' && was.value === value ? was : null;
      next[id] ??= known ?? { value, about: false, source: 'catalogue', by, at: now };
    }
  }
  return factsChanged(facts, next).length > 0 ? next : facts;
}

/** Which facts differ in what the severity follows from, or in where they come from. */
export const factsChanged = (was: Facts, now: Facts): string[] =>
  [...new Set([...Object.keys(was), ...Object.keys(now)])].filter((id) => was[id] !== now[id]);

function measured(id: string, fact: Fact, service: Service | null): Fact {
  const scale = id === USERS && typeof fact.value === 'number' && service ? scaleOf(service) : null;
  const { scale: before, ...bare } = fact;
  if (sameScale(before ?? null, scale)) return fact;
  return scale ? { ...bare, scale } : bare;
}

const sameScale = (a: FactScale | null, b: FactScale | null): boolean =>
  a?.users === b?.users && a?.bands?.join() === b?.bands?.join();
