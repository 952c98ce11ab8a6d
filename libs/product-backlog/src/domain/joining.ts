import { Refusal, type Actor } from '@twotrack/shared';
import type {
  Request,
  RequestDeclined,
  RequestHandedOver,
  RequestJoined,
  RequestMerged,
  RequestReturned,
} from '../contract/index.js';
import { mayDecide } from './request.js';

/** It asks for the same as another one: both stay undecided, and wait for one answer (P4). */
export function joinRequest(request: Request, into: Request, actor: Actor): RequestJoined {
  mayDecide(request, actor);
  mayDecide(into, actor);
  if (request.id === into.id) {
    throw new Refusal('conflict', 'into-itself', { request }, 'A request is not merged with itself.');
  }
  return joined(request, into.id);
}

/** Every part of a request gets its answer, with the reason (P4). */
export function answeredWith(
  part: Request,
  { status, itemId, decision, marks: { answered, handedOver } }: Request,
): RequestMerged | RequestDeclined | RequestHandedOver {
  const marks = { ...part.marks, ...(answered && { answered }) };
  const request = { ...part, itemId, decision, marks };
  if (status !== 'declined') return { type: 'request-merged', request: { ...request, status: 'merged' } };
  if (!handedOver) return { type: 'request-declined', request: { ...request, status } };
  return { type: 'request-handed-over', request: { ...request, status, marks: { ...marks, handedOver } } };
}

/** The answer to all of them is taken back: it waits with the request that it is a part of. */
export function waitsWithIt(part: Request): RequestReturned {
  const { answered: _, handedOver: __, ...marks } = part.marks;
  const request: Request = { ...part, status: 'joined', itemId: null, decision: null, marks };
  return { type: 'request-returned', request, was: part.status };
}

/**
 * Whoever asked needs it no more; those who asked for the same still do: they wait with the request that it was a part
 * of, or else the oldest of them takes its place.
 */
export function succeed(gone: Request, parts: readonly Request[]): (RequestReturned | RequestJoined)[] {
  const own = parts.filter(({ marks }) => marks.joinedTo === gone.id);
  const into = gone.marks.joinedTo;
  if (into) return own.map((part) => joined(part, into));
  const [next, ...others] = own;
  if (!next) return [];
  const waits: RequestReturned = {
    type: 'request-returned',
    request: { ...byItself(next), status: 'open' },
    was: next.status,
  };
  return [waits, ...others.map((part) => joined(part, next.id))];
}

/** No part of another one any more. */
export function byItself({ marks: { joinedTo: _, ...marks }, ...request }: Request): Request {
  return { ...request, marks };
}

const joined = (request: Request, joinedTo: string): RequestJoined => ({
  type: 'request-joined',
  request: { ...request, status: 'joined', marks: { ...request.marks, joinedTo } },
});
