import { Refusal, whoIs, type Actor } from '@twotrack/shared';
import type { AssignTicket, MoveTicket, RerouteTicket, SeverityPolicy, Ticket } from '../contract/index.js';
import { aged } from './ageing.js';
import { awake, marked } from './marks.js';
import { onlyMembers } from './rights.js';
import { paused, reopened, resolved, responded, resumed, unresponded } from './sla.js';
import { changed, current, judged, stale } from './ticket.js';

/** To another column. Inside it the order is calculated, so no neighbour can be named (S7). */
export function moved(ticket: Ticket, command: MoveTicket, policy: SeverityPolicy, actor: Actor, now: string): Ticket {
  onlyMembers(actor);
  if (command.before !== undefined || command.after !== undefined) throw orderIsCalculated();
  if (command.from !== ticket.column) throw stale(ticket);
  if (command.column === ticket.column) throw orderIsCalculated();
  if (command.column === 'waiting' && !command.reason) {
    throw new Refusal('conflict', 'reason-needed', { path: 'reason' }, 'Say what the ticket waits for.');
  }
  const open = command.column === 'resolved' && ticket.marks.folded?.open;
  if (open) throw childrenOpen(ticket, open);
  const left = leaving(awake(ticket), policy, now);
  const arrived = { ...left, column: command.column, enteredColumnAt: now };
  return changed(ticket, aged(arriving(arrived, command.reason ?? null, policy, actor, now), policy, now));
}

/** The next ticket, claimed by whoever asked (S9). */
export function pulled(ticket: Ticket, policy: SeverityPolicy, actor: Actor, now: string): Ticket {
  onlyMembers(actor);
  const arrived: Ticket = { ...current(ticket, policy, now), column: 'working', enteredColumnAt: now };
  return changed(ticket, aged(responded({ ...arrived, assignee: actor.id }, policy, now), policy, now));
}

/** Compare and set: whoever was slower learns who has it (S9). */
export function assigned(ticket: Ticket, command: AssignTicket, actor: Actor): Ticket {
  onlyMembers(actor);
  if (ticket.assignee !== command.from) {
    const said = ticket.assignee ? `${ticket.key} is already somebody's.` : `${ticket.key} is nobody's meanwhile.`;
    throw new Refusal('conflict', 'already-taken', { assignee: ticket.assignee, ticket }, said);
  }
  return changed(ticket, { ...ticket, assignee: command.to });
}

/** "Seen": the first one stops the response clock (S8). */
export function acknowledged(ticket: Ticket, policy: SeverityPolicy, actor: Actor, now: string): Ticket {
  onlyMembers(actor);
  if (ticket.acknowledged) {
    const { by, at } = ticket.acknowledged;
    throw new Refusal(
      'conflict',
      'already-acknowledged',
      { by, at, ticket },
      `${by.name} has acknowledged it already.`,
    );
  }
  const seen = { ...ticket, acknowledged: { by: whoIs(actor), at: now } };
  return changed(ticket, ticket.resolvedAt ? seen : responded(current(seen, policy, now), policy, now));
}

/** Takes an acknowledge back; where it had stopped the response clock of a ticket nobody works on, that runs on. */
export function unacknowledged(ticket: Ticket, policy: SeverityPolicy, actor: Actor, now: string): Ticket {
  onlyMembers(actor);
  if (!ticket.acknowledged) {
    throw new Refusal('conflict', 'not-acknowledged', { ticket }, `Nobody has acknowledged ${ticket.key}.`);
  }
  const untouched = ticket.column === 'triage' || ticket.column === 'queue';
  const stopped = untouched && ticket.respondedAt === ticket.acknowledged.at;
  const unseen = { ...ticket, acknowledged: null };
  return changed(ticket, stopped ? unresponded(current(unseen, policy, now), policy) : unseen);
}

/** To another queue, in the same column: report and pauses are kept, what is open is aimed at that queue's targets (S8), and from where it came (S1). */
export function rerouted(
  ticket: Ticket,
  command: RerouteTicket,
  policy: SeverityPolicy,
  actor: Actor,
  now: string,
): Ticket {
  onlyMembers(actor);
  if (ticket.queueId !== command.from) throw stale(ticket);
  if (ticket.queueId === command.queue) {
    throw new Refusal('conflict', 'already-there', { ticket }, `${ticket.key} is in this queue already.`);
  }
  const through = [...new Set([...(ticket.marks.cameFrom ?? []), command.from])];
  const there = marked({ ...ticket, queueId: command.queue }, 'cameFrom', through);
  const otherTerms = policy.queues[command.from] ?? policy.queues[command.queue];
  return changed(ticket, otherTerms && !ticket.resolvedAt ? judged(there, policy, now, ['queue']) : there);
}

function leaving(ticket: Ticket, policy: SeverityPolicy, now: string): Ticket {
  const open = current(reopened({ ...ticket, closedAt: null }, policy, now), policy, now);
  return open.column === 'waiting' ? { ...resumed(open, policy, now), waiting: null } : open;
}

function arriving(ticket: Ticket, reason: string | null, policy: SeverityPolicy, actor: Actor, now: string): Ticket {
  switch (ticket.column) {
    case 'triage':
    case 'queue':
      // back in the queue it is anybody's again: a pull passes over what somebody has claimed
      return { ...ticket, assignee: null };
    case 'working':
      return responded({ ...ticket, assignee: ticket.assignee ?? actor.id }, policy, now);
    case 'waiting':
      return { ...paused(ticket, policy, now), waiting: { reason: reason!, since: now } };
    case 'resolved':
      return resolved(ticket, policy, now);
  }
}

/** Resolving the parent proposes its children: that is a command of its own (S11). */
const childrenOpen = (ticket: Ticket, open: number): Refusal =>
  new Refusal(
    'conflict',
    'children-open',
    { open, ticket },
    `${open} tickets under ${ticket.key} are open: resolve them with it.`,
  );

const orderIsCalculated = (): Refusal =>
  new Refusal(
    'conflict',
    'order-is-calculated',
    { order: ['effectiveClass', 'due', 'reportedAt', 'id'] },
    'Tickets stand by severity, then by due time; nobody places them.',
  );
