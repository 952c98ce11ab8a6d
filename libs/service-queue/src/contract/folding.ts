import { z } from 'zod';
import { line, type Who } from '@twotrack/shared';
import { Reason } from './commands.js';
import type { Severity } from './severity.js';
import { TicketTitle, type Ticket } from './views.js';

/**
 * What makes tickets alike: the service, the queue, the title without its numbers, ids and quoted words, the group that
 * the sender named, or a label of the alert (`label:alertname`).
 */
export const FoldPart = z.string().regex(/^(service|queue|title|group|label:[A-Za-z_][A-Za-z0-9_.-]{0,79})$/);
export type FoldPart = z.infer<typeof FoldPart>;

/**
 * Incidents that are alike in all of `by` fold under a parent from `count` open ones within `windowMinutes` on (S11).
 * The first rule decides that looks at a ticket: of this integration and queue, where one is named, and with every part
 * there.
 */
export const FoldRule = z.strictObject({
  id: z.uuid(),
  name: line(80),
  integrationId: z.uuid().nullable(),
  queueId: z.uuid().nullable(),
  by: z.array(FoldPart).min(1).max(6),
  windowMinutes: z.int().min(1).max(1_440),
  count: z.int().min(2).max(50),
});
export type FoldRule = z.infer<typeof FoldRule>;

/** From when on it is a storm: so many new tickets in so many minutes, or so many of one group; until it is calm that long. */
export const StormTerms = z.strictObject({
  arrivals: z.int().min(2).max(10_000),
  ofOneGroup: z.int().min(2).max(10_000),
  withinMinutes: z.int().min(1).max(15),
  /** Ends after so many minutes under half of it. */
  calmMinutes: z.int().min(1).max(120),
});
export type StormTerms = z.infer<typeof StormTerms>;

/** How a team folds: numbered from 1, never changed afterwards. */
export const Folding = z.strictObject({
  version: z.int().min(1),
  rules: z.array(FoldRule).max(50),
  storm: StormTerms,
});
export type Folding = z.infer<typeof Folding>;

/** One version: since when, by whom, why. */
export interface FoldingInForce {
  folding: Folding;
  setAt: string;
  setBy: Who;
  reason: string;
}

/** The rules in force and every version so far, newest first. */
export interface FoldingView {
  active: Folding;
  history: FoldingInForce[];
}

/** All rules, in the order in which they are tried; a rule that keeps its id keeps its groups. `version` is the one that was seen. */
export const SetFolding = z.strictObject({
  version: z.int().min(1),
  rules: z.array(FoldRule.extend({ id: z.uuid().optional() })).max(50),
  storm: StormTerms,
  reason: Reason,
});
export type SetFolding = z.infer<typeof SetFolding>;

const some = z.array(z.uuid()).min(1).max(1_000);

/** Under a parent that is there, or under a new one with this title (else the first ticket's). */
export const FoldTickets = z.strictObject({
  tickets: some,
  parent: z.uuid().optional(),
  title: TicketTitle.optional(),
});
export type FoldTickets = z.infer<typeof FoldTickets>;

/** Gives every ticket back as it was; the parent is no more. */
export const UnfoldTickets = z.strictObject({});
export type UnfoldTickets = z.infer<typeof UnfoldTickets>;

/** "Not these": they come out, the others stay. With the last one the parent is no more. */
export const TakeOut = z.strictObject({ tickets: some });
export type TakeOut = z.infer<typeof TakeOut>;

/** They end as "merged into" the ticket of the path: their clocks stop. */
export const MergeTickets = z.strictObject({ tickets: some });
export type MergeTickets = z.infer<typeof MergeTickets>;

/** Back as they were; without `tickets` all that were merged into it. */
export const UnmergeTickets = z.strictObject({ tickets: some.optional() });
export type UnmergeTickets = z.infer<typeof UnmergeTickets>;

/** Resolves all that lie open under the parent but these, which come out; with them the parent (S11). */
export const ResolveParent = z.strictObject({ except: z.array(z.uuid()).max(1_000).default([]) });
export type ResolveParent = z.infer<typeof ResolveParent>;

/** What a command on a group answers: its parent as it then stands, and how many tickets it was about. */
export interface GroupAnswer {
  ticket: Ticket;
  count: number;
}

/** With what undoes it: for 24 hours, once. */
export interface UndoableGroup extends GroupAnswer {
  undo: string;
}

/** Puts all that came out back under its parent, and opens again what was resolved with it; where others changed it since, not. */
export const UndoGroup = z.strictObject({});
export type UndoGroup = z.infer<typeof UndoGroup>;

/** `left`: what stays as it is now, and why. */
export interface GroupUndone extends GroupAnswer {
  left: { id: string; key: string; code: string; detail: string }[];
}

/** Until when one has looked: now, or the moment that was seen on the morning view. It never goes back. */
export const MarkSeen = z.strictObject({ until: z.iso.datetime().optional() });
export type MarkSeen = z.infer<typeof MarkSeen>;

/** Tickets under a parent in the order in which they were reported; `after` is the last one of the page before. */
export const ChildPage = z.object({
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type ChildPage = z.infer<typeof ChildPage>;

export interface Children {
  tickets: Ticket[];
  /** The `after` of the next page; null at the end. */
  next: string | null;
}

/** Since when one asks; without it, since one last looked, and for the first time, since a day. */
export const ArrivalPage = z.object({
  since: z.iso.datetime().optional(),
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type ArrivalPage = z.infer<typeof ArrivalPage>;

/** What arrived under one parent. */
export interface ArrivedGroup {
  parent: Ticket;
  arrived: number;
  open: number;
  unacknowledged: number;
  severities: Partial<Record<Severity, number>>;
  firstAt: string;
  lastAt: string;
}

/** What arrived since one last looked (S17): "512 = 3 storms + 11 singles". */
export interface Arrivals {
  since: string;
  /** To be marked as seen once it was looked at. */
  until: string;
  seenAt: string | null;
  total: number;
  groups: ArrivedGroup[];
  singles: { count: number; unacknowledged: number; severities: Partial<Record<Severity, number>> };
  /** The single ones, a page of them, the most severe first. */
  tickets: Ticket[];
  next: string | null;
}

/** Commands that change what one person remembers, and nobody's board. */
export const personalCommands = { markSeen: MarkSeen } as const;

/** Every command of folding by the name of its façade method; tests walk it. */
export const foldingCommands = {
  setFolding: SetFolding,
  foldTickets: FoldTickets,
  unfoldTickets: UnfoldTickets,
  takeOut: TakeOut,
  mergeTickets: MergeTickets,
  unmergeTickets: UnmergeTickets,
  resolveParent: ResolveParent,
  undoGroup: UndoGroup,
} as const;
