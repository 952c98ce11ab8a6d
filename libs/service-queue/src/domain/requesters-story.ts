import type { Recorded } from '@twotrack/shared';
import type { FollowedState, ServiceEvent, StoryKind, StoryLine, Ticket } from '../contract/index.js';

/** Where a ticket stands in words for whoever asked; what lies under a parent stands where that does (S11). */
export function followedState(ticket: Ticket, parentColumn: Ticket['column'] | null): FollowedState {
  if (ticket.marks.handedOver) return 'became-a-wish';
  if (ticket.closedAt) return 'closed';
  if (ticket.resolvedAt) return 'solved';
  return STATES[parentColumn ?? ticket.column];
}

const STATES = {
  triage: 'being-sorted',
  queue: 'in-line',
  working: 'in-work',
  waiting: 'waiting',
  // the parent is, this one not yet
  resolved: 'in-work',
} as const satisfies Record<Ticket['column'], FollowedState>;

/** What happened, for whoever asked: only what is named here is told, and the team is one (L7). */
export function storyOf(history: readonly Recorded<ServiceEvent>[], askerId: string): StoryLine[] {
  return history.flatMap((event) => {
    const by = event.by.id === askerId ? 'you' : event.by.id === 'clock' ? 'time' : 'team';
    const kind = kindOf(event, by);
    if (!kind) return [];
    const severity = severityOf(event);
    const reason = event.type === 'solution-rejected' && { reason: event.reason };
    return [{ at: event.at, kind, by, ...(severity && { severity }), ...reason }];
  });
}

function kindOf(event: ServiceEvent, by: StoryLine['by']): StoryKind | null {
  switch (event.type) {
    case 'ticket-opened':
      return 'asked';
    case 'ticket-acknowledged':
      return 'seen';
    case 'ticket-pulled':
      return 'taken-up';
    case 'ticket-moved':
      return MOVED[event.ticket.column];
    case 'ticket-resolved':
    case 'child-resolved':
      return 'solved';
    case 'ticket-reopened':
      return 'open-again';
    case 'solution-rejected':
      return 'not-solved';
    case 'solution-confirmed':
      return 'confirmed';
    case 'ticket-closed':
      return 'closed';
    case 'facts-corrected':
      return severityOf(event) ? 'severity' : by === 'you' ? 'answered' : null;
    case 'ticket-recalculated':
      return severityOf(event) ? 'severity' : null;
    default:
      return null;
  }
}

const MOVED = {
  triage: 'back-in-line',
  queue: 'back-in-line',
  working: 'taken-up',
  waiting: 'waiting',
  resolved: 'solved',
} as const satisfies Record<Ticket['column'], StoryKind>;

const severityOf = (event: ServiceEvent): StoryLine['severity'] =>
  'severityWas' in event && event.severityWas !== event.ticket.severity
    ? { from: event.severityWas, to: event.ticket.severity }
    : undefined;
