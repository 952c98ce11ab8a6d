import type { Storm, Ticket } from '@twotrack/service-queue/contract';
import { tickets } from '../service-store.js';

/** A storm begins with what came within its first minutes, ms. */
const FIRST_SIGNS = 15 * 60_000;

/** As it was told last, or what its groups have taken in since: that is told card by card. */
export function arrivedIn({ arrived, groups, singles, startedAt }: Told): number {
  const inGroups = groups.reduce((sum, id) => {
    const folded = tickets.card(id)?.marks.folded;
    return folded && Date.parse(folded.firstAt) > Date.parse(startedAt) - FIRST_SIGNS ? sum + folded.count : sum;
  }, 0);
  return Math.max(arrived, inGroups + singles);
}

type Told = Pick<Storm, 'arrived' | 'groups' | 'singles' | 'startedAt'>;

/**
 * Of its groups and of what came beside them; what lay there before is none of it, so that it is never more than what
 * came, also where a group has gone on from the storm before.
 */
export function unacknowledgedIn(storm: Told): number {
  const { groups, startedAt } = storm;
  const its = new Set(groups);
  const from = Date.parse(startedAt);
  let count = 0;
  for (const ticket of tickets.cards()) {
    const { marks, reportedAt } = ticket;
    if (marks.folded) count += its.has(ticket.id) ? marks.folded.unacknowledged : 0;
    else if (isUnanswered(ticket) && Date.parse(reportedAt) >= from) count++;
  }
  return Math.min(count, arrivedIn(storm));
}

const isUnanswered = ({ acknowledged, resolvedAt }: Ticket): boolean => !acknowledged && !resolvedAt;
