import { Refusal, notFound, whoIs, worksHere, type Actor } from '@twotrack/shared';
import type {
  CommentOnRequest,
  Request,
  RequestComment,
  RequestCommented,
  RequestCommentWithdrawn,
  RequesterHeard,
} from '../contract/index.js';
import { onlyMembers } from './authority.js';
import { seesAll } from './visible-to.js';

/** The team writes to itself or to whoever asked; whoever only asks, publicly and on own requests (P4). */
export function commentOnRequest(
  request: Request,
  id: string,
  command: CommentOnRequest,
  actor: Actor,
  now: string,
): RequestCommented {
  onlyConcerned(request, actor);
  if (!command.public) onlyMembers(actor);
  const comment = { id, requestId: request.id, ...command, by: whoIs(actor), at: now };
  const { count = 0 } = request.marks.said ?? {};
  if (!comment.public) return { type: 'request-commented', request, comment };
  return { type: 'request-commented', request: saying(request, count + 1, isFromRequester(request, comment)), comment };
}

/** `left`: the public ones without it, the oldest first. */
export function withdrawRequestComment(
  request: Request,
  comment: RequestComment,
  left: readonly RequestComment[],
  actor: Actor,
): RequestCommentWithdrawn {
  if (!(comment.public || seesAll(actor))) throw notFound('comment', comment.id);
  if (comment.by.id !== actor.id) {
    throw new Refusal('forbidden', 'not-yours', {}, 'A comment is withdrawn by whoever wrote it.');
  }
  if (!comment.public) return { type: 'request-comment-withdrawn', request, comment };
  const last = left.at(-1);
  const waits = last !== undefined && isFromRequester(request, last);
  return { type: 'request-comment-withdrawn', request: saying(request, left.length, waits), comment };
}

/** Null where it stands so. */
export function hearRequester(
  request: Request,
  heard: boolean,
  last: RequestComment | undefined,
  actor: Actor,
): RequesterHeard | null {
  onlyMembers(actor);
  const { said } = request.marks;
  if (!said || said.waits !== heard) return null;
  if (!heard && !(last && isFromRequester(request, last))) return null;
  return { type: 'requester-heard', request: saying(request, said.count, !heard) };
}

const isFromRequester = ({ requester }: Request, { by }: RequestComment): boolean => by.id === requester.id;

function saying(request: Request, count: number, waits: boolean): Request {
  const { said: _, ...marks } = request.marks;
  return { ...request, marks: count > 0 ? { ...marks, said: { count, waits } } : marks };
}

/** Members read and write of every request; others of what they asked for, and the rest is not there for them (A3). */
function onlyConcerned(request: Request, actor: Actor): void {
  if (worksHere(actor) || request.requester.id === actor.id) return;
  if (!seesAll(actor)) throw notFound('request', request.id);
  onlyMembers(actor);
}
