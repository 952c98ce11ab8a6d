import type { ColumnId } from '@twotrack/service-queue/contract';
import { reachedBy, refusedBy, type Occupancy } from '@twotrack/service-queue/domain';
import { columns, tickets } from './service-store.js';

/** Whether one more ticket of this queue will most likely be refused, by the domain's own rule. The server decides. */
export function isFull(columnId: ColumnId, queueId: string, reason?: string): boolean {
  const column = columns.get().find(({ id }) => id === columnId);
  if (!column) return false;
  return refusedBy(reachedBy(column, occupancyOf(columnId), queueId, 'both'), reason ?? null) !== null;
}

function occupancyOf(columnId: ColumnId): Occupancy {
  const occupancy: Record<string, number> = {};
  for (const id of tickets.column(columnId)) {
    const { queueId } = tickets.card(id)!;
    occupancy[queueId] = (occupancy[queueId] ?? 0) + 1;
  }
  return occupancy;
}
