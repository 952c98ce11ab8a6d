import type { Who } from '@twotrack/shared';
import type { Delegation, Item, Proposal } from './views.js';

/** It orders from now on; whoever did before does not. */
export type OrderDelegated = { type: 'order-delegated'; delegation: Delegation; was: Delegation | null };
export type DelegationWithdrawn = { type: 'delegation-withdrawn'; delegation: null; was: Delegation };
/** Its time is over; or whoever allowed it is product owner no more, but `successor` is. */
export type DelegationEnded = { type: 'delegation-ended'; delegation: null; was: Delegation; successor?: Who };
export type OrderingEvent = OrderDelegated | DelegationWithdrawn | DelegationEnded;

/** An item as people call it now. */
export type Named = Pick<Item, 'id' | 'key' | 'title'>;

/** One decision on the order: who ranked what past what, when and why (P14). */
export interface RankingRecord {
  /** The number of its event, by which it is taken back. */
  seq: number;
  at: string;
  by: Who;
  /** The product owner in whose name a delegate ranked (P13). */
  onBehalfOf: Who | null;
  item: Named;
  /** The one it stood before until then; null: it was the last. */
  was: Named | null;
  before: Named | null;
  after: Named | null;
  reason: string | null;
  /** Whose proposal it was. */
  proposedBy: Who | null;
  /** The ranking that it took back, and the one that took it back. */
  undoes: number | null;
  undoneBy: number | null;
  /** Nobody has ranked the item since. */
  latest: boolean;
}

/** Places count from 1 over all open items; null: it was not in the order. */
export interface OrderChange {
  item: Named;
  from: number | null;
  to: number | null;
  /** What happened to its place in that time, and the last of it. */
  decisions: number;
  last: Pick<RankingRecord, 'seq' | 'at' | 'by' | 'onBehalfOf' | 'reason'> & { what: string };
}

/** The difference of the order between then and now: what was moved, came and left. What only made way is not in it. */
export interface OrderChanges {
  since: string;
  /** How many stood in the order. */
  before: number;
  now: number;
  changes: OrderChange[];
}

/** What became of one of several proposals: `refused` by this code. */
export interface ProposalResult {
  id: string;
  status: Proposal['status'] | 'refused';
  code: string | null;
}
