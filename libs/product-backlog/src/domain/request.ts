import { Refusal, whoIs, worksHere, type Actor } from '@twotrack/shared';
import type {
  AskedFor,
  CreateItem,
  DeclineRequest,
  Item,
  Request,
  RequestAccepted,
  RequestDeclined,
  RequestMerged,
  RequestReturned,
  RequestSubmitted,
  SubmitRequest,
} from '../contract/index.js';
import { onlyProductOwner } from './authority.js';
import { notRemoved } from './item-edits.js';
import { answerOf } from './keep.js';

/** Anybody of the team may ask, or be asked for; it waits in the inbox of the product owner (P4). */
export function submitRequest(
  id: string,
  command: SubmitRequest,
  actor: Actor,
  now: string,
  asked: AskedFor = { requester: whoIs(actor), marks: {} },
): RequestSubmitted {
  const { title, source, problem = '' } = command;
  const request: Request = {
    id,
    title,
    source,
    requester: asked.requester,
    at: now,
    status: 'open',
    itemId: null,
    decision: null,
    marks: asked.marks,
  };
  return { type: 'request-submitted', request, problem };
}

/** What somebody other than the product owner wants to be an item is a request first (P4). */
export const asRequest = ({ title, problem }: CreateItem, actor: Actor): SubmitRequest => ({
  title,
  source: worksHere(actor) ? 'team' : 'stakeholder',
  ...(problem === undefined ? {} : { problem }),
});

export const acceptRequest = (request: Request, itemId: string, actor: Actor, now: string): RequestAccepted => ({
  type: 'request-accepted',
  request: decide(request, 'accepted', { itemId }, actor, now),
});

export const declineRequest = (
  request: Request,
  { reason }: DeclineRequest,
  actor: Actor,
  now: string,
): RequestDeclined => ({
  type: 'request-declined',
  request: decide(request, 'declined', { reason }, actor, now),
});

export function mergeRequest(request: Request, item: Item, actor: Actor, now: string): RequestMerged {
  const merged = decide(request, 'merged', { itemId: item.id }, actor, now);
  notRemoved(item);
  const answered = answerOf(item);
  const marks = answered ? { ...merged.marks, answered } : merged.marks;
  return { type: 'request-merged', request: { ...merged, marks } };
}

/** The decision is taken back, and what was a part of another request waits by itself; null where it does already. */
export function returnRequest(request: Request, actor: Actor): RequestReturned | null {
  onlyProductOwner(actor);
  if (request.status === 'open') return null;
  if (request.marks.handedOver) {
    throw new Refusal('conflict', 'handed-over', { request }, 'It is a ticket now: take it back from there.');
  }
  const { answered: _, joinedTo: __, ...marks } = request.marks;
  return {
    type: 'request-returned',
    request: { ...request, status: 'open', itemId: null, decision: null, marks },
    was: request.status,
  };
}

/** An item that others were merged into is theirs too: it is not taken from them with the first one's acceptance (P4). */
export function askedForByNobodyElse(item: Item, others: number): void {
  if (others === 0) return;
  const said = `${others} more requests were merged into ${item.key}: take those back first.`;
  throw new Refusal('conflict', 'item-has-requests', { item }, said);
}

/** The order of the inbox: what has waited longest comes first. */
export const oldestFirst = (a: Pick<Request, 'id' | 'at'>, b: Pick<Request, 'id' | 'at'>): number =>
  a.at + a.id < b.at + b.id ? -1 : 1;

/** The inbox is decided by the product owner, each request once. */
export function mayDecide(request: Request, actor: Actor): void {
  onlyProductOwner(actor);
  if (request.status === 'joined') {
    throw new Refusal('conflict', 'joined', { request }, 'It was merged with another request: decide that one.');
  }
  if (request.status !== 'open') {
    throw new Refusal('conflict', 'already-decided', { request }, `This request is ${request.status} already.`);
  }
}

function decide(
  request: Request,
  status: Request['status'],
  { itemId = null, reason = null }: { itemId?: string | null; reason?: string | null },
  actor: Actor,
  now: string,
): Request {
  mayDecide(request, actor);
  return { ...request, status, itemId, decision: { by: whoIs(actor), at: now, reason } };
}
