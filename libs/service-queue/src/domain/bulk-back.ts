import { Refusal, type Actor } from '@twotrack/shared';
import type { Comment, SeverityPolicy, Ticket } from '../contract/index.js';
import type { ActOf, Decided } from './bulk.js';
import { givenBack, restored } from './bulk-undo.js';
import { withdrawn } from './comments.js';

/** Who undoes it, when, by which policy; the reason opens full columns. */
export interface Undoer {
  readonly actor: Actor;
  readonly now: string;
  readonly policy: SeverityPolicy;
  readonly reason?: string | undefined;
}

/** One ticket of a bulk as it was before it, or refused where it was changed since; of a comment that it is gone again. */
export function broughtBack(
  ticket: Ticket,
  { bulkId, act, comment }: { bulkId: string; act: ActOf; comment: Comment | undefined },
  { policy, actor, now, reason }: Undoer,
): Decided {
  if (act.commentId === null) {
    return { event: { type: 'ticket-restored', bulkId, ...restored(ticket, act, policy, now) }, reason };
  }
  if (!comment || comment.removedAt || comment.editedAt) {
    throw new Refusal(
      'conflict',
      'changed-meanwhile',
      { ticket },
      `The comment on ${ticket.key} was changed meanwhile.`,
    );
  }
  const back = Object.keys(act.was).length > 0 ? givenBack(ticket, act, policy, now) : ticket;
  const done = withdrawn(back, comment, actor, now);
  return { event: { type: 'comment-removed', ...done, was: comment.text }, comment: done.comment };
}
