import { z } from 'zod';
import { PROSE_MAX, TITLE_MAX, Who, line, prose } from '@twotrack/shared';
import type { Goal } from './goal.js';
import type { BacklogSettings } from './settings.js';

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

export const Level = z.literal([1, 2, 3, 4, 5]);

/** The four vectors of an item, 1 to 5 each; what nobody has given yet is not there (P7). */
export const Vectors = z.object({ risk: Level, value: Level, size: Level, learning: Level }).partial();
export type Vectors = z.infer<typeof Vectors>;

export const Moscow = z.enum(['must', 'should', 'could', 'wont']);
export type Moscow = z.infer<typeof Moscow>;

const said = { by: Who, at: z.iso.datetime() };
const given = { ...said, reason: z.string() };

/** What is noted on an item beside its course; a mark that does not stand is not there. */
export const ItemMarks = z
  .object({
    /** Old, and kept by the product owner, with the reason; `before`: the keep that this one took the place of (P12). */
    kept: z.object({ ...given, before: z.object(given).optional() }),
    /** It went In progress without being ready: the checks that failed, and why (P8). */
    overridden: z.object({ ...said, reason: z.string(), checks: z.array(z.string()) }),
    /** Threads on it: without an answer, those of them that hold it up, and answered (P10). */
    questions: z.object({ open: z.int(), blocking: z.int(), answered: z.int() }),
    /** The last closed understanding check: how many said 1, 2, 3, 4, 5; null where too few answered (P9). */
    understanding: z.object({
      at: z.iso.datetime(),
      answers: z.int(),
      counts: z.array(z.int()).nullable(),
      /** The same of what they said of size and value; null where too few said it. */
      spread: z.object({ size: z.array(z.int()).nullable(), value: z.array(z.int()).nullable() }).optional(),
    }),
    /** The understanding check that is open: how many have answered, and when it ends by itself (P9). */
    round: z.object({ ...said, id: z.uuid(), endsAt: z.iso.datetime(), answered: z.int() }),
    /** It was split into these; its children say of which they are (P11). */
    splitInto: z.array(z.uuid()),
    splitFrom: z.uuid(),
    /** How many stakeholders want it (P17). */
    votes: z.int(),
    /** Items of any team that it needs, and that need it (P18). */
    dependsOn: z.array(z.uuid()),
    neededBy: z.array(z.uuid()),
    /** It rests on a hypothesis; once shipped with its review date, then with a verdict (P16). */
    bet: z.object({
      reviewAt: z.iso.datetime().nullable(),
      verdict: z.enum(['proven', 'refuted', 'unclear']).nullable(),
    }),
    /** Which acceptance examples and problem are stated, for the check of Ready: counts, no words (P8). */
    stated: z.object({ problem: z.boolean(), examples: z.int() }),
    /** Where an import took it from: importing twice creates nothing twice. */
    imported: z.object({ from: z.string(), key: z.string() }),
  })
  .partial();
export type ItemMarks = z.infer<typeof ItemMarks>;

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
  /** The goal it serves (P6). */
  goalId: z.uuid().nullable(),
  vectors: Vectors,
  moscow: Moscow.nullable(),
  /** When anybody last worked on it: its words, its vectors, its place (P12). */
  touchedAt: z.iso.datetime(),
  /** "Not now": out of the order and off the board until it is taken up again (P12). */
  setAside: z.object({ ...said, reason: z.string() }).nullable(),
  marks: ItemMarks,
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

/** What is noted on a request beside its course; a mark that does not stand is not there. */
export const RequestMarks = z
  .object({
    /** Feedback on a delivered item, and how far it fell short (P5). */
    about: z.object({ itemId: z.uuid(), fellShort: z.enum(['less', 'far-less']) }),
    /** The problem of the service track it comes from, and what it cost until then (S15). */
    problem: z.object({
      problemId: z.uuid(),
      key: z.string(),
      tickets: z.int(),
      hours: z.number(),
      slaMisses: z.int(),
    }),
    /** The ticket it was, or became, where it came in by the wrong door (B6). */
    ticketId: z.uuid(),
    /** It was work: declined, and on its way to the service queues until `ticketId` says which ticket it is (B6). */
    handedOver: z.literal(true),
    /** What was decided of the item that it became or was merged into, long after (P12). */
    answered: z.object({ ...said, answer: z.enum(['kept', 'not-now', 'removed']), reason: z.string().nullable() }),
    /** Somebody outside follows it by a private link. */
    followed: z.boolean(),
    /** Written between the team and whoever asked: so many comments, and whether the last one waits for the team. */
    said: z.object({ count: z.int(), waits: z.boolean() }),
    /** Asks for the same as this other request, and is answered with it (P4). */
    joinedTo: z.uuid(),
    imported: z.object({ from: z.string(), key: z.string() }),
  })
  .partial();
export type RequestMarks = z.infer<typeof RequestMarks>;

/** Something asked of the product. It becomes an item only when the product owner accepts it (P4). */
export const Request = z.object({
  id: z.uuid(),
  title: ItemTitle,
  source: RequestSource,
  requester: Who,
  at: z.iso.datetime(),
  /** `joined`: it waits as a part of the open request that it was merged with. */
  status: z.enum(['open', 'joined', 'accepted', 'declined', 'merged']),
  /** The item it became or was merged into. */
  itemId: z.uuid().nullable(),
  /** What the product owner decided; the requester sees the reason. */
  decision: z.object({ by: Who, at: z.iso.datetime(), reason: z.string().nullable() }).nullable(),
  marks: RequestMarks,
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

/** A member who orders in the product owner's name until then (P13). */
export interface Delegation {
  to: string;
  by: Who;
  since: string;
  until: string;
  reason: string | null;
}

/** What a board shows of the product track: open requests and proposals, and every item that is on the board. */
export interface ProductView {
  columns: Column[];
  items: Item[];
  requests: Request[];
  proposals: Proposal[];
  /** What the product is aimed at now, if it is (P6). */
  goal: Goal | null;
  /** Who else may order, if somebody may. */
  delegation: Delegation | null;
  /** To a requester the defaults: what the team has set is not theirs to read. */
  settings: BacklogSettings;
}
