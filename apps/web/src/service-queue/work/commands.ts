import type {
  AddComment,
  CannedReply,
  Comment,
  CommentPage,
  EscalateTicket,
  SnoozeTicket,
  Ticket,
} from '@twotrack/service-queue/contract';
import { noteMine } from '../../board/parts/changes.js';
import { undoable } from '../../board/parts/undo.js';
import { read } from '../../http/send.js';
import { asking } from '../../live/asking.js';
import { words } from './words.js';

const ticket = (id: string, act: string) => `/api/service-queue/tickets/${id}/${act}`;

type Named = Pick<Ticket, 'id' | 'key' | 'marks'>;

function act(id: string, name: string, body: object) {
  noteMine(id);
  return asking<{ ticket: Ticket }>(ticket(id, name), body);
}

export async function snoozeTicket({ id, key }: Named, command: Partial<SnoozeTicket>) {
  const answer = await act(id, 'snooze', command);
  undoable(words.snooze.done(key), () => act(id, 'unsnooze', {}));
  return answer;
}

export async function unsnoozeTicket({ id, key, marks }: Named) {
  const answer = await act(id, 'unsnooze', {});
  const { until, untilEvent = false } = marks.snoozed ?? {};
  undoable(words.snooze.woken(key), () => act(id, 'snooze', { untilEvent, ...(until && { until }) }));
  return answer;
}

export async function escalateTicket({ id, key }: Named, to: EscalateTicket['to'], reason?: string) {
  const answer = await act(id, 'escalate', { to, ...(reason && { reason }) });
  undoable(words.escalate.done(key), () => unescalateTicket(id));
  return answer;
}

export const unescalateTicket = (id: string) => act(id, 'unescalate', {});

export const addComment = (id: string, comment: AddComment) =>
  asking<{ comment: Comment }>(ticket(id, 'comments'), comment);
export const editComment = ({ id, ticketId }: Comment, text: string) =>
  asking<{ comment: Comment }>(ticket(ticketId, `comments/${id}/edit`), { text });
export const removeComment = ({ id, ticketId }: Comment) =>
  asking<{ comment: Comment }>(ticket(ticketId, `comments/${id}/remove`), {});

export const readComments = (id: string, after: string | null, signal: AbortSignal) =>
  read<CommentPage>(ticket(id, `comments?limit=20${after ? `&after=${after}` : ''}`), signal);
export const readReplies = (slug: string, signal: AbortSignal) =>
  read<{ replies: CannedReply[] }>(`/api/teams/${slug}/service-queue/canned-replies`, signal);
