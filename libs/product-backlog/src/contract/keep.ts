import { z } from 'zod';
import { line } from '@twotrack/shared';
import { Reason } from './commands.js';
import type { Item, ItemMarks, Request } from './views.js';

/** Old, and it stays: it is not asked about again for as many days as make a dinosaur (P12). */
export const KeepItem = z.strictObject({ reason: Reason });
export type KeepItem = z.infer<typeof KeepItem>;

/** Takes the last keep back: the one before it stands again. */
export const UnkeepItem = z.strictObject({});
export type UnkeepItem = z.infer<typeof UnkeepItem>;

/** "Not now": out of the order and off the board, until it is taken up (P12). */
export const SetAsideItem = z.strictObject({ reason: Reason });
export type SetAsideItem = z.infer<typeof SetAsideItem>;

/** Back beside its remembered neighbour, through the door of its column (P2, W2). */
export const TakeUpItem = z.strictObject({});
export type TakeUpItem = z.infer<typeof TakeUpItem>;

/** It was not reviewed after all: the review before it is the last again. */
export const TakeBackReview = z.strictObject({
  version: z.int().min(0),
  reviewedAt: z.iso.datetime().nullable(),
});
export type TakeBackReview = z.infer<typeof TakeBackReview>;

/** Every command by which a backlog is kept small, by the name of its façade method; tests walk it. */
export const keepCommands = {
  keepItem: KeepItem,
  unkeepItem: UnkeepItem,
  setAsideItem: SetAsideItem,
  takeUpItem: TakeUpItem,
  takeBackReview: TakeBackReview,
} as const;

type Kept = NonNullable<ItemMarks['kept']>;
export type ItemKept = { type: 'item-kept'; item: Item };
export type ItemUnkept = { type: 'item-unkept'; item: Item; was: Kept };
export type ItemSetAside = { type: 'item-set-aside'; item: Item };
export type ItemTakenUp = { type: 'item-taken-up'; item: Item; was: NonNullable<Item['setAside']> };
/** Whoever asked for an item reads what was decided of it long after; or that this stands no more. */
export type RequestAnswered = { type: 'request-answered'; request: Request };

export type KeepEvent = ItemKept | ItemUnkept | ItemSetAside | ItemTakenUp | RequestAnswered;

const CURSOR = /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z,[0-9a-f-]{36}$/;

/** Which stretch of what was set aside, the last first; `q` is looked for in keys, titles, reasons and problems. */
export const SetAsidePage = z.strictObject({
  q: line(120).optional(),
  after: z.string().regex(CURSOR).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type SetAsidePage = z.infer<typeof SetAsidePage>;

/** `next` is the `after` of the next page; null at the end. */
export interface SetAsideList {
  items: Item[];
  next: string | null;
}

/** Which stretch of the dinosaurs along the order, after a place in it. */
export const DinosaurPage = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type DinosaurPage = z.infer<typeof DinosaurPage>;

/** How many items were really finished of late. */
export interface Throughput {
  /** In each of the last 12 weeks, the oldest first. */
  finished: number[];
  /** Over so many weeks: 12, or fewer where the first item of all was finished since. */
  weeks: number;
}

/** What the ritual looks at of an item. */
export type Ageing = Pick<Item, 'id' | 'key' | 'title' | 'column' | 'touchedAt' | 'marks'>;

/** An item that was touched long ago, or that would be reached beyond the horizon (P12). */
export interface Dinosaur {
  item: Ageing;
  /** Its place in the order, from 1. */
  place: number;
  /** Whole days since anybody worked on it. */
  untouchedDays: number;
  /** When it is reached at the present throughput (ISO 8601); null where too little was finished to tell. */
  reachAt: string | null;
  why: ('untouched' | 'beyond')[];
}

/** How the backlog is kept: what could be asked about, and how much of it there is. */
export interface Keeping {
  throughput: Throughput;
  /** Items in the order, and how many there should be at most. */
  count: number;
  ceiling: number | null;
  reviewedAt: string | null;
  dinosaurs: Dinosaur[];
  /** How many there are in all. */
  total: number;
  /** The `after` of the next page; null at the end. */
  next: number | null;
}
