import { z } from 'zod';
import { line } from '@twotrack/shared';
import { Reason } from './commands.js';
import type { ReadyCheck } from './ready-checks.js';
import { ItemTitle, ItemType, Level, Moscow, Problem, type Item } from './views.js';

const level = Level.nullable().optional();

/** What is named is set, or taken away by null; what is not named stays (P7). */
export const ScoreItem = z.strictObject({
  version: z.int().min(1),
  vectors: z.strictObject({ risk: level, value: level, size: level, learning: level }).optional(),
  moscow: Moscow.nullable().optional(),
});
export type ScoreItem = z.infer<typeof ScoreItem>;

/** Ranks these, or all that have a score, by their score; the others keep their places. `formula`: the version that was previewed. */
export const OrderByScore = z.strictObject({
  formula: z.int().min(1),
  itemIds: z.array(z.uuid()).min(2).max(5000).optional(),
  reason: Reason.optional(),
});
export type OrderByScore = z.infer<typeof OrderByScore>;

/** Takes an order by score back, named by the number of its event. */
export const UndoOrderByScore = z.strictObject({ ordering: z.int().min(1) });
export type UndoOrderByScore = z.infer<typeof UndoOrderByScore>;

const Child = z.strictObject({
  title: ItemTitle,
  problem: Problem.optional(),
  type: ItemType.optional(),
  whoseProblem: line(120).optional(),
});

/** In the parent's place, in this order (P11). A child is of the parent's type where it names none. */
export const SplitItem = z.strictObject({ version: z.int().min(1), children: z.array(Child).min(2).max(20) });
export type SplitItem = z.infer<typeof SplitItem>;
export type SplitChild = z.infer<typeof Child>;

/** Takes a split back while nobody has touched its children. */
export const UnsplitItem = z.strictObject({});
export type UnsplitItem = z.infer<typeof UnsplitItem>;

/** Asks the members how well they understand it, for so many minutes (P9). */
export const OpenRound = z.strictObject({
  minutes: z
    .int()
    .min(1)
    .max(60 * 24)
    .default(5),
});
export type OpenRound = z.infer<typeof OpenRound>;

export const CloseRound = z.strictObject({ roundId: z.uuid() });
export type CloseRound = z.infer<typeof CloseRound>;

/** One member's answer, in place of their last one. Never goes through the log or the ledger (P9). */
export const AnswerRound = z.strictObject({
  roundId: z.uuid(),
  understanding: Level,
  size: Level.nullable().default(null),
  value: Level.nullable().default(null),
});
export type AnswerRound = z.infer<typeof AnswerRound>;

/** Every command of refinement that goes through the log, by the name of its façade method; tests walk it. */
export const refineCommands = {
  scoreItem: ScoreItem,
  orderByScore: OrderByScore,
  undoOrderByScore: UndoOrderByScore,
  splitItem: SplitItem,
  unsplitItem: UnsplitItem,
  openRound: OpenRound,
  closeRound: CloseRound,
} as const;

export type ItemScored = { type: 'item-scored'; item: Item; was: Pick<Item, 'vectors' | 'moscow'> };
/** The last of an order by score: the rank of each that got another one, before and after; `formula` is null for its undo. */
export type OrderApplied = {
  type: 'order-applied';
  formula: number | null;
  ranks: { itemId: string; was: string; now: string }[];
  reason: string | null;
  /** The ordering that this one takes back. */
  undoes: number | null;
};
export type ItemSplit = { type: 'item-split'; item: Item };
export type ItemUnsplit = { type: 'item-unsplit'; item: Item; was: string[] };
export type RoundOpened = { type: 'round-opened'; item: Item };
/** So many have answered; who and what is in no event (P9). */
export type RoundAnswered = { type: 'round-answered'; item: Item };
export type RoundClosed = { type: 'round-closed'; item: Item };

export type RefineEvent =
  ItemScored | OrderApplied | ItemSplit | ItemUnsplit | RoundOpened | RoundAnswered | RoundClosed;

/** The refusal of an item that is not ready: which checks fail, and what they ask. */
export interface NotReady {
  itemId: string;
  checks: ReadyCheck[];
  sizeLimit: number;
  understandingAtLeast: number;
}
