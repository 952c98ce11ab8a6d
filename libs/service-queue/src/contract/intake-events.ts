import type { Integration } from './intake.js';
import type { ColumnId, Ticket } from './views.js';

/** Its alert was told again while it is on (S10). */
export type TicketRepeated = { type: 'ticket-repeated'; ticket: Ticket };
/** The sender says that it is over (S13); `from` is where it stood. */
export type TicketResolved = { type: 'ticket-resolved'; ticket: Ticket; from: ColumnId };
/** It was taken for resolved, and its alert is still on, or on again (S10, S13). */
export type TicketReopened = { type: 'ticket-reopened'; ticket: Ticket; because: 'still-firing' | 'new-episode' };

export type IntegrationCreated = { type: 'integration-created'; integration: Integration };
export type IntegrationRevoked = { type: 'integration-revoked'; integration: Integration };
export type ReceiptReplayed = { type: 'receipt-replayed'; receiptId: string };

export type IntakeEvent =
  TicketRepeated | TicketResolved | TicketReopened | IntegrationCreated | IntegrationRevoked | ReceiptReplayed;
