import { z } from 'zod';
import type { Breach, ColumnId } from './views.js';

/** Which stretch of the list: newest first, `after` being the number of the last one seen. */
export const BreachPage = z.strictObject({
  after: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type BreachPage = z.infer<typeof BreachPage>;

/** A limit that was passed: by whom, with which reason, and until when; `until` null while it still is (W6). */
export interface BreachRecord extends Breach {
  /** The number of its event in the stream. */
  seq: number;
  /** `order`: it was the ceiling of the backlog (P12). */
  column: ColumnId | 'order';
  columnName: string;
  key: string;
  title: string;
  until: string | null;
}
