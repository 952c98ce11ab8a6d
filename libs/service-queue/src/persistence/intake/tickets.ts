import type { Actor } from '@twotrack/shared';
import type { Change } from '@twotrack/shared/stream';
import type { ServiceEvent, Ticket } from '../../contract/index.js';
import type { Desk, Desks } from '../desk.js';
import { Hand } from '../folding/hand.js';
import { refreshParents } from '../folding/refresh.js';

/** A ticket as it was and as it is now, and what is told of it. */
export interface Step {
  readonly was: Ticket;
  readonly now: Ticket;
  readonly tell: (ticket: Ticket) => ServiceEvent;
}

/** Writes what the clock did to tickets, tells of each, and lets their parents follow (S11). */
export async function takeSteps(
  change: Change<ServiceEvent>,
  desks: Desks,
  desk: Desk,
  actor: Actor,
  steps: readonly Step[],
): Promise<void> {
  if (steps.length === 0) return;
  const hand = new Hand(change, desks, desk, actor);
  const written = steps.map(({ was, now, tell }) => ({ was, now: hand.put(was, now, tell) }));
  await refreshParents(change, desks, actor, written);
}
