import { z } from 'zod';
import type { OpenDays } from './calendars.js';
import { SeverityPolicyDraft } from './policy.js';
import type { Severity } from './severity.js';
import type { SlaClock } from './ticket-detail.js';

/** When a ticket of this queue would be due if it were reported then, or now; changes nothing. */
export const TryClock = SeverityPolicyDraft.pick({ sla: true, calendars: true, queues: true }).extend({
  queue: z.uuid(),
  reportedAt: z.iso.datetime().optional(),
});
export type TryClock = z.infer<typeof TryClock>;

/** The due times of every severity, each with the open time it uses where the queue has hours. */
export interface ClockTrial {
  reportedAt: string;
  severities: {
    severity: Severity;
    clocks: { clock: SlaClock['clock']; targetMinutes: number; due: string; open: OpenDays | null }[];
  }[];
}
