import { z } from 'zod';
import { line, type Who } from '@twotrack/shared';

/** One thing to look at in an alert: its service, its title, or a label by name (`label:instance`). */
export const SilenceMatcher = z.strictObject({
  field: z.string().regex(/^(service|title|label:[A-Za-z_][\w.-]{0,79})$/),
  /** `contains` ignores case. */
  test: z.enum(['is', 'contains', 'starts-with']),
  value: line(200),
});
export type SilenceMatcher = z.infer<typeof SilenceMatcher>;

/** Holds back the notices of every alert that all matchers hold for, and of that queue where one is named (S13). */
export const CreateSilence = z.strictObject({
  kind: z.enum(['silence', 'maintenance']),
  matchers: z.array(SilenceMatcher).max(8).default([]),
  queue: z.uuid().optional(),
  /** From now on, where it is not said. */
  from: z.iso.datetime().optional(),
  to: z.iso.datetime(),
  reason: line(200),
});
export type CreateSilence = z.infer<typeof CreateSilence>;

export const EndSilence = z.strictObject({});
export type EndSilence = z.infer<typeof EndSilence>;

/** Every command on silences by the name of its façade method; tests walk it. */
export const silenceCommands = { createSilence: CreateSilence, endSilence: EndSilence } as const;

/** A silence, or a maintenance window: a silence that was planned. SLA clocks run on in it, and a resolve resolves. */
export interface Silence {
  id: string;
  kind: 'silence' | 'maintenance';
  matchers: SilenceMatcher[];
  queueId: string | null;
  from: string;
  to: string;
  reason: string;
  by: Who;
  createdAt: string;
  endedAt: string | null;
  endedBy: Who | null;
}

/** How many tickets it holds back the notices of just now. */
export interface SilenceView extends Silence {
  tickets: number;
}
