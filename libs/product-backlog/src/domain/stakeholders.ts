import { Refusal, hasRole, notFound, whoIs, worksHere, type Actor } from '@twotrack/shared';
import type {
  Comment,
  CommentMade,
  CommentOn,
  CommentWithdrawn,
  Item,
  ItemVoted,
  Vote,
  VoteWithdrawn,
} from '../contract/index.js';
import { noted } from './item-edits.js';
import { withMark } from './marks.js';

/*
 * What stakeholders say of an item: votes, one for each, and comments (P17). None of it orders anything, and none of it
 * is work on the item (P12). A refusal tells a requester nothing of the item (L7).
 */

export function voteForItem(item: Item, mine: Vote | null, actor: Actor, now: string): ItemVoted | null {
  maySay(item, actor);
  if (mine) return null;
  if (item.doneAt) throw new Refusal('conflict', 'item-done', {}, 'What is done needs no votes.');
  const votes = (item.marks.votes ?? 0) + 1;
  const vote = { by: whoIs(actor), at: now };
  return { type: 'item-voted', item: noted(item, { marks: withMark(item, { votes }) }), vote };
}

export function withdrawVote(item: Item, mine: Vote | null, actor: Actor): VoteWithdrawn | null {
  maySay(item, actor);
  if (!mine) return null;
  const votes = (item.marks.votes ?? 1) - 1;
  const marks = withMark(item, { votes: votes > 0 ? votes : undefined });
  return { type: 'vote-withdrawn', item: noted(item, { marks }), vote: mine };
}

/** In the thread of a question by members only. */
export function commentOn(
  item: Item,
  id: string,
  { text, questionId }: CommentOn,
  actor: Actor,
  now: string,
): CommentMade {
  maySay(item, actor);
  if (questionId && !worksHere(actor)) throw notFound('question', questionId);
  const comment = { id, itemId: item.id, questionId: questionId ?? null, text, by: whoIs(actor), at: now };
  return { type: 'comment-made', item: noted(item, {}), comment };
}

export function withdrawComment(item: Item, comment: Comment, actor: Actor): CommentWithdrawn {
  maySay(item, actor);
  if (comment.by.id !== actor.id)
    throw new Refusal('forbidden', 'not-yours', {}, 'A comment is withdrawn by whoever made it.');
  return { type: 'comment-withdrawn', item: noted(item, {}), comment };
}

function maySay(item: Item, actor: Actor): void {
  if (!worksHere(actor) && !hasRole(actor, 'requester'))
    throw new Refusal('forbidden', 'stakeholders-only', {}, 'Members and requesters of this team vote and comment.');
  if (item.removedAt) throw notFound('item', item.id);
}
