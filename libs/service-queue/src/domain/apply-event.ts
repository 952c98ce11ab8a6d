import { type Actor } from '@twotrack/shared';
import type {
  Column,
  ColumnId,
  Queue,
  ServiceEvent,
  ServiceView,
  SeverityPolicy,
  Storm,
  Ticket,
} from '../contract/index.js';
import { onBoard } from './closing.js';
import { readsAll } from './rights.js';

/** The service track as a screen holds it: replaced card by card. */
export interface ServiceBoard {
  readonly queues: Map<string, Queue>;
  readonly columns: Map<ColumnId, Column>;
  readonly tickets: Map<string, Ticket>;
  policy: SeverityPolicy;
  storm: Storm | null;
}

/** The one reducer of API and browser: every event carries what it changed as it now stands (L2). */
export function applyEvent(board: ServiceBoard, event: ServiceEvent): void {
  if ('ticket' in event && !onBoard(event.ticket)) board.tickets.delete(event.ticket.id);
  else if ('ticket' in event) board.tickets.set(event.ticket.id, event.ticket);
  else if ('column' in event) board.columns.set(event.column.id, event.column);
  else if ('queue' in event) board.queues.set(event.queue.id, event.queue);
  else if ('policy' in event) board.policy = event.policy;
  else if ('storm' in event) board.storm = event.storm.endedAt ? null : event.storm;
}

export const boardOf = (view: ServiceView): ServiceBoard => ({
  queues: new Map(view.queues.map((queue) => [queue.id, queue])),
  columns: new Map(view.columns.map((column) => [column.id, column])),
  tickets: new Map(view.tickets.map((ticket) => [ticket.id, ticket])),
  policy: view.policy,
  storm: view.storm,
});

export const viewOf = (board: ServiceBoard): ServiceView => ({
  queues: [...board.queues.values()],
  columns: [...board.columns.values()],
  tickets: [...board.tickets.values()],
  policy: board.policy,
  storm: board.storm,
});

/** What whoever only asks may know beside own tickets; a new kind of event is not told to them until it stands here. */
const TOLD_TO_ALL: readonly ServiceEvent['type'][] = ['queue-created', 'queue-renamed', 'policy-activated'];

/** Whoever only asks sees own tickets, the queues and the policy; columns, routing and intake name others' work (L7). */
export const visibleTo = (viewer: Pick<Actor, 'id' | 'roles'>, event: ServiceEvent): boolean => {
  if (readsAll(viewer)) return true;
  if (viewer.roles.length === 0 || isInternal(event)) return false;
  return 'ticket' in event ? event.ticket.reportedBy.id === viewer.id : TOLD_TO_ALL.includes(event.type);
};

/** What the team writes to itself (S18). */
const isInternal = (event: ServiceEvent): boolean => 'comment' in event && !event.comment.public;
