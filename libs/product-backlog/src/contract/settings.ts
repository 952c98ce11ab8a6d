import { z } from 'zod';
import { line } from '@twotrack/shared';
import { READY_CHECKS } from './ready-checks.js';

const Weight = z.number().min(0).max(10);

/** How a score is made of the vectors: as a weighted sum, or as (value + risk + learning) / size. It only suggests (P7). */
export const ScoreWeights = z.strictObject({
  preset: z.enum(['vectors', 'value-over-size']),
  risk: Weight,
  value: Weight,
  learning: Weight,
  size: Weight,
});
export type ScoreWeights = z.infer<typeof ScoreWeights>;

/** What the definition of ready asks of an item: size at most, understanding at least, and which checks are on (P8). */
export const ReadyRule = z.strictObject({
  sizeLimit: z.int().min(1).max(5),
  understandingAtLeast: z.int().min(1).max(5),
  /** None where the product owner has switched none on. */
  checks: z.array(z.enum(READY_CHECKS)).max(READY_CHECKS.length).optional(),
});
export type ReadyRule = z.infer<typeof ReadyRule>;

/** Untouched for so many days, or reached later than in so many months: a dinosaur (P12). */
export const DinosaurRule = z.strictObject({
  days: z.int().min(1).max(3650),
  horizonMonths: z.int().min(1).max(120),
});
export type DinosaurRule = z.infer<typeof DinosaurRule>;

/** How many items a backlog should hold at most; null for no ceiling (P12). */
export const Ceiling = z.int().min(1).max(100_000).nullable();

/** What the product owner sets for the whole product track. */
export const BacklogSettings = z.object({
  /** Grows by one with every change; a command names the one it saw. */
  version: z.int(),
  /** Their own version names the formula that a score was made with. */
  weights: z.object({ ...ScoreWeights.shape, version: z.int() }),
  ready: ReadyRule,
  dinosaurs: DinosaurRule,
  ceiling: Ceiling,
  /** When the whole backlog was last reviewed; null where it never was (P12). */
  reviewedAt: z.iso.datetime().nullable(),
  /** What the product is for, in one sentence; empty where nobody wrote one (P6). */
  vision: z.string(),
});
export type BacklogSettings = z.infer<typeof BacklogSettings>;

const seen = { version: z.int().min(0) };

export const SetWeights = z.strictObject({ ...seen, weights: ScoreWeights });
export type SetWeights = z.infer<typeof SetWeights>;

export const SetReadyRule = z.strictObject({ ...seen, ready: ReadyRule });
export type SetReadyRule = z.infer<typeof SetReadyRule>;

export const SetDinosaurRule = z.strictObject({ ...seen, dinosaurs: DinosaurRule });
export type SetDinosaurRule = z.infer<typeof SetDinosaurRule>;

export const SetCeiling = z.strictObject({ ...seen, ceiling: Ceiling });
export type SetCeiling = z.infer<typeof SetCeiling>;

export const SetVision = z.strictObject({ ...seen, vision: z.union([line(300), z.literal('')]) });
export type SetVision = z.infer<typeof SetVision>;

/** The product owner has gone through the whole backlog, now. */
export const MarkReviewed = z.strictObject({ ...seen });
export type MarkReviewed = z.infer<typeof MarkReviewed>;

/** Every command on the settings by the name of its façade method. */
export const settingsCommands = {
  setWeights: SetWeights,
  setReadyRule: SetReadyRule,
  setDinosaurRule: SetDinosaurRule,
  setCeiling: SetCeiling,
  setVision: SetVision,
  markReviewed: MarkReviewed,
} as const;

export type SettingsSet = { type: 'settings-set'; settings: BacklogSettings; was: BacklogSettings };
export type SettingsEvent = SettingsSet;
