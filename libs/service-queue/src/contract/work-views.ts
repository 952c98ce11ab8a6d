import type { Who } from '@twotrack/shared';
import type { Ticket } from './views.js';

/** What somebody wrote on a ticket: to whoever asked, or among the team. */
export interface Comment {
  id: string;
  ticketId: string;
  /** Empty once it is removed. */
  text: string;
  /** Read by the requester too. */
  public: boolean;
  by: Who;
  at: string;
  editedAt: string | null;
  removedAt: string | null;
}

/** The newest first; `next` is where the following page begins, null where this was the last. */
export interface CommentPage {
  comments: Comment[];
  next: string | null;
}

/** Words that are written often, kept by the admin. */
export interface CannedReply {
  id: string;
  name: string;
  text: string;
}

/** What a ticket would be like: told by a dry run. */
export type Becomes = Pick<Ticket, 'column' | 'queueId' | 'assignee' | 'severity'>;

/** What became of one ticket of a bulk; a refusal as a single command would have had it. A foreign one is a missing one. */
export type BulkResult =
  | { id: string; key: string; ok: true; becomes?: Becomes }
  | { id: string; key: string | null; ok: false; code: string; detail: string };

/** What became of each, in id order (S14). */
export interface BulkReport {
  /** By which it is undone, within 24 hours, once; null for a dry run, for an undo, and where nothing was done. */
  bulkId: string | null;
  dryRun: boolean;
  done: number;
  refused: number;
  results: BulkResult[];
}
