import type { ColumnId, TicketKind } from '@twotrack/service-queue/contract';

export const words = {
  column: {
    triage: 'Triage',
    queue: 'Queue',
    working: 'Working',
    waiting: 'Waiting',
    resolved: 'Resolved',
  } satisfies Record<ColumnId, string>,
  kind: { incident: 'Incident', 'service-request': 'Request', change: 'Change' } satisfies Record<TicketKind, string>,
  moved: (key: string, column: ColumnId) => `Moved ${key} to ${words.column[column]}`,
  assigned: (key: string) => `Changed who works on ${key}`,
  acknowledged: (key: string) => `Acknowledged ${key}`,
  rerouted: (key: string) => `Moved ${key} to another queue`,
  pulled: (key: string) => `Pulled ${key}`,
  nothingToPull: 'Nothing to pull: Queue is empty.',
  limitSet: (column: ColumnId) => `Changed the limit of ${words.column[column]}`,
};
