import { Refusal, whoIs, type Who } from '@twotrack/shared';
import type { SeverityPolicy, Ticket } from '../contract/index.js';
import { aged } from './ageing.js';
import { isPaused, paused, resumed } from './sla.js';
import { changed, current } from './ticket.js';

/** Under a parent; nothing else of it changes, so that it comes back as it was (S11). */
export const foldedUnder = (ticket: Ticket, parentId: string, by: Who, now: string): Ticket =>
  changed(ticket, lying(ticket, parentId, { by: whoIs(by), at: now, as: 'folded' }));

/** Born under a parent: it is new, so nothing of it changed. */
export const bornUnder = (ticket: Ticket, parentId: string, by: Who, now: string): Ticket =>
  lying(ticket, parentId, { by: whoIs(by), at: now, as: 'folded' });

export const lying = (ticket: Ticket, parentId: string, under: NonNullable<Ticket['marks']['under']>): Ticket => ({
  ...ticket,
  parentId,
  marks: { ...ticket.marks, under },
});

export const unfolded = (ticket: Ticket): Ticket => changed(ticket, standing(ticket));

function standing(ticket: Ticket): Ticket {
  const { under: _, ...marks } = ticket.marks;
  return { ...ticket, parentId: null, marks };
}

/** Ends as merged into another: its clocks stop, where they run (S11). */
export function mergedInto(ticket: Ticket, intoId: string, policy: SeverityPolicy, by: Who, now: string): Ticket {
  const stopped =
    ticket.resolvedAt || isPaused(ticket)
      ? ticket
      : aged(paused(current(ticket, policy, now), policy, now), policy, now);
  return changed(ticket, lying(stopped, intoId, { by: whoIs(by), at: now, as: 'merged' }));
}

/** As it was: the clocks that the merge stopped run on. */
export function unmerged(ticket: Ticket, policy: SeverityPolicy, now: string): Ticket {
  const stopped = ticket.pauses.at(-1);
  const byMerge = stopped?.to === null && stopped.from === ticket.marks.under?.at && !ticket.waiting;
  const back = standing(ticket);
  return changed(ticket, byMerge ? aged(resumed(current(back, policy, now), policy, now), policy, now) : back);
}

/** Where unfolding finds the column full, the ticket comes in where tickets come in (W1). */
export const backInQueue = (ticket: Ticket, policy: SeverityPolicy, now: string): Ticket =>
  aged({ ...ticket, column: 'queue', assignee: null, expedited: false, enteredColumnAt: now }, policy, now);

/** Refuses what cannot go under another: a group, and what lies under one already. */
export function mustStandAlone(ticket: Ticket): void {
  if (ticket.marks.folded) {
    throw new Refusal('conflict', 'is-a-group', { ticket }, `${ticket.key} has tickets under it itself.`);
  }
  if (ticket.parentId) {
    throw new Refusal('conflict', 'lies-under', { ticket }, `${ticket.key} lies under another ticket already.`);
  }
  if (ticket.closedAt) throw new Refusal('conflict', 'closed', { ticket }, `${ticket.key} is closed.`);
}

export function mustBeGroup(ticket: Ticket): void {
  if (!ticket.marks.folded || ticket.closedAt) {
    throw new Refusal('conflict', 'not-a-group', { ticket }, `Nothing lies under ${ticket.key}.`);
  }
}

export function mustLieUnder(ticket: Ticket, parent: Ticket, as: 'folded' | 'merged'): void {
  if (ticket.parentId !== parent.id || ticket.marks.under?.as !== as) {
    throw new Refusal('conflict', 'not-under-it', { ticket }, `${ticket.key} does not lie under ${parent.key}.`);
  }
}

/** The one that others are merged into stands by itself, open. */
export function mayTakeIn(target: Ticket): void {
  if (target.parentId) {
    throw new Refusal('conflict', 'lies-under', { ticket: target }, `${target.key} lies under another ticket itself.`);
  }
  if (target.marks.folded) {
    throw new Refusal('conflict', 'is-a-group', { ticket: target }, `${target.key} is a group: fold under it instead.`);
  }
  if (target.resolvedAt) {
    throw new Refusal('conflict', 'resolved', { ticket: target }, `${target.key} is resolved already.`);
  }
}

export const mergesChanged = (target: Ticket, by: number): Ticket => {
  const { merged, ...marks } = target.marks;
  const count = (merged?.count ?? 0) + by;
  return changed(target, { ...target, marks: count > 0 ? { ...marks, merged: { count } } : marks });
};
