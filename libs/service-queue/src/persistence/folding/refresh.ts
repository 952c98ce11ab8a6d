import type { Actor } from '@twotrack/shared';
import type { Change } from '@twotrack/shared/stream';
import type { ServiceEvent, Ticket } from '../../contract/index.js';
import { Groups } from '../../domain/index.js';
import type { Desks } from '../desk.js';
import { groupsOf, parentsOf } from './groups.js';
import { Hand } from './hand.js';

/**
 * Whoever writes tickets calls this once when they are written: a parent under which something changed follows from it,
 * by sums and not by reading its children (S11). Costs nothing where none of them lies under a parent.
 */
export async function refreshParents(
  change: Change<ServiceEvent>,
  desks: Desks,
  actor: Actor,
  written: readonly { readonly was: Ticket | null; readonly now: Ticket }[],
): Promise<void> {
  const parentIds = parentsOf(written);
  if (parentIds.length === 0) return;
  const groups = new Groups(await groupsOf(change, actor.teamId, parentIds));
  for (const { was, now } of written) groups.note(was, now);
  const desk = await desks.read(change, actor.teamId);
  await new Hand(change, desks, desk, actor).settle(groups);
}
