import { BulkTickets, UndoBulk } from './work-bulk.js';
import {
  AddComment,
  ChangeCannedReply,
  CreateCannedReply,
  EditComment,
  RemoveCannedReply,
  RemoveComment,
} from './work-comments.js';
import { EscalateTicket, SnoozeTicket, UnescalateTicket, UnsnoozeTicket } from './work-course.js';

/** Every command of triage and work by the name of its façade method; tests walk it. */
export const workCommands = {
  snoozeTicket: SnoozeTicket,
  unsnoozeTicket: UnsnoozeTicket,
  escalateTicket: EscalateTicket,
  unescalateTicket: UnescalateTicket,
  addComment: AddComment,
  editComment: EditComment,
  removeComment: RemoveComment,
  createCannedReply: CreateCannedReply,
  changeCannedReply: ChangeCannedReply,
  removeCannedReply: RemoveCannedReply,
  bulkTickets: BulkTickets,
  undoBulk: UndoBulk,
} as const;
