import type { Request, RequestComment } from '@twotrack/product-backlog/contract';
import { undoable } from '../../board/parts/undo.js';
import { asking } from '../../live/asking.js';
import { words } from './words.js';

type Told = { request: Request; comment: RequestComment };

const of = (requestId: string, act: string) => `/api/product-backlog/requests/${requestId}/${act}`;
const sendComment = (requestId: string, text: string, open: boolean) =>
  asking<Told>(of(requestId, 'comments'), { text, public: open });
const sendWithdraw = ({ id: commentId, requestId }: RequestComment) =>
  asking<Told>(of(requestId, 'withdraw-comment'), { commentId });
const sendHeard = (requestId: string, heard: boolean) => asking<{ request: Request }>(of(requestId, 'hear'), { heard });

/** `open`: whoever asked reads it. */
export async function commentOnRequest({ id, title }: Request, text: string, open: boolean): Promise<void> {
  const { comment } = await sendComment(id, text, open);
  undoable(words.wrote(title), () => sendWithdraw(comment));
}

export async function withdrawRequestComment(comment: RequestComment): Promise<void> {
  await sendWithdraw(comment);
  undoable(words.tookBack, () => sendComment(comment.requestId, comment.text, comment.public));
}

/** What they wrote last needs no answer. */
export async function hearRequester({ id, requester }: Request): Promise<void> {
  await sendHeard(id, true);
  undoable(words.heard(requester.name), () => sendHeard(id, false));
}
