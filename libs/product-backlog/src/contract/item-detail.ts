import type { Recorded } from '@twotrack/shared';
import type { KeptPast } from './past.js';
import type { ProductEvent } from './events.js';
import type { Named } from './ordering-views.js';
import type { Delivered } from './inbox.js';
import type { Item, Proposal, Request } from './views.js';

/** Everything about one item: its texts, where it came from, and all that happened to it, newest first. */
export interface ItemDetail {
  item: Item;
  problem: string;
  request: Request | null;
  /** All requests merged into it, or into what it was split from. */
  merged: Request[];
  /** What was found wanting since it was delivered, and what came of it (P5). */
  feedback: Request[];
  /** The delivered items that the requests behind it are feedback on (P5). */
  about: Delivered[];
  /** What it is a part of, and its own parts (P11). */
  splitFrom: Named | null;
  splitInto: Named[];
  proposals: Proposal[];
  history: Recorded<ProductEvent>[];
  /** What happened to it before it was brought here, newest first. */
  past: KeptPast[];
}

/** Everything about one request: what the product owner reads before deciding, and its requester at any time. */
export interface RequestDetail {
  request: Request;
  problem: string;
  history: Recorded<ProductEvent>[];
}
