import type { Escalation, ServiceEvent, WorkEvent } from '@twotrack/service-queue/contract';
import { because, shortened, type Told } from '../../ui/panel/told.js';
import { untilWhen } from '../work/words.js';

/** Names for the ids these events hold. */
interface Names {
  person(id: string): string;
  queue(id: string): string;
}

type Tellers = { [T in WorkEvent['type']]: (event: Extract<WorkEvent, { type: T }>, names: Names) => Told };

/** What triage and work say of a ticket, after the name of who did it. */
const tellers: Tellers = {
  'ticket-snoozed': ({ ticket }) => ({ what: `snoozed it ${untilWhen(ticket.marks.snoozed!)}` }),
  'ticket-unsnoozed': () => ({ what: 'woke it' }),
  'ticket-woken': () => ({ what: 'woke it: its time came' }),
  'ticket-escalated': ({ ticket }, names) => escalated(ticket.marks.escalated!, names),
  'ticket-unescalated': () => ({ what: 'took the escalation back' }),
  'comment-added': ({ comment }) => ({
    what: comment.public ? 'wrote to the requester' : 'wrote to the team',
    after: shortened(comment.text),
  }),
  'comment-edited': ({ was, comment }) => ({
    what: 'changed a comment',
    before: shortened(was),
    after: shortened(comment.text),
  }),
  'comment-removed': ({ was }) => ({ what: 'removed a comment', before: shortened(was) }),
  'canned-reply-created': ({ reply }) => ({ what: `kept the reply ${reply.name}` }),
  'canned-reply-changed': ({ reply, was }) => ({ what: 'changed a reply', before: was.name, after: reply.name }),
  'canned-reply-removed': ({ reply }) => ({ what: `removed the reply ${reply.name}` }),
  'ticket-restored': () => ({ what: 'gave back what a bulk had changed' }),
};

export const isOfWork = (event: ServiceEvent): event is WorkEvent => Object.hasOwn(tellers, event.type);

export const tellOfWork = (event: WorkEvent, names: Names): Told =>
  (tellers[event.type] as (event: WorkEvent, names: Names) => Told)(event, names);

const escalated = ({ person, queueId, reason }: Escalation, names: Names): Told => ({
  what: `escalated it to ${person ? names.person(person) : names.queue(queueId!)}`,
  ...because(reason),
});
