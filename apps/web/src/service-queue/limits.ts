import type { Column, ColumnId, Ticket } from '@twotrack/service-queue/contract';
import { laneReached, reachedBy, refusedBy, takesLane, type Occupancy } from '@twotrack/service-queue/domain';
import { columns, tickets } from './service-store.js';

/** What the server will most likely say at the door of a column, by the domain's own rules. */
export interface WayIn {
  readonly full: boolean;
  /** Through the expedite lane (W5). */
  readonly expedited: boolean;
}

export function wayInto(columnId: ColumnId, ticket: Ticket, reason: string | null = null): WayIn {
  const column = columns.get().find(({ id }) => id === columnId);
  if (!column) return { full: false, expedited: false };
  const reached = reachedBy(column, occupancyOf(columnId, false), ticket.queueId, 'both');
  const lane = occupancyOf(columnId, true);
  const expedited = takesLane(column, lane, reached, ticket, reason);
  const full = refusedBy(expedited ? laneReached(column, lane) : reached, reason) !== null;
  return { full, expedited };
}

/** How many stand in the lane, and how many may. */
export const laneOf = (column: Column, ids: readonly string[]) => ({
  count: ids.filter((id) => tickets.card(id)?.expedited).length,
  limit: column.expedite?.count ?? null,
});

function occupancyOf(columnId: ColumnId, expedited: boolean): Occupancy {
  const occupancy: Record<string, number> = {};
  for (const id of tickets.column(columnId)) {
    const ticket = tickets.card(id)!;
    if (ticket.expedited !== expedited) continue;
    occupancy[ticket.queueId] = (occupancy[ticket.queueId] ?? 0) + 1;
  }
  return occupancy;
}
