import type { Column, ColumnId, Queue, ServiceView, SeverityPolicy, Ticket } from '@twotrack/service-queue/contract';
import { CardStore } from '../live/card-store.js';
import { useCard, useColumnIds } from '../live/use-cards.js';
import { useValue, valueOf } from '../live/value.js';

const columnIds: readonly ColumnId[] = ['triage', 'queue', 'working', 'waiting', 'resolved'];

const inText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const latest = '9999';

/** Calculated: class, due, reported, id (S7). Resolved ones newest first. */
const compareShown = (a: Ticket, b: Ticket, column: ColumnId): number =>
  column === 'resolved'
    ? inText(b.resolvedAt ?? '', a.resolvedAt ?? '') || inText(a.id, b.id)
    : a.effectiveClass - b.effectiveClass ||
      inText(a.due ?? latest, b.due ?? latest) ||
      inText(a.reportedAt, b.reportedAt) ||
      inText(a.id, b.id);

export const tickets = new CardStore<Ticket, ColumnId>({
  columns: columnIds,
  columnOf: (ticket) => ticket.column,
  compare: compareShown,
});
export const columns = valueOf<readonly Column[]>([]);
export const queues = valueOf<readonly Queue[]>([]);
export const policy = valueOf<SeverityPolicy | null>(null);

export function loadService(view: ServiceView, seq: number): void {
  columns.set(view.columns);
  queues.set(view.queues);
  policy.set(view.policy);
  tickets.load(view.tickets, seq);
}

export const useTicket = (id: string): Ticket | undefined => useCard(tickets, id);
export const useServiceColumns = (): readonly Column[] => useValue(columns);
/** The ids of a column's tickets, in the calculated order. */
export const useServiceColumn = (id: ColumnId): readonly string[] => useColumnIds(tickets, id);
export const useQueues = (): readonly Queue[] => useValue(queues);
/** The severity policy in force; null until the board is read. */
export const usePolicy = (): SeverityPolicy | null => useValue(policy);
