import { z } from 'zod';
import { AcknowledgeTicket, CorrectFacts, MoveTicket, Reason, UnacknowledgeTicket } from './commands.js';
import { AddComment } from './work-comments.js';
import { EscalateTicket, SnoozeTicket, UnsnoozeTicket } from './work-course.js';

/** So many tickets at once. */
export const BULK_MAX = 10_000;

/** What a bulk can do to each of its tickets: the single commands, without what names one ticket's own state. */
const doings = {
  acknowledge: AcknowledgeTicket,
  unacknowledge: UnacknowledgeTicket,
  assign: z.strictObject({ to: z.uuid().nullable() }),
  move: MoveTicket.pick({ column: true, reason: true }),
  /** To Resolved. */
  resolve: z.strictObject({ reason: Reason.optional() }),
  reroute: z.strictObject({ queue: z.uuid() }),
  snooze: SnoozeTicket,
  unsnooze: UnsnoozeTicket,
  escalate: EscalateTicket,
  correctFacts: CorrectFacts.pick({ facts: true }),
  comment: AddComment,
};

/** Exactly one of these, by its name. */
export const BulkDoing = z
  .strictObject(doings)
  .partial()
  .refine((doing) => Object.keys(doing).length === 1, 'name exactly one thing to do');
export type BulkDoing = z.infer<typeof BulkDoing>;
export type BulkDoingName = keyof BulkDoing;

/**
 * One command over many tickets, partial, in id order, with a result for each (S14). Either the tickets by their ids, or
 * with `folded` a parent and what lies under it: of that only what was reported by `until`, where one is given, and with
 * `limit` a page of it in the order of ids, behind `after`.
 * A dry run says what would happen and changes nothing.
 */
export const BulkTickets = z
  .strictObject({
    ids: z.array(z.uuid()).min(1).max(BULK_MAX).optional(),
    folded: z.uuid().optional(),
    until: z.iso.datetime().optional(),
    limit: z.int().min(1).max(BULK_MAX).optional(),
    after: z.uuid().optional(),
    command: BulkDoing,
    dryRun: z.boolean().default(false),
  })
  .refine(({ ids, folded }) => (ids === undefined) !== (folded === undefined), 'name either ids or folded')
  .refine(({ folded, limit }) => folded !== undefined || limit === undefined, 'only what is folded has pages')
  .refine(({ after, limit }) => after === undefined || limit !== undefined, 'after needs a limit');
export type BulkTickets = z.infer<typeof BulkTickets>;

/** Gives back what the bulk has changed, ticket by ticket, where nobody changed it meanwhile; limits apply, a reason passes them. */
export const UndoBulk = z.strictObject({ reason: Reason.optional() });
export type UndoBulk = z.infer<typeof UndoBulk>;
