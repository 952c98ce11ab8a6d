import type { WipLimit } from '@twotrack/product-backlog/contract';

const modes = { warn: 'warns', block: 'holds', 'block-unless-reason': 'holds unless there is a reason' } as const;

/** What the product's part of columns and limits says. */
export const words = {
  list: 'Columns of the product track',
  now: (count: number) => `${count} now`,
  off: 'no limit',
  limit: ({ count, mode }: WipLimit) => `at most ${count}, ${modes[mode]}`,
  noPolicy: 'No words yet.',
  change: 'Change',
  show: 'Show',
  changeOf: (column: string) => `Policy and limit of ${column}`,
} as const;
