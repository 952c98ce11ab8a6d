import type { Marks, Ticket } from './views.js';
import type { CannedReply, Comment } from './work-views.js';

export type Snooze = NonNullable<Marks['snoozed']>;
export type Escalation = NonNullable<Marks['escalated']>;

/** What a command changed of a ticket's course, as it was before; null marks were not there. It is what an undo gives back. */
export type Before = Partial<Omit<Ticket, 'marks'>> & { marks?: { [M in keyof Marks]?: Marks[M] | null } };

/** Out of sight until `ticket.marks.snoozed` says; `was` an earlier snooze. */
export type TicketSnoozed = { type: 'ticket-snoozed'; ticket: Ticket; was: Snooze | null };
/** Somebody took it back. */
export type TicketUnsnoozed = { type: 'ticket-unsnoozed'; ticket: Ticket; was: Snooze };
/** Its time came; recorded by the clock. */
export type TicketWoken = { type: 'ticket-woken'; ticket: Ticket; was: Snooze };

/** Whom it went to stands in `ticket.marks.escalated`. */
export type TicketEscalated = { type: 'ticket-escalated'; ticket: Ticket; was: Before };
/** Taken back: assignee and queue as they were, where they still were as the escalation left them. */
export type TicketUnescalated = { type: 'ticket-unescalated'; ticket: Ticket; was: Escalation };

export type CommentAdded = { type: 'comment-added'; ticket: Ticket; comment: Comment };
export type CommentEdited = { type: 'comment-edited'; ticket: Ticket; comment: Comment; was: string };
export type CommentRemoved = { type: 'comment-removed'; ticket: Ticket; comment: Comment; was: string };

export type CannedReplyCreated = { type: 'canned-reply-created'; reply: CannedReply };
export type CannedReplyChanged = { type: 'canned-reply-changed'; reply: CannedReply; was: CannedReply };
export type CannedReplyRemoved = { type: 'canned-reply-removed'; reply: CannedReply };

/** One ticket of a bulk that was undone: what the bulk had changed of it is as before; `was` is how that had stood until now. */
export type TicketRestored = { type: 'ticket-restored'; ticket: Ticket; bulkId: string; was: Before };

export type WorkEvent =
  | TicketSnoozed
  | TicketUnsnoozed
  | TicketWoken
  | TicketEscalated
  | TicketUnescalated
  | CommentAdded
  | CommentEdited
  | CommentRemoved
  | CannedReplyCreated
  | CannedReplyChanged
  | CannedReplyRemoved
  | TicketRestored;
