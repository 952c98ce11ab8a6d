import { z } from 'zod';
import { Who } from '@twotrack/shared';
import { Severity } from './severity.js';

const BySeverity = z.partialRecord(z.literal(['1', '2', '3', '4', '5']), z.int());

/** More arrives than a team reads card by card: a state of its board (S11, S17). Told at most once a second. */
export const Storm = z.object({
  id: z.uuid(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  /** Who leads it; nobody yet is null. */
  lead: Who.nullable(),
  /** New tickets since it started. */
  arrived: z.int(),
  /** How many of them came in each of the last 15 minutes, the present one last. */
  perMinute: z.array(z.int()).length(15),
  /** The parents that took some of them in, the first one first. */
  groups: z.array(z.uuid()).max(100),
  /** Those that lie under no parent. */
  singles: z.int(),
  /** By the severity with which they came. */
  severities: BySeverity,
  toldAt: z.iso.datetime(),
});
export type Storm = z.infer<typeof Storm>;

/** A severity as the key of a count. */
export type SeverityKey = `${Severity}`;

export const TakeLead = z.strictObject({});
export type TakeLead = z.infer<typeof TakeLead>;

export const EndStorm = z.strictObject({});
export type EndStorm = z.infer<typeof EndStorm>;

/** Every command on a storm by the name of its façade method; tests walk it. */
export const stormCommands = { takeLead: TakeLead, endStorm: EndStorm } as const;
