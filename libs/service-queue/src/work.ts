import type { Actor, Asking } from '@twotrack/shared';
import type { EventStream } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import type * as say from './contract/index.js';
import type { AlarmBell } from './persistence/alarm.js';
import type { Desks } from './persistence/desk.js';
import type { TicketsStore } from './persistence/tickets.store.js';
import { bulkActs } from './persistence/work/bulk-acts.js';
import { BulkStore } from './persistence/work/bulk.store.js';
import { Comments } from './persistence/work/comments.js';
import { CourseStore } from './persistence/work/course.store.js';
import { RepliesStore } from './persistence/work/replies.store.js';

/** Triage and work: what is done to many tickets at once, and beside a ticket's way through the columns. */
export class Work {
  private readonly bulk: BulkStore;
  private readonly course: CourseStore;
  private readonly replies: RepliesStore;
  private readonly readings: Comments;

  constructor(
    private readonly db: DataSource,
    stream: EventStream<say.ServiceEvent>,
    desks: Desks,
    tickets: TicketsStore,
    bell: AlarmBell,
  ) {
    this.bulk = new BulkStore(db, stream, desks, bell);
    this.course = new CourseStore(tickets);
    this.replies = new RepliesStore(db, stream);
    this.readings = new Comments(db);
  }

  /** Whoever has the duty is told by who asks; null where nobody has it. A dry run answers without a number. */
  bulkTickets = (command: say.BulkTickets, onCall: string | null, asking: Asking) =>
    this.bulk.bulkTickets(command, onCall, asking);
  undoBulk = (bulkId: string, command: say.UndoBulk, asking: Asking) => this.bulk.undoBulk(bulkId, command, asking);

  snoozeTicket = (id: string, command: say.SnoozeTicket, asking: Asking) =>
    this.course.snoozeTicket(id, command, asking);
  unsnoozeTicket = (id: string, command: say.UnsnoozeTicket, asking: Asking) =>
    this.course.unsnoozeTicket(id, command, asking);
  /** As for `bulkTickets`. */
  escalateTicket = (id: string, command: say.EscalateTicket, onCall: string | null, asking: Asking) =>
    this.course.escalateTicket(id, command, onCall, asking);
  unescalateTicket = (id: string, command: say.UnescalateTicket, asking: Asking) =>
    this.course.unescalateTicket(id, command, asking);

  addComment = (id: string, command: say.AddComment, asking: Asking) => this.course.addComment(id, command, asking);
  editComment = (id: string, commentId: string, command: say.EditComment, asking: Asking) =>
    this.course.editComment(id, commentId, command, asking);
  removeComment = (id: string, commentId: string, command: say.RemoveComment, asking: Asking) =>
    this.course.removeComment(id, commentId, command, asking);
  /** Of one's own ticket whoever only asks reads the public ones. */
  comments = (id: string, page: say.FindComments, actor: Actor) => this.readings.comments(id, page, actor);

  createCannedReply = (command: say.CreateCannedReply, asking: Asking) =>
    this.replies.createCannedReply(command, asking);
  changeCannedReply = (id: string, command: say.ChangeCannedReply, asking: Asking) =>
    this.replies.changeCannedReply(id, command, asking);
  removeCannedReply = (id: string, asking: Asking) => this.replies.removeCannedReply(id, asking);
  cannedReplies = (actor: Actor) => this.replies.cannedReplies(actor);

  teamOfBulk = (bulkId: string) => bulkActs.teamOf(this.db, bulkId);
}
