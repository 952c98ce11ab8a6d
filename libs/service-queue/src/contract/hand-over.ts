import { z } from 'zod';
import { PROSE_MAX, TITLE_MAX, Who, line, prose } from '@twotrack/shared';
import { Reason } from './commands.js';
import type { Ticket } from './views.js';

/** It is a wish: to the inbox of the product owner (B6). */
export const HandOverTicket = z.strictObject({ reason: Reason });
export type HandOverTicket = z.infer<typeof HandOverTicket>;

/** It is a ticket again, where nothing has happened to the request since. */
export const TakeBackTicket = z.strictObject({});
export type TakeBackTicket = z.infer<typeof TakeBackTicket>;

/** A request of the product that was work: a ticket of whoever asked, routed by the rules (B6). */
export const TakeInRequest = z.strictObject({
  requestId: z.uuid(),
  requester: Who,
  title: line(TITLE_MAX),
  details: prose(PROSE_MAX),
});
export type TakeInRequest = z.infer<typeof TakeInRequest>;

/** It is a request again, where nobody has touched the ticket since. */
export const ReturnTicket = z.strictObject({});
export type ReturnTicket = z.infer<typeof ReturnTicket>;

/** Every command on what came by the wrong door, by the name of its façade method; tests walk it. */
export const handOverCommands = {
  handOverTicket: HandOverTicket,
  takeBackTicket: TakeBackTicket,
  takeInRequest: TakeInRequest,
  returnTicket: ReturnTicket,
} as const;

export type TicketHandedOver = { type: 'ticket-handed-over'; ticket: Ticket; from: Ticket['column']; reason: string };
/** The inbox has it: the request's id stands in the mark. */
export type TicketArrived = { type: 'ticket-arrived'; ticket: Ticket };
export type TicketTakenBack = {
  type: 'ticket-taken-back';
  ticket: Ticket;
  was: NonNullable<Ticket['marks']['handedOver']>;
};
/** Closed unseen: it is a request again. */
export type TicketReturned = { type: 'ticket-returned'; ticket: Ticket };

export type HandOverEvent = TicketHandedOver | TicketArrived | TicketTakenBack | TicketReturned;

/** What is asked of the product: by whom, and from which ticket, or which problem with what it has cost. */
export interface Ask {
  title: string;
  problem: string;
  source: 'customer' | 'stakeholder' | 'team' | 'problem';
  requester: Who;
  from:
    | { ticketId: string }
    | { problem: { problemId: string; key: string; tickets: number; hours: number; slaMisses: number } };
}

/**
 * What is to be done in the other track as soon as that answers; kept with the change that caused it. `submit` the ask,
 * `withdraw` it again, or `return` a request that had become a ticket.
 */
export interface Errand {
  id: string;
  teamId: string;
  cardId: string;
  about: 'ticket' | 'problem';
  kind: 'submit' | 'withdraw' | 'return';
  by: Who;
  ask: Ask | null;
  requestId: string | null;
}
