/** What is asked of an item before it goes In progress (P8). Without zod, so that a board does not load it. */
export const READY_CHECKS = [
  'problem-stated',
  'has-examples',
  'size-within-limit',
  'has-hypothesis',
  'no-blocking-question',
  'understood',
  'risk-answered',
] as const;
export type ReadyCheck = (typeof READY_CHECKS)[number];
