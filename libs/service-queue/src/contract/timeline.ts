import { z } from 'zod';
import type { ChangeRecord } from './changes.js';
import type { Storm } from './storm.js';
import type { Ticket } from './views.js';

/** The longest stretch that is told at once, in days. */
export const TIMELINE_DAYS_MAX = 31;

/** From one instant to before another. */
export const TimelineQuery = z
  .strictObject({ from: z.iso.datetime(), to: z.iso.datetime() })
  .refine(({ from, to }) => Date.parse(to) > Date.parse(from), { path: ['to'], error: 'must be after from' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= TIMELINE_DAYS_MAX * 86_400_000, {
    path: ['to'],
    error: `must be at most ${TIMELINE_DAYS_MAX} days after from`,
  });
export type TimelineQuery = z.infer<typeof TimelineQuery>;

/** What was changed in the hours before an instant. */
export const ChangesBefore = z.strictObject({
  at: z.iso.datetime(),
  hours: z.coerce.number().min(1).max(168).default(4),
});
export type ChangesBefore = z.infer<typeof ChangesBefore>;

/** Changes of either kind, each the newest first: planned ones whose window touches the time, and reported ones. */
export interface ChangesThen {
  planned: Ticket[];
  reported: ChangeRecord[];
}

/** What happened beside what was changed (S16), each list the newest first and of the newest 200 only. */
export interface Timeline extends ChangesThen {
  from: string;
  to: string;
  storms: Storm[];
  /** SEV1 and SEV2 that were reported then; what lies under a parent is told by that. */
  severe: Ticket[];
  /** By the id of a storm or of a severe ticket: what was changed in the 4 hours before it began. */
  before: Record<string, string[]>;
}
