import type { ColumnId, ItemType } from '@twotrack/product-backlog/contract';

export const words = {
  column: {
    backlog: 'Backlog',
    ready: 'Ready',
    'in-progress': 'In progress',
    review: 'Review',
    done: 'Done',
  } satisfies Record<ColumnId, string>,
  type: { feature: 'Feature', defect: 'Defect', debt: 'Debt' } satisfies Record<ItemType, string>,
  moved: (key: string, column: ColumnId) => `Moved ${key} to ${words.column[column]}`,
  ranked: (key: string) => `Ranked ${key}`,
  proposed: (key: string) => `Proposed the new place of ${key} to the product owner`,
  assigned: (key: string) => `Changed who works on ${key}`,
  blocked: (key: string) => `Blocked ${key}`,
  unblocked: (key: string) => `Unblocked ${key}`,
  renamed: (key: string) => `Renamed ${key}`,
  classified: (key: string) => `Changed the type of ${key}`,
  removed: (key: string) => `Removed ${key}`,
  accepted: (title: string) => `Accepted “${title}”`,
  declined: (title: string) => `Declined “${title}”`,
  merged: (title: string) => `Merged “${title}”`,
  limitSet: (column: ColumnId) => `Changed the limit of ${words.column[column]}`,
};
