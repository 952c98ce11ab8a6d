import { z } from 'zod';
import { line } from '@twotrack/shared';
import { BusinessCalendar, QueueTerms, SlaTargets } from './calendars.js';
import { FactId } from './facts.js';
import { Severity } from './severity.js';

const LevelId = z.string().regex(/^[a-zA-Z0-9-]{1,40}$/, 'must be a level name such as degraded');

/** One respect in which a ticket is judged: its levels from best to worst, a plain question, what is assumed when unknown. */
export const FactDeclaration = z.strictObject({
  id: FactId,
  name: line(60),
  question: line(200),
  /**
   * Best first. `from`: the smallest count of that band; given for every level or for none. `answer`: how somebody says
   * it who asks for help; what has none is not offered to them.
   */
  levels: z
    .array(
      z.strictObject({
        id: LevelId,
        name: line(60),
        from: z.int().min(0).optional(),
        answer: line(120).optional(),
      }),
    )
    .min(2)
    .max(8),
  default: LevelId,
});
export type FactDeclaration = z.infer<typeof FactDeclaration>;

/**
 * One grid: two inputs, each a fact or an earlier table, give a number, 1 the worst. Rows and columns stand in the order
 * of the input's levels, best first; the levels of a table are its numbers, best (largest) first.
 */
export const SeverityTable = z.strictObject({
  id: FactId,
  name: line(60),
  rows: FactId,
  columns: FactId,
  cells: z
    .array(z.array(z.int().min(1).max(5)).min(1).max(8))
    .min(1)
    .max(8),
});
export type SeverityTable = z.infer<typeof SeverityTable>;

/** So many combinations a flat grid holds at most, and a file of them. */
export const GRID_MAX = 50_000;

/**
 * Instead of tables and guards: the severity of every combination of these facts, one digit each. The last fact turns
 * fastest, every one from its best level to its worst.
 */
export const SeverityGrid = z.strictObject({
  facts: z.array(FactId).min(1).max(16),
  severities: z
    .string()
    .regex(/^[1-5]+$/)
    .max(GRID_MAX),
});
export type SeverityGrid = z.infer<typeof SeverityGrid>;

/** After the tables: at least (`floor`) or at most (`cap`) as severe as this when every condition holds. Floors win. */
export const Guard = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  name: line(120),
  kind: z.enum(['cap', 'floor']),
  severity: Severity,
  when: z
    .array(z.strictObject({ fact: FactId, is: z.array(LevelId).min(1).max(8) }))
    .min(1)
    .max(8),
});
export type Guard = z.infer<typeof Guard>;

/** How severity follows from facts, as data. The last table gives the severity; the guards have the last word. */
export const SeverityPolicyDraft = z.strictObject({
  name: line(80),
  facts: z.array(FactDeclaration).min(1).max(16),
  tables: z.array(SeverityTable).max(8),
  guards: z.array(Guard).max(64),
  grid: SeverityGrid.optional(),
  sla: SlaTargets,
  /** How many response targets of its severity a ticket waits until it is raised by one (S7). */
  ageing: z.int().min(1).max(100).default(3),
  calendars: z.array(BusinessCalendar).max(20).default([]),
  /** By the queue's id; a queue that is not here has the targets above, in plain time (S8). */
  queues: z.record(z.uuid(), QueueTerms).default({}),
});
export type SeverityPolicyDraft = z.infer<typeof SeverityPolicyDraft>;

/** A policy in force: numbered from 1, never changed afterwards. Each card names the version it was judged by. */
export const SeverityPolicy = SeverityPolicyDraft.extend({ version: z.int().min(1) });
export type SeverityPolicy = z.infer<typeof SeverityPolicy>;
