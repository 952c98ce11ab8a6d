import { z } from 'zod';
import { Reason } from './commands.js';

/** Until a time, or until something happens (its alert speaks again, a comment comes), or whatever is first. */
export const SnoozeTicket = z
  .strictObject({ until: z.iso.datetime().optional(), untilEvent: z.boolean().default(false) })
  .refine(({ until, untilEvent }) => until !== undefined || untilEvent, 'say until when, or until an event');
export type SnoozeTicket = z.infer<typeof SnoozeTicket>;

export const UnsnoozeTicket = z.strictObject({});
export type UnsnoozeTicket = z.infer<typeof UnsnoozeTicket>;

/** To whoever has the duty now, to a person, or to a queue. Only the first time it needs no reason. */
export const EscalateTicket = z.strictObject({
  to: z.union([z.literal('on-call'), z.strictObject({ person: z.uuid() }), z.strictObject({ queue: z.uuid() })]),
  reason: Reason.optional(),
});
export type EscalateTicket = z.infer<typeof EscalateTicket>;

export const UnescalateTicket = z.strictObject({});
export type UnescalateTicket = z.infer<typeof UnescalateTicket>;
