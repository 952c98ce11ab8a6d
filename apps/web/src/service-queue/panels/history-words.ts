import type { Recorded } from '@twotrack/shared';
import type {
  CatalogueEvent,
  ColumnId,
  Fact,
  FoldingEvent,
  IntakeEvent,
  ProblemEvent,
  RequesterEvent,
  ServiceEvent,
  Severity,
  WorkEvent,
} from '@twotrack/service-queue/contract';
import { because, limitInWords, shortened, type Told } from '../../ui/panel/told.js';
import { isOfCatalogue, tellOfCatalogue } from './catalogue-words.js';
import { isOfFolding, tellOfFolding } from './folding-words.js';
import { isOfIntake, tellOfIntake } from './intake-words.js';
import { isOfProblems, tellOfProblems } from '../problems/history-words.js';
import { isOfRequesters, tellOfRequesters } from '../requesters/history-words.js';
import { isOfWork, tellOfWork } from './work-words.js';
import { words } from './words.js';

/** Names for the ids an event holds. */
export interface Names {
  column(id: ColumnId): string;
  person(id: string): string;
  queue(id: string): string;
  fact(id: string): string;
}

/** What an event says of its ticket, after the name of who did it: "acknowledged it". */
export const tell = (event: Recorded<ServiceEvent>, names: Names): Told => {
  if (isOfCatalogue(event)) return tellOfCatalogue(event, names);
  if (isOfFolding(event)) return tellOfFolding(event);
  if (isOfIntake(event)) return tellOfIntake(event);
  if (isOfProblems(event)) return tellOfProblems(event);
  if (isOfRequesters(event)) return tellOfRequesters(event);
  if (isOfWork(event)) return tellOfWork(event, names);
  switch (event.type) {
    case 'ticket-opened':
      return { what: `opened it in ${names.queue(event.ticket.queueId)}, ${words.sev(event.ticket.severity)}` };
    case 'ticket-renamed':
      return { what: 'changed the title', before: event.was, after: event.ticket.title };
    case 'ticket-described':
      return { what: 'changed the details', before: shortened(event.was), after: shortened(event.details) };
    case 'facts-corrected':
      return { what: corrected(event.severityWas, event.ticket.severity), ...factsInWords(event, names) };
    case 'ticket-moved':
      return {
        what: `moved it from ${names.column(event.from)} to ${names.column(event.ticket.column)}`,
        ...because(event.reason),
      };
    case 'ticket-pulled':
      return { what: `pulled it into ${names.column(event.ticket.column)}` };
    case 'ticket-assigned':
      return {
        what: 'changed who works on it',
        before: who(event.was, names),
        after: who(event.ticket.assignee, names),
      };
    case 'ticket-acknowledged':
      return { what: 'acknowledged it' };
    case 'ticket-unacknowledged':
      return { what: 'took the acknowledgement back' };
    case 'ticket-rerouted':
      return {
        what: 'sent it to another queue',
        before: names.queue(event.fromQueueId),
        after: names.queue(event.ticket.queueId),
      };
    case 'ticket-recalculated':
      return {
        what: `judged it by version ${event.ticket.policyVersion} of the policy`,
        before: words.sev(event.severityWas),
        after: words.sev(event.ticket.severity),
      };
    case 'ticket-aged':
      return { what: words.place.raised(event.from, event.ticket.effectiveClass) };
    case 'ticket-closed':
      return { what: 'closed it' };
    case 'sla-warned':
      return { what: `warned: the ${event.clock} is due soon` };
    case 'sla-breached':
      return {
        what: `noted that the ${event.clock} is past its due time`,
        ...(event.because && {
          reason:
            event.because.from === event.ticket.severity
              ? `due earlier since ${event.because.because.map((one) => words.sla.by[one] ?? one).join(', ')} changed`
              : `due earlier since it is ${words.sev(event.ticket.severity)}, not ${words.sev(event.because.from)}`,
        }),
      };
    case 'fact-disputed':
      return { what: `disputed ${names.fact(event.fact)}`, reason: event.note };
    case 'dispute-withdrawn':
      return { what: `took back the dispute over ${names.fact(event.fact)}`, reason: event.was.note };
    default:
      return tellOfSettings(event);
  }
};

const tellOfSettings = (
  event: Exclude<
    ServiceEvent,
    { ticket: unknown } | CatalogueEvent | FoldingEvent | IntakeEvent | ProblemEvent | RequesterEvent | WorkEvent
  >,
): Told => {
  switch (event.type) {
    case 'queue-created':
      return { what: `created the queue ${event.queue.name}` };
    case 'queue-renamed':
      return { what: 'renamed a queue', before: event.was, after: event.queue.name };
    case 'routing-set':
      return { what: 'changed the routing rules' };
    case 'policy-activated':
      return { what: `activated ${event.policy.name}, version ${event.policy.version}`, reason: event.reason };
    case 'policy-draft-saved':
      return { what: `saved a draft of the policy, ${event.draft.policy.name}` };
    case 'policy-draft-discarded':
      return { what: `discarded the draft of the policy, ${event.was.policy.name}` };
    case 'column-limit-set':
      return {
        what: `changed the limit of ${event.column.name}`,
        before: limitInWords(event.was),
        after: limitInWords(event.column.limit),
      };
    case 'column-policy-set':
      return {
        what: `changed the policy of ${event.column.name}`,
        before: shortened(event.was),
        after: shortened(event.column.policy),
      };
    case 'limit-breached':
      return { what: `took ${event.column.name} over its limit, to ${event.count}` };
    case 'limit-restored':
      return { what: `brought ${event.column.name} back within its limit` };
  }
};

const corrected = (was: Severity, is: Severity): string =>
  was === is
    ? `corrected facts, it stays ${words.sev(is)}`
    : `corrected facts, ${words.sev(was)} became ${words.sev(is)}`;

type Corrected = Extract<ServiceEvent, { type: 'facts-corrected' }>;

const factsInWords = ({ was, ticket }: Corrected, names: Names): Pick<Told, 'before' | 'after'> => {
  const told = (of: (id: string) => Fact | null | undefined): string =>
    Object.keys(was)
      .map((id) => `${names.fact(id)}: ${value(of(id))}`)
      .join('; ');
  return { before: told((id) => was[id]), after: told((id) => ticket.facts[id]) };
};

const value = (fact: Fact | null | undefined): string => {
  if (!fact) return words.sources.assumed;
  if (typeof fact.value === 'boolean') return fact.value ? words.yes : words.no;
  return fact.about ? `${words.why.about} ${fact.value}` : String(fact.value);
};

const who = (id: string | null, names: Names): string => (id ? names.person(id) : words.nobody);
