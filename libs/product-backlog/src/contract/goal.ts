import { z } from 'zod';
import { PROSE_MAX, TITLE_MAX, Who, line, prose } from '@twotrack/shared';

const Value = z.number().min(-1e12).max(1e12);

/** What is measured: from where, to where, and where it stands now. `from` and `to` differ; less may be better. */
export const GoalMeasure = z.object({ name: line(120), unit: line(40), from: Value, to: Value, current: Value });
export type GoalMeasure = z.infer<typeof GoalMeasure>;

export const Reached = z.enum(['reached', 'partly', 'missed']);
export type Reached = z.infer<typeof Reached>;

/** What a team aims its product at, for a time. At most one of a team is open (P6). */
export const Goal = z.object({
  id: z.uuid(),
  title: line(TITLE_MAX),
  why: prose(PROSE_MAX),
  measure: GoalMeasure,
  /** The first and the last day of its time frame. */
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  openedAt: z.iso.datetime(),
  openedBy: Who,
  /** How it ended; null while it is the goal. */
  closed: z.object({ by: Who, at: z.iso.datetime(), reached: Reached, note: z.string() }).nullable(),
  version: z.int(),
});
export type Goal = z.infer<typeof Goal>;
