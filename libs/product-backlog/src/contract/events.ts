import type { Who } from '@twotrack/shared';
import type { AskingEvent } from './asking.js';
import type { BriefEvent } from './brief.js';
import type { CeilingEvent } from './ceiling.js';
import type { ConversationEvent } from './conversation.js';
import type { EvidenceEvent } from './evidence.js';
import type { RequestHandedOver } from './hand-over.js';
import type { GoalEvent, GoalItemEvent } from './goal-events.js';
import type { KeepEvent } from './keep.js';
import type { OrderingEvent } from './ordering-views.js';
import type { RefineEvent } from './refine.js';
import type { SettingsEvent } from './settings.js';
import type { TalkEvent } from './talk.js';
import type { StakeholderEvent } from './stakeholder-view.js';
import type { Column, Item, Proposal, Request } from './views.js';

/*
 * Every event carries what it changed as it now stands, so a reader applies it without knowing how it came about.
 * `from`, `was` and the reasons are there for history; a reader of the board does not need them.
 */
export type ItemAdded = { type: 'item-added'; item: Item; problem: string };
export type ItemRenamed = { type: 'item-renamed'; item: Item; was: string };
export type ItemDescribed = { type: 'item-described'; item: Item; problem: string; was: string };
export type ItemClassified = { type: 'item-classified'; item: Item; was: Item['type'] };
export type ItemMoved = { type: 'item-moved'; item: Item; from: Item['column']; reason: string | null };
/** `was` and `now` name the neighbours between which it stood and stands; null is the beginning or the end. */
export type ItemRanked = {
  type: 'item-ranked';
  item: Item;
  was: { before: string | null };
  now: { before: string | null; after: string | null };
  reason: string | null;
  /** Whose proposal this was, if it was one. */
  proposalId: string | null;
  /** The product owner in whose name a delegate ranked (P13). */
  onBehalfOf?: Who;
  /** The number of the ranking that this one takes back (P14). */
  undoes?: number;
};
/** Ranks grown too long were made short again, order unchanged. */
export type ItemsRebalanced = { type: 'items-rebalanced'; ranks: { itemId: string; rank: string }[] };
export type ItemAssigned = { type: 'item-assigned'; item: Item; was: string[] };
export type ItemBlocked = { type: 'item-blocked'; item: Item };
export type ItemUnblocked = { type: 'item-unblocked'; item: Item; reason: string; seconds: number };
export type ItemRemoved = { type: 'item-removed'; item: Item; reason: string | null };
export type ItemRestored = { type: 'item-restored'; item: Item };

export type RequestSubmitted = { type: 'request-submitted'; request: Request; problem: string };
export type RequestAccepted = { type: 'request-accepted'; request: Request };
export type RequestDeclined = { type: 'request-declined'; request: Request };
export type RequestMerged = { type: 'request-merged'; request: Request };
/** It asks for the same as another open request, and waits for the same answer (P4). */
export type RequestJoined = { type: 'request-joined'; request: Request };
/** Undo of a decision: the request is open again, or a part of the one that it waited with. */
export type RequestReturned = { type: 'request-returned'; request: Request; was: Request['status'] };

export type RankProposed = { type: 'rank-proposed'; proposal: Proposal };
export type ProposalAccepted = { type: 'proposal-accepted'; proposal: Proposal };
export type ProposalDeclined = { type: 'proposal-declined'; proposal: Proposal };
export type ProposalWithdrawn = { type: 'proposal-withdrawn'; proposal: Proposal };
/** Undo of an answer: the proposal is open again. */
export type ProposalReturned = { type: 'proposal-returned'; proposal: Proposal };

export type ColumnLimitSet = { type: 'column-limit-set'; column: Column; was: Column['limit'] };
export type ColumnPolicySet = { type: 'column-policy-set'; column: Column; was: string };
export type LimitBreached = { type: 'limit-breached'; column: Column; count: number };
export type LimitRestored = { type: 'limit-restored'; column: Column; count: number };

export type ProductEvent =
  | ItemAdded
  | ItemRenamed
  | ItemDescribed
  | ItemClassified
  | ItemMoved
  | ItemRanked
  | ItemsRebalanced
  | ItemAssigned
  | ItemBlocked
  | ItemUnblocked
  | ItemRemoved
  | ItemRestored
  | RequestSubmitted
  | RequestAccepted
  | RequestDeclined
  | RequestMerged
  | RequestJoined
  | RequestReturned
  | RequestHandedOver
  | RankProposed
  | ProposalAccepted
  | ProposalDeclined
  | ProposalWithdrawn
  | ProposalReturned
  | ColumnLimitSet
  | ColumnPolicySet
  | LimitBreached
  | LimitRestored
  | AskingEvent
  | ConversationEvent
  | EvidenceEvent
  | StakeholderEvent
  | GoalEvent
  | GoalItemEvent
  | KeepEvent
  | OrderingEvent
  | RefineEvent
  | SettingsEvent
  | BriefEvent
  | CeilingEvent
  | TalkEvent;
