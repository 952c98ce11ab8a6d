import type { WipLimit } from '@twotrack/service-queue/contract';

const modes = { warn: 'warns', block: 'holds', 'block-unless-reason': 'holds unless there is a reason' } as const;

/** What the section of columns and limits says. */
export const words = {
  list: 'Columns of the service track',
  queue: (count: number) => `${count} now`,
  off: 'no limit',
  limit: ({ count, mode }: WipLimit) => `at most ${count}, ${modes[mode]}`,
  ofQueue: (queue: string, limit: WipLimit) => `${queue}: ${words.limit(limit)}`,
  lane: (limit: WipLimit) => `expedite lane: ${words.limit(limit)}`,
  noPolicy: 'No words yet.',
  change: 'Change',
  show: 'Show',
  changeOf: (column: string) => `Policy and limit of ${column}`,
} as const;
