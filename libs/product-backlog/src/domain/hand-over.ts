import { Refusal, whoIs, worksHere, type Actor } from '@twotrack/shared';
import type {
  HandOverRequest,
  NoteTicket,
  Request,
  RequestDeclined,
  RequestHandedOver,
  RequestReturned,
  WithdrawRequest,
} from '../contract/index.js';
import { onlyProductOwner } from './authority.js';
import { stillWaits } from './board.js';
import { byItself } from './joining.js';
import { declineRequest } from './request.js';

/** It is work: declined here, and on its way to the service queues (B6). */
export function handOverRequest(was: Request, command: HandOverRequest, actor: Actor, now: string): RequestHandedOver {
  const { request } = declineRequest(was, command, actor, now);
  return { type: 'request-handed-over', request: { ...request, marks: { ...request.marks, handedOver: true } } };
}

/** The requester reads which ticket it is now. */
export function noteTicket(was: Request, { ticketId, key }: NoteTicket): RequestHandedOver {
  onlyHandedOver(was);
  const decision = { ...was.decision!, reason: `${key}: ${was.decision!.reason}` };
  return { type: 'request-handed-over', request: { ...was, decision, marks: { ...was.marks, ticketId } } };
}

/** A request again, as it was. */
export function takeBackRequest(was: Request, actor: Actor): RequestReturned {
  onlyProductOwner(actor);
  onlyHandedOver(was);
  const { handedOver: _, ticketId: __, ...marks } = was.marks;
  return {
    type: 'request-returned',
    request: { ...was, status: 'open', decision: null, marks },
    was: was.status,
  };
}

/** By whoever asked; what came from the service track also by its members. */
export function withdrawRequest(was: Request, { reason }: WithdrawRequest, actor: Actor, now: string): RequestDeclined {
  const fromService = was.marks.ticketId !== undefined || was.marks.problem !== undefined;
  if (was.requester.id !== actor.id && !(fromService && worksHere(actor))) {
    throw new Refusal('forbidden', 'not-your-request', {}, 'Only whoever asked withdraws a request.');
  }
  if (!stillWaits(was)) {
    throw new Refusal('conflict', 'already-decided', { request: was }, `This request is ${was.status} already.`);
  }
  const decision = { by: whoIs(actor), at: now, reason };
  return { type: 'request-declined', request: { ...byItself(was), status: 'declined', decision } };
}

function onlyHandedOver(request: Request): void {
  if (request.marks.handedOver) return;
  throw new Refusal('conflict', 'not-handed-over', { request }, 'This request was not handed over.');
}
