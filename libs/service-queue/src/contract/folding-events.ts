import type { Folding } from './folding.js';
import type { Severity } from './severity.js';
import type { Storm } from './storm.js';
import type { ColumnId, Ticket } from './views.js';

/** A parent came to be; its children follow in events of their own (S11). */
export type GroupOpened = { type: 'group-opened'; ticket: Ticket; rule: string | null };
/** What lies under it changed, and with that what follows from it; once for each commit. */
export type GroupChanged = { type: 'group-changed'; ticket: Ticket; severityWas: Severity; from: ColumnId };
/** Everything was given back. */
export type GroupDissolved = { type: 'group-dissolved'; ticket: Ticket };
export type TicketFolded = { type: 'ticket-folded'; ticket: Ticket };
/** Back on the board, with its own severity; `fromId` is the parent it lay under. */
export type TicketUnfolded = { type: 'ticket-unfolded'; ticket: Ticket; fromId: string };
export type TicketMerged = { type: 'ticket-merged'; ticket: Ticket; intoKey: string };
export type TicketUnmerged = { type: 'ticket-unmerged'; ticket: Ticket; fromKey: string };
/** On the one that others were merged into, or taken back from. */
export type MergesChanged = { type: 'merges-changed'; ticket: Ticket; was: number };
/** With its parent, by whoever resolved that. */
export type ChildResolved = { type: 'child-resolved'; ticket: Ticket; from: ColumnId };

export type FoldingSet = { type: 'folding-set'; folding: Folding; was: Folding; reason: string };

export type StormBegan = { type: 'storm-began'; storm: Storm };
/** It goes on: told by what arrives, at most once a second, and by the clock. */
export type StormTold = { type: 'storm-told'; storm: Storm };
export type StormLed = { type: 'storm-led'; storm: Storm; was: Storm['lead'] };
/** `byHand`: somebody ended it; else it was calm for long enough. */
export type StormEnded = { type: 'storm-ended'; storm: Storm; byHand: boolean };

export type FoldingEvent =
  | GroupOpened
  | GroupChanged
  | GroupDissolved
  | TicketFolded
  | TicketUnfolded
  | TicketMerged
  | TicketUnmerged
  | MergesChanged
  | ChildResolved
  | FoldingSet
  | StormBegan
  | StormTold
  | StormLed
  | StormEnded;
