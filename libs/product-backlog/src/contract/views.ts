import { z } from 'zod';
import { PROSE_MAX, TITLE_MAX, Who, line, prose } from '@twotrack/shared';

/** Debt is technical debt, and names whose problem it is. */
export const ItemType = z.enum(['feature', 'defect', 'debt']);
export type ItemType = z.infer<typeof ItemType>;

/** The steps of the product workflow, in their order on the board. */
export const ColumnId = z.enum(['backlog', 'ready', 'in-progress', 'review', 'done']);
export type ColumnId = z.infer<typeof ColumnId>;

export const LimitMode = z.enum(['warn', 'block', 'block-unless-reason']);
export type LimitMode = z.infer<typeof LimitMode>;

/** How many items a column should hold, and what happens at the next one. No limit at all is `null`. */
export const WipLimit = z.strictObject({ count: z.int().min(1).max(999), mode: LimitMode });
export type WipLimit = z.infer<typeof WipLimit>;

/** An item that came into a full column: who let it in, when, and why (W6). Ends when the column is back within its limit. */
export const Breach = z.object({
  itemId: z.uuid(),
  by: Who,
  at: z.iso.datetime(),
  reason: z.string().nullable(),
  limit: WipLimit,
});
export type Breach = z.infer<typeof Breach>;

export const Column = z.object({
  id: ColumnId,
  name: z.string(),
  /** When to pull in and when it is done, exactly as typed. */
  policy: z.string(),
  limit: WipLimit.nullable(),
  breaches: z.array(Breach),
});
export type Column = z.infer<typeof Column>;

export const Blocked = z.object({ reason: z.string(), by: Who, since: z.iso.datetime() });
export type Blocked = z.infer<typeof Blocked>;

export const ItemTitle = line(TITLE_MAX);
export const Problem = prose(PROSE_MAX);

/** A product backlog item as every board shows it. Its longer texts are in `ItemDetail`. */
export const Item = z.object({
  id: z.uuid(),
  key: z.string(),
  type: ItemType,
  title: ItemTitle,
  /** Whose problem a debt is; null for features and defects. */
  whoseProblem: z.string().nullable(),
  column: ColumnId,
  /** Orders all open items, compared byte by byte; null when the item is out of the order (done, removed). */
  rank: z.string().nullable(),
  /** The item it stood before when it left the order, to come back there (P2). */
  formerNeighbour: z.uuid().nullable(),
  assignees: z.array(z.uuid()),
  blocked: Blocked.nullable(),
  /** Time it was blocked before the present block, in seconds. */
  blockedSeconds: z.int(),
  /** The request it came from, if any. */
  requestId: z.uuid().nullable(),
  createdAt: z.iso.datetime(),
  createdBy: Who,
  enteredColumnAt: z.iso.datetime(),
  doneAt: z.iso.datetime().nullable(),
  removedAt: z.iso.datetime().nullable(),
  /** Grows by one with every change; an edit names the one it saw. */
  version: z.int(),
});
export type Item = z.infer<typeof Item>;

export const RequestSource = z.enum(['customer', 'stakeholder', 'feedback', 'team', 'market-research', 'problem']);
export type RequestSource = z.infer<typeof RequestSource>;

/** Something asked of the product. It becomes an item only when the product owner accepts it (P4). */
export const Request = z.object({
  id: z.uuid(),
  title: ItemTitle,
  source: RequestSource,
  requester: Who,
  at: z.iso.datetime(),
  status: z.enum(['open', 'accepted', 'declined', 'merged']),
  /** The item it became or was merged into. */
  itemId: z.uuid().nullable(),
  /** What the product owner decided; the requester sees the reason. */
  decision: z.object({ by: Who, at: z.iso.datetime(), reason: z.string().nullable() }).nullable(),
});
export type Request = z.infer<typeof Request>;

/** A place in the order, named by a neighbour, never by a number (P2). */
export const Place = z.union([z.strictObject({ before: z.uuid() }), z.strictObject({ after: z.uuid() })]);
export type Place = z.infer<typeof Place>;

/** Somebody else's ranking, waiting for the product owner's answer (P3). */
export const Proposal = z.object({
  id: z.uuid(),
  itemId: z.uuid(),
  place: Place,
  reason: z.string().nullable(),
  by: Who,
  at: z.iso.datetime(),
  status: z.enum(['open', 'accepted', 'declined', 'withdrawn']),
  answer: z.object({ by: Who, at: z.iso.datetime(), reason: z.string().nullable() }).nullable(),
});
export type Proposal = z.infer<typeof Proposal>;

/** What a board shows of the product track: open requests and proposals, and every item that is on the board. */
export interface ProductView {
  columns: Column[];
  items: Item[];
  requests: Request[];
  proposals: Proposal[];
}
