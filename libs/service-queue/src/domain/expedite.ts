import { Refusal } from '@twotrack/shared';
import type { Column, ColumnId, Ticket } from '../contract/index.js';
import { onBoard } from './closing.js';
import { countIn, refusedBy, type Occupancy, type Reached } from './wip-limit.js';

/** The lane beside Working, counted as a place of its own: its tickets count against no limit of Working (W5). */
export const LANE = 'expedite';

/** Where tickets stand and are counted. */
export type Station = ColumnId | typeof LANE;

/** Where this ticket counts; null where it is on no board. */
export const stationOf = (ticket: Pick<Ticket, 'column' | 'expedited' | 'closedAt' | 'parentId'>): Station | null =>
  !onBoard(ticket) ? null : ticket.expedited ? LANE : ticket.column;

/** A SEV1 takes the lane when it comes to Working and finds it full (W5), unless only Working itself lets it in. */
export function takesLane(
  column: Column,
  inLane: Occupancy,
  full: readonly Reached[],
  ticket: Ticket,
  reason: string | null,
): boolean {
  if (column.id !== 'working' || ticket.severity !== 1 || full.length === 0) return false;
  return !refusedBy(laneReached(column, inLane), reason) || refusedBy(full, reason) !== null;
}

/** The limit of the lane, where one more ticket would pass it. */
export function laneReached(column: Column, inLane: Occupancy): Reached[] {
  const { expedite: limit } = column;
  const count = countIn(inLane, null);
  return limit && count >= limit.count ? [{ columnId: column.id, queueId: null, lane: LANE, limit, count }] : [];
}

/** Only Working has the lane, and it is one for all queues. */
export function checkLane(column: ColumnId, queueId: string | null): void {
  if (column === 'working' && !queueId) return;
  const said = 'There is one expedite lane: beside Working, for all queues.';
  throw new Refusal('invalid', 'no-lane-here', { path: 'lane', column }, said);
}
