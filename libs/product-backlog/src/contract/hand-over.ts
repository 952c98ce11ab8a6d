import { z } from 'zod';
import { Reason } from './commands.js';
import type { Request, RequestMarks } from './views.js';

/** It is work: to the service queues (B6). */
export const HandOverRequest = z.strictObject({ reason: Reason });
export type HandOverRequest = z.infer<typeof HandOverRequest>;

/** The service queues have it, as this ticket. */
export const NoteTicket = z.strictObject({ ticketId: z.uuid(), key: z.string() });
export type NoteTicket = z.infer<typeof NoteTicket>;

/** It is a request again; its ticket is gone. */
export const TakeBackRequest = z.strictObject({});
export type TakeBackRequest = z.infer<typeof TakeBackRequest>;

/** Whoever asked wants it no more, while nobody has answered. */
export const WithdrawRequest = z.strictObject({ reason: Reason });
export type WithdrawRequest = z.infer<typeof WithdrawRequest>;

/** Every command on what goes between the tracks, by the name of its façade method; tests walk it. */
export const handOverCommands = {
  handOverRequest: HandOverRequest,
  noteTicket: NoteTicket,
  takeBackRequest: TakeBackRequest,
  withdrawRequest: WithdrawRequest,
} as const;

/** Declined as work; again when it is known which ticket it became. */
export type RequestHandedOver = { type: 'request-handed-over'; request: Request };

/** In whose name something is asked, and where it comes from. */
export interface AskedFor {
  readonly requester: Request['requester'];
  readonly marks: RequestMarks;
}

/** A request on its way to the service queues. */
export interface OnItsWay {
  readonly teamId: string;
  readonly request: Request;
  readonly problem: string;
}

/** How a request stands that another track waits for. */
export interface RequestStanding {
  readonly requestId: string;
  /** A part of another request is as open as that one. */
  readonly status: Exclude<Request['status'], 'joined'>;
  readonly reason: string | null;
  readonly itemId: string | null;
  readonly itemKey: string | null;
  readonly doneAt: string | null;
  /** The item is none any more. */
  readonly removed: boolean;
}
