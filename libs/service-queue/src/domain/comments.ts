import { Refusal, notFound, whoIs, worksHere, type Actor } from '@twotrack/shared';
import type { AddComment, Comment, Ticket } from '../contract/index.js';
import { marked, wokenByEvent } from './marks.js';
import { onlyMembers, readsAll } from './rights.js';
import { changed } from './ticket.js';

/** A comment with the ticket that counts it. */
export interface Commented {
  readonly ticket: Ticket;
  readonly comment: Comment;
}

/** The team writes to itself or to whoever asked; whoever only asks, publicly and on own tickets. It wakes a snoozed ticket. */
export function commented(ticket: Ticket, command: AddComment, id: string, actor: Actor, now: string): Commented {
  onlyConcerned(ticket, actor);
  if (!command.public) onlyMembers(actor);
  const comment: Comment = {
    ...{ id, ticketId: ticket.id, text: command.text, public: command.public },
    ...{ by: whoIs(actor), at: now, editedAt: null, removedAt: null },
  };
  return { ticket: changed(ticket, counting(wokenByEvent(ticket), comment, 1)), comment };
}

/** Other words by whoever wrote it. */
export function reworded(ticket: Ticket, was: Comment, text: string, actor: Actor, now: string): Commented {
  onlyOwn(was, actor);
  return { ticket: changed(ticket, ticket), comment: { ...was, text, editedAt: now } };
}

/** Gone, by whoever wrote it; that there was one stays. */
export function withdrawn(ticket: Ticket, was: Comment, actor: Actor, now: string): Commented {
  onlyOwn(was, actor);
  return { ticket: changed(ticket, counting(ticket, was, -1)), comment: { ...was, text: '', removedAt: now } };
}

/** Members work on every ticket; others have only what they asked for, and the rest is not there for them (A3). */
function onlyConcerned(ticket: Ticket, actor: Actor): void {
  if (worksHere(actor) || ticket.reportedBy.id === actor.id) return;
  if (!readsAll(actor)) throw notFound('ticket', ticket.id);
  onlyMembers(actor);
}

function onlyOwn(comment: Comment, actor: Actor): void {
  if (comment.removedAt || !(comment.public || readsAll(actor))) throw notFound('comment', comment.id);
  if (comment.by.id === actor.id) return;
  throw new Refusal('forbidden', 'not-your-comment', {}, `Only ${comment.by.name} changes this comment.`);
}

function counting(ticket: Ticket, comment: Comment, by: 1 | -1): Ticket {
  const counts = { ...(ticket.marks.comments ?? { public: 0, internal: 0 }) };
  counts[comment.public ? 'public' : 'internal'] += by;
  return marked(ticket, 'comments', counts.public + counts.internal > 0 ? counts : null);
}
