import type {
  ChangeBegan,
  ChangeEnded,
  SeverityPolicy,
  Ticket,
  TicketAged,
  TicketClosed,
  TicketRecalculated,
  TicketWoken,
} from '../contract/index.js';
import { aged } from './ageing.js';
import { closed, closesAt } from './closing.js';
import { awake } from './marks.js';
import { planRings, windowBegan, windowEnded } from './plan.js';
import { nextNotice, noticed } from './sla-notices.js';
import { wakesAt } from './snooze.js';
import { current } from './ticket.js';

/** What time does to a ticket: it is raised, its clocks are told of, it closes, it comes back into sight, its window opens and closes. */
export const ALARM_KINDS = ['age', 'sla', 'close', 'snooze', 'plan'] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

/** When each kind rings next for a ticket as it stands; a kind that is not there rings not at all. */
export type Alarms = Readonly<Partial<Record<AlarmKind, string>>>;

/** Follows from the ticket alone, so whoever changes a ticket need not know which moments that moves. */
export function alarmsOf(ticket: Ticket | null): Alarms {
  if (!ticket || ticket.closedAt) return {};
  const moments = {
    ...{ age: ticket.agesAt, sla: nextNotice(ticket), close: closesAt(ticket) },
    ...{ snooze: wakesAt(ticket), plan: planRings(ticket) },
  };
  return Object.fromEntries(Object.entries(moments).filter(([, at]) => at !== null)) as Alarms;
}

export type Ring =
  | TicketRecalculated
  | TicketAged
  | TicketClosed
  | TicketWoken
  | ChangeBegan
  | ChangeEnded
  | ReturnType<typeof noticed>['events'][number];

const NEVER = '~';

/** What has become due for a ticket by `now`, in that order, each event with the ticket as it then stands. */
export function rung(ticket: Ticket, policy: SeverityPolicy, now: string): { ticket: Ticket; events: Ring[] } {
  const events: Ring[] = [];
  let next = ticket;
  const step = (stepped: Ticket, event: (ticket: Ticket) => Ring) => {
    next = { ...stepped, version: next.version + 1 };
    events.push(event(next));
  };
  const due = closesAt(ticket);
  if (due && due <= now) step(closed(ticket, now), (ticket) => ({ type: 'ticket-closed', ticket }));
  if (ticket.resolvedAt) return { ticket: next, events };

  if (ticket.policyVersion !== policy.version) {
    const severityWas = ticket.severity;
    step(current(ticket, policy, now), (ticket) => ({ type: 'ticket-recalculated', ticket, severityWas }));
  }
  const older = aged(next, policy, now);
  const from = next.effectiveClass;
  const severityWas = next.severity;
  if (older.effectiveClass !== from) step(older, (ticket) => ({ type: 'ticket-aged', ticket, from }));
  // a card from before the clock learns when it ages
  else if (older.agesAt !== next.agesAt)
    step(older, (ticket) => ({ type: 'ticket-recalculated', ticket, severityWas }));
  const wakes = wakesAt(next);
  const was = next.marks.snoozed;
  if (was && wakes && wakes <= now) step(awake(next), (ticket) => ({ type: 'ticket-woken', ticket, was }));
  const isDue = () => (planRings(next) ?? NEVER) <= now;
  if (isDue() && !next.marks.plan!.beganAt)
    step(windowBegan(next, now), (ticket) => ({ type: 'change-began', ticket }));
  if (isDue()) step(windowEnded(next, now), (ticket) => ({ type: 'change-ended', ticket }));
  const notices = noticed(next, now);
  return { ticket: notices.ticket, events: [...events, ...notices.events] };
}
