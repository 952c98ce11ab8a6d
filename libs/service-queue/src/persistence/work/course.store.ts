import { notFound, type Asking } from '@twotrack/shared';
import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type {
  AddComment,
  Before,
  Comment,
  EditComment,
  EscalateTicket,
  RemoveComment,
  SnoozeTicket,
  Ticket,
  UnescalateTicket,
  UnsnoozeTicket,
} from '../../contract/index.js';
import {
  commented,
  escalated,
  escalatedTo,
  reworded,
  snoozed,
  unescalated,
  unsnoozed,
  withdrawn,
  type Commented,
} from '../../domain/index.js';
import { SERVICE_SCHEMA } from '../tables.js';
import { mustHave, type TicketsStore } from '../tickets.store.js';
import { commentsByIds, writeComments } from './comment-rows.js';

/** What happens to one ticket beside its way through the columns: snoozed, escalated, written about. */
export class CourseStore {
  constructor(private readonly tickets: TicketsStore) {}

  snoozeTicket = (id: string, command: SnoozeTicket, asking: Asking) =>
    this.tickets.change(id, { snoozeTicket: command }, asking, (was, _, { now }, actor) => {
      const ticket = snoozed(was, command, actor, now);
      return { event: { type: 'ticket-snoozed', ticket, was: was.marks.snoozed ?? null } };
    });

  unsnoozeTicket = (id: string, command: UnsnoozeTicket, asking: Asking) =>
    this.tickets.change(id, { unsnoozeTicket: command }, asking, (was, _, __, actor) => ({
      event: { type: 'ticket-unsnoozed', ...unsnoozed(was, actor) },
    }));

  escalateTicket = (id: string, command: EscalateTicket, onCall: string | null, asking: Asking) =>
    this.tickets.change(id, { escalateTicket: command }, asking, (was, desk, { now }, actor) => {
      const to = escalatedTo(command, onCall);
      if (to.queueId) mustHave(desk, to.queueId);
      const done = escalated(was, to, command.reason, desk.settings.policy, actor, now);
      return { event: { type: 'ticket-escalated', ...done } };
    });

  unescalateTicket = (id: string, command: UnescalateTicket, asking: Asking) =>
    this.tickets.change(id, { unescalateTicket: command }, asking, async (was, { settings }, { read, now }, actor) => {
      const last = await escalationOf(read, was);
      return { event: { type: 'ticket-unescalated', ...unescalated(was, last, settings.policy, actor, now) } };
    });

  addComment = (id: string, command: AddComment, asking: Asking) =>
    this.tickets.change<{ comment: Comment }>(id, { addComment: command }, asking, (was, _, change, actor) => {
      const { ticket, comment } = commented(was, command, newId(), actor, change.now);
      writeComments(change, actor.teamId, [comment]);
      return { event: { type: 'comment-added', ticket, comment }, answer: { comment } };
    });

  editComment = (id: string, commentId: string, { text }: EditComment, asking: Asking) =>
    this.rewrite(id, commentId, { editComment: text }, asking, 'comment-edited', (ticket, was, now) =>
      reworded(ticket, was, text, asking.actor, now),
    );

  removeComment = (id: string, commentId: string, command: RemoveComment, asking: Asking) =>
    this.rewrite(id, commentId, { removeComment: command }, asking, 'comment-removed', (ticket, was, now) =>
      withdrawn(ticket, was, asking.actor, now),
    );

  private rewrite(
    id: string,
    commentId: string,
    asked: object,
    asking: Asking,
    type: 'comment-edited' | 'comment-removed',
    decide: (ticket: Ticket, was: Comment, now: string) => Commented,
  ) {
    const all = { ...asked, commentId };
    return this.tickets.change<{ comment: Comment }>(id, all, asking, async (ticket, _, change, actor) => {
      const [was] = await commentsByIds(change.read, actor.teamId, [commentId]);
      if (was?.ticketId !== id) throw notFound('comment', commentId);
      const done = decide(ticket, was, change.now);
      writeComments(change, actor.teamId, [done.comment]);
      return { event: { type, ...done, was: was.text }, answer: { comment: done.comment } };
    });
  }
}

/** The escalation that the ticket's mark is of: what it changed, and how it left the ticket. */
async function escalationOf(tx: EntityManager, { id, marks }: Ticket): Promise<{ was: Before; ticket: Ticket } | null> {
  const [row] = await tx.query(
    `select e.body -> 'was' as was, e.body -> 'ticket' as ticket from ${SERVICE_SCHEMA}.event e
     where e.card_id = $1 and e.type = 'ticket-escalated' and e.body #>> '{ticket,marks,escalated,at}' = $2
     order by e.seq desc limit 1`,
    [id, marks.escalated?.at],
  );
  return row ?? null;
}
