import { z } from 'zod';
import { line } from '@twotrack/shared';

/** The longest account of one event in a file, as JSON, in characters. */
export const PAST_BODY_MAX = 20_000;

/**
 * Something that happened where a backlog was before it was brought here: a record to be read, of which nothing follows.
 * Whoever did it is a name and nothing else, for they need not be known here; `card` is the item or request it was about.
 */
export const PastEvent = z.object({
  at: z.iso.datetime(),
  by: line(200),
  type: z
    .string()
    .regex(/^[a-z]+(-[a-z]+)*$/)
    .max(60),
  card: z.uuid().nullable(),
  /** What the event told, without the names' ids, as far as it says what changed. */
  body: z
    .record(z.string(), z.unknown())
    .refine((body) => JSON.stringify(body).length <= PAST_BODY_MAX, { error: 'tells too much' }),
});
export type PastEvent = z.infer<typeof PastEvent>;

/** As it is kept here; `id` says where one page of them ends. */
export interface KeptPast extends PastEvent {
  id: string;
}

/** Rankings of the order before it was brought here, the newest first; `after` is the last one of the page before. */
export const PastPage = z.strictObject({
  after: z.uuid().optional(),
  item: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PastPage = z.infer<typeof PastPage>;
