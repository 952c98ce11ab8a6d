import { z } from 'zod';

export const StartStorm = z.strictObject({});
export type StartStorm = z.infer<typeof StartStorm>;

/** How a storm stands. */
export interface StormView {
  readonly running: boolean;
  readonly startedAt: string;
  /** Different alerts sent so far, each a ticket, and how many there will be. */
  readonly sent: number;
  readonly total: number;
}
