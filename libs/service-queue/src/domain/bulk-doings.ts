import { Refusal, type Actor } from '@twotrack/shared';
import type { BulkDoing, BulkDoingName, ColumnId, SeverityPolicy, Ticket } from '../contract/index.js';
import type { Decided } from './bulk.js';
import { commented } from './comments.js';
import { escalated, escalatedTo } from './escalation.js';
import { snoozed, unsnoozed } from './snooze.js';
import { corrected, factsBefore } from './ticket.js';
import { acknowledged, assigned, moved, rerouted, unacknowledged } from './ticket-moves.js';

/** Who does it, when, by which policy, who has the duty, and what makes ids. */
export interface Doer {
  readonly actor: Actor;
  readonly now: string;
  readonly policy: SeverityPolicy;
  readonly onCall: string | null;
  readonly newId: () => string;
}

type Said<N extends BulkDoingName> = NonNullable<BulkDoing[N]>;
type Doings = { readonly [N in BulkDoingName]: (ticket: Ticket, said: Said<N>, by: Doer) => Decided };

/** Each thing a bulk can do, as the single command decides it for the ticket as it stands. */
const doings: Doings = {
  acknowledge: (was, _, { policy, actor, now }) => ({
    event: { type: 'ticket-acknowledged', ticket: acknowledged(was, policy, actor, now) },
  }),
  unacknowledge: (was, _, { policy, actor, now }) => ({
    event: { type: 'ticket-unacknowledged', ticket: unacknowledged(was, policy, actor, now) },
  }),
  assign: (was, { to }, { actor }) => {
    if (was.assignee === to) throw alreadyThere(was, to ? 'is theirs already' : 'is nobody’s already');
    return {
      event: { type: 'ticket-assigned', ticket: assigned(was, { from: was.assignee, to }, actor), was: was.assignee },
    };
  },
  move: (was, { column, reason }, by) => movedTo(was, column, reason, by),
  resolve: (was, { reason }, by) => movedTo(was, 'resolved', reason, by),
  reroute: (was, { queue }, { policy, actor, now }) => ({
    event: {
      type: 'ticket-rerouted',
      ticket: rerouted(was, { from: was.queueId, queue }, policy, actor, now),
      fromQueueId: was.queueId,
    },
  }),
  snooze: (was, said, { actor, now }) => ({
    event: { type: 'ticket-snoozed', ticket: snoozed(was, said, actor, now), was: was.marks.snoozed ?? null },
  }),
  unsnooze: (was, _, { actor }) => ({ event: { type: 'ticket-unsnoozed', ...unsnoozed(was, actor) } }),
  escalate: (was, said, { policy, onCall, actor, now }) => ({
    event: { type: 'ticket-escalated', ...escalated(was, escalatedTo(said, onCall), said.reason, policy, actor, now) },
  }),
  correctFacts: (was, { facts }, { policy, actor, now }) => {
    const command = { facts, version: was.version };
    const ticket = corrected(was, command, policy, actor, now);
    return {
      event: { type: 'facts-corrected', ticket, was: factsBefore(was, command), severityWas: was.severity },
    };
  },
  comment: (was, said, { newId, actor, now }) => {
    const { ticket, comment } = commented(was, said, newId(), actor, now);
    return { event: { type: 'comment-added', ticket, comment }, comment };
  },
};

/** What is decided for one ticket by the one thing that is to be done. */
export function decidedBy(doing: BulkDoing, by: Doer): (ticket: Ticket) => Decided {
  const [name, said] = Object.entries(doing)[0] as [BulkDoingName, never];
  return (ticket) => doings[name](ticket, said, by);
}

function movedTo(was: Ticket, column: ColumnId, reason: string | undefined, { policy, actor, now }: Doer): Decided {
  if (was.column === column) throw alreadyThere(was, 'stands there already');
  const command = { from: was.column, column, ...(reason !== undefined && { reason }) };
  const ticket = moved(was, command, policy, actor, now);
  return { event: { type: 'ticket-moved', ticket, from: was.column, reason: reason ?? null }, reason };
}

const alreadyThere = (ticket: Ticket, said: string): Refusal =>
  new Refusal('conflict', 'already-there', { ticket }, `${ticket.key} ${said}.`);
