import { Refusal, whoIs, worksHere, type Actor } from '@twotrack/shared';
import type { CorrectFacts, FactSource, Facts, OpenTicket, SeverityPolicy, Ticket } from '../contract/index.js';
import { aged } from './ageing.js';
import type { Catalogued } from './catalogue-facts.js';
import { assumedFactsThatMatter } from './explanation.js';
import { awake } from './marks.js';
import { onlyMembers } from './rights.js';
import { settled } from './policy-dispute.js';
import { factsKnownTo, severityOf } from './severity.js';
import { timed } from './sla.js';

/** What a new ticket is given before anybody looks at it. */
export interface Birth {
  readonly id: string;
  readonly key: string;
  readonly queueId: string;
  /** The rule that routed it there. */
  readonly ruleId: string | null;
}

/** A new ticket: in Triage only where an assumed fact could change its severity, else in Queue (S9). */
export function opened(
  command: OpenTicket,
  birth: Birth,
  policy: SeverityPolicy & Catalogued,
  actor: Actor,
  now: string,
  alert: Ticket['alert'] = null,
): Ticket {
  const said = stated(command.facts, actor, now, alert ? 'alert' : sourceOf(actor));
  const facts = policy.catalogued?.({ facts: said, service: command.service ?? null, marks: {} }, now) ?? said;
  const severity = severityOf(policy, facts);
  // every name spelt out: an object that begins with a spread grows name by name, at four times the cost of the rest
  const ticket: Ticket = {
    id: birth.id,
    key: birth.key,
    queueId: birth.queueId,
    ruleId: birth.ruleId,
    kind: command.kind,
    title: command.title,
    service: command.service ?? null,
    column: stopsInTriage(policy, facts) ? 'triage' : 'queue',
    facts,
    severity,
    policyVersion: policy.version,
    effectiveClass: severity,
    waits: [],
    agesAt: null,
    reportedAt: now,
    reportedBy: whoIs(actor),
    assignee: null,
    acknowledged: null,
    respondedAt: null,
    waiting: null,
    pauses: [],
    responseDue: null,
    resolutionDue: null,
    due: null,
    retargeted: null,
    told: [],
    enteredColumnAt: now,
    expedited: false,
    resolvedAt: null,
    closedAt: null,
    alert,
    parentId: null,
    foldKey: null,
    problemId: null,
    marks: {},
    version: 1,
  };
  return aged(timed(ticket, policy), policy, now);
}

/** Facts stated anew or taken back; the severity follows, and what stood in Triage for them goes on to Queue (S3, S9). */
export function corrected(
  ticket: Ticket,
  command: CorrectFacts,
  policy: SeverityPolicy,
  actor: Actor,
  now: string,
): Ticket {
  onlyMembers(actor);
  sawLatest(ticket, command.version);
  const said = Object.entries(command.facts).filter(([, fact]) => fact !== null);
  const news = stated(Object.fromEntries(said) as OpenTicket['facts'], actor, now);
  severityOf(policy, news);
  const kept = Object.entries(ticket.facts).filter(([id]) => command.facts[id] !== null);
  const facts: Facts = { ...Object.fromEntries(kept), ...news };
  const touched = Object.keys(command.facts);
  return changed(ticket, judged(settled({ ...ticket, facts }, touched), policy, now, touched));
}

/** The ticket judged by this policy and what the catalogue says of its service, its open clocks aimed anew from the report on, and the change named (S8). */
export function judged(
  was: Ticket,
  policy: SeverityPolicy & Catalogued,
  now: string,
  because: NonNullable<Ticket['retargeted']>['because'],
): Ticket {
  const ticket = { ...was, facts: policy.catalogued?.(was, now) ?? was.facts };
  const facts = factsKnownTo(policy, ticket.facts);
  const severity = severityOf(policy, facts);
  const seen = severity === 1 && ticket.severity !== 1 ? awake(ticket) : ticket;
  const next = timed({ ...seen, severity, policyVersion: policy.version }, policy);
  const aimedAnew =
    severity !== ticket.severity ||
    next.responseDue !== ticket.responseDue ||
    next.resolutionDue !== ticket.resolutionDue;
  const retargeted = aimedAnew && !ticket.resolvedAt ? { at: now, from: ticket.severity, because } : ticket.retargeted;
  const settled = ticket.column === 'triage' && !stopsInTriage(policy, facts);
  const settles = settled && { column: 'queue' as const, enteredColumnAt: now };
  return aged({ ...next, retargeted, ...settles }, policy, now);
}

/** An open ticket by the policy in force, where the clock has not come to it yet. */
export const current = (ticket: Ticket, policy: SeverityPolicy, now: string): Ticket =>
  ticket.policyVersion === policy.version ? ticket : judged(ticket, policy, now, ['policy']);

/** The clock comes by after another policy was activated (S6). */
export const recalculated = (ticket: Ticket, policy: SeverityPolicy, now: string): Ticket =>
  changed(ticket, current(ticket, policy, now));

export function renamed(ticket: Ticket, command: { version: number; title: string }, actor: Actor): Ticket {
  onlyMembers(actor);
  sawLatest(ticket, command.version);
  return changed(ticket, { ...ticket, title: command.title });
}

/** Its details lie beside the ticket; the version counts them too. */
export function described(ticket: Ticket, command: { version: number }, actor: Actor): Ticket {
  onlyMembers(actor);
  sawLatest(ticket, command.version);
  return changed(ticket, ticket);
}

/** The facts a correction touched, as they were; null where one was assumed. */
export const factsBefore = (ticket: Ticket, command: CorrectFacts): Record<string, Facts[string] | null> =>
  Object.fromEntries(Object.keys(command.facts).map((id) => [id, ticket.facts[id] ?? null]));

export const changed = (was: Ticket, now: Ticket): Ticket => ({ ...now, version: was.version + 1 });

export const stale = (ticket: Ticket): Refusal =>
  new Refusal('conflict', 'stale-version', { ticket }, `${ticket.key} was changed meanwhile.`);

function sawLatest(ticket: Ticket, version: number): void {
  if (ticket.version !== version) throw stale(ticket);
}

export const stopsInTriage = (policy: SeverityPolicy, facts: Facts): boolean =>
  assumedFactsThatMatter(policy, facts).length > 0;

/** Members state facts as agents; everybody else as whoever asks for help. */
const sourceOf = (actor: Actor): FactSource => (worksHere(actor) ? 'agent' : 'requester');

const stated = (said: OpenTicket['facts'], actor: Actor, now: string, source = sourceOf(actor)): Facts =>
  Object.fromEntries(
    Object.entries(said).map(([id, { value, about = false }]) => [
      id,
      { value, about, source, by: whoIs(actor), at: now },
    ]),
  );
