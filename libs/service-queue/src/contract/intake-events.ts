import type { ChangeReported } from './changes.js';
import type { Integration } from './intake.js';
import type { Silence } from './silences.js';
import type { ColumnId, Ticket } from './views.js';

/** Its alert was told again while it is on (S10). */
export type TicketRepeated = { type: 'ticket-repeated'; ticket: Ticket };
/** The sender says that it is over (S13); `from` is where it stood. */
export type TicketResolved = { type: 'ticket-resolved'; ticket: Ticket; from: ColumnId };
/** It was taken for resolved, and its alert is still on, or on again (S10, S13). */
export type TicketReopened = { type: 'ticket-reopened'; ticket: Ticket; because: 'still-firing' | 'new-episode' };

/** It goes on and off: shown, and muted until it settles (S13); `from` is where it stood. */
export type TicketFlapping = { type: 'ticket-flapping'; ticket: Ticket; from: ColumnId };
/** It went on and off, and is as its sender said last (S13). */
export type TicketSettled = { type: 'ticket-settled'; ticket: Ticket; from: ColumnId; firing: boolean };
/** Its notices are held back; with null in `until`, no longer. */
export type TicketMuted = { type: 'ticket-muted'; ticket: Ticket; until: string | null; silenceId: string };
/** Its sender should have said again that it is on, and has not: flagged, never ended (S10). */
export type TicketQuiet = { type: 'ticket-quiet'; ticket: Ticket };

export type IntegrationCreated = { type: 'integration-created'; integration: Integration };
export type IntegrationRevoked = { type: 'integration-revoked'; integration: Integration };
/** It always spoke, and has not since then. */
export type IntegrationQuiet = { type: 'integration-quiet'; integration: Integration; since: string };
export type IntegrationSpoke = { type: 'integration-spoke'; integration: Integration; was: string };
export type ReceiptReplayed = { type: 'receipt-replayed'; receiptId: string };

export type SilenceCreated = { type: 'silence-created'; silence: Silence };
export type SilenceEnded = { type: 'silence-ended'; silence: Silence };

export type IntakeEvent =
  | TicketRepeated
  | TicketResolved
  | TicketReopened
  | TicketFlapping
  | TicketSettled
  | TicketMuted
  | TicketQuiet
  | IntegrationCreated
  | IntegrationRevoked
  | IntegrationQuiet
  | IntegrationSpoke
  | ReceiptReplayed
  | SilenceCreated
  | SilenceEnded
  | ChangeReported;
