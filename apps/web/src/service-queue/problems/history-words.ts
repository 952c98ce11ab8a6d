import type {
  HandOverEvent,
  PlanEvent,
  ProblemEvent,
  ServiceEvent,
  Severity,
  Ticket,
} from '@twotrack/service-queue/contract';
import { because, shortened, type Told } from '../../ui/panel/told.js';
import { words as queueWords } from '../panels/words.js';
import { words } from './words.js';

type Ours = HandOverEvent | PlanEvent | ProblemEvent;
type Tellers = { [T in Ours['type']]: (event: Extract<Ours, { type: T }>) => Told };

/** What problems, hand-overs and planned work say of a ticket or of a problem, after the name of who did it. */
const tellers: Tellers = {
  'problem-created': () => ({ what: 'opened the problem' }),
  'problem-renamed': ({ was, problem }) => ({ what: 'changed the title', before: was, after: problem.title }),
  'problem-described': ({ was, problem }) => ({
    ...{ what: 'changed the description', before: shortened(was), after: shortened(problem.description) },
  }),
  'cause-named': ({ problem }) => ({ what: 'named the cause', after: shortened(problem.cause) }),
  'workaround-set': ({ problem }) =>
    problem.workaround
      ? { what: 'gave a workaround', after: shortened(problem.workaround.text) }
      : { what: 'took the workaround back' },
  'problem-proposed': () => ({ what: 'proposed it to the product owner' }),
  'problem-withdrawn': () => ({ what: 'took the proposal back' }),
  'proposal-followed': ({ problem }) => ({
    what: words.answers[problem.proposal!.answer.doneAt ? 'done' : problem.proposal!.answer.status],
    ...because(problem.proposal!.answer.reason),
  }),
  'problem-closed': ({ reason }) => ({ what: 'closed it', ...because(reason) }),
  'problem-reopened': () => ({ what: 'opened it again' }),
  'ticket-linked': (event) => ({ what: `linked it to ${event.problemKey}`, ...severities(event) }),
  'ticket-unlinked': (event) => ({ what: `took it from ${event.problemKey}`, ...severities(event) }),
  'workaround-stated': (event) => ({ what: `changed its workaround with ${event.problemKey}`, ...severities(event) }),
  'ticket-handed-over': ({ reason }) => ({ what: 'handed it over to the product’s inbox', reason }),
  'ticket-arrived': () => ({ what: 'brought it into the inbox' }),
  'ticket-taken-back': () => ({ what: 'took it back from the inbox' }),
  'ticket-returned': () => ({ what: 'gave it back to the inbox' }),
  'change-planned': ({ ticket }) => ({ what: ticket.marks.plan ? 'planned the change' : 'took the plan away' }),
  'change-began': () => ({ what: 'noted: its window opened' }),
  'change-ended': () => ({ what: 'noted: its window closed' }),
};

export const isOfProblems = (event: ServiceEvent): event is Ours => Object.hasOwn(tellers, event.type);

export const tellOfProblems = (event: Ours): Told => (tellers[event.type] as (event: Ours) => Told)(event);

const severities = ({ ticket, severityWas }: { ticket: Ticket; severityWas: Severity }) =>
  ticket.severity === severityWas
    ? {}
    : { before: queueWords.sev(severityWas), after: queueWords.sev(ticket.severity) };
