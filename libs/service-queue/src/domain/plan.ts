import { Refusal, type Actor } from '@twotrack/shared';
import type { PlanChange, Ticket } from '../contract/index.js';
import { marked } from './marks.js';
import { onlyMembers } from './rights.js';
import { onlyOpen } from './snooze.js';
import { changed, stale } from './ticket.js';

/** Planned anew, with nothing of it told yet; or no more. */
export function changePlanned(ticket: Ticket, { version, plan }: PlanChange, actor: Actor): Ticket {
  onlyMembers(actor);
  if (ticket.kind !== 'change') {
    throw new Refusal('conflict', 'not-a-change', { ticket }, `${ticket.key} is no change: only changes are planned.`);
  }
  if (ticket.version !== version) throw stale(ticket);
  onlyOpen(ticket);
  const window = plan && { from: new Date(plan.from).toISOString(), to: new Date(plan.to).toISOString() };
  return changed(ticket, marked(ticket, 'plan', plan && { ...plan, ...window! }));
}

/** When its window opens or closes next; null where it is resolved, or has no plan or one that is over. */
export function planRings({ marks: { plan }, resolvedAt }: Ticket): string | null {
  if (!plan || resolvedAt || plan.endedAt) return null;
  return plan.beganAt ? plan.to : plan.from;
}

/** Its window opened. */
export const windowBegan = (ticket: Ticket, now: string): Ticket =>
  marked(ticket, 'plan', { ...ticket.marks.plan!, beganAt: now });

/** Its window closed. */
export const windowEnded = (ticket: Ticket, now: string): Ticket =>
  marked(ticket, 'plan', { ...ticket.marks.plan!, endedAt: now });
