import type { Breach } from './views.js';

/** An item came into an order that holds as many as it should, or more: so many now (P12, W6). */
export type CeilingBreached = { type: 'ceiling-breached'; breach: Breach; count: number };
/** The order is within its ceiling again, or there is none any more. */
export type CeilingRestored = { type: 'ceiling-restored'; ceiling: number | null; count: number };
export type CeilingEvent = CeilingBreached | CeilingRestored;
