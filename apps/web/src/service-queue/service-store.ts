import type {
  Column,
  ColumnId,
  Queue,
  ServiceEvent,
  ServiceView,
  SeverityPolicy,
  Storm,
  Ticket,
} from '@twotrack/service-queue/contract';
import { applyEvent, byOrder, type ServiceBoard } from '@twotrack/service-queue/domain';
import type { Recorded } from '@twotrack/shared';
import { noteChange } from '../board/parts/changes.js';
import { placeKey } from '../board/parts/track.js';
import { firstName } from '../identity/people.js';
import { team } from '../identity/team-store.js';
import { CardMap } from '../live/card-map.js';
import { CardStore } from '../live/card-store.js';
import { byId } from '../live/maps.js';
import { useCard, useColumnIds } from '../live/use-cards.js';
import { useValue, valueOf } from '../live/value.js';
import { words } from './words.js';

/** Along the workflow. */
export const columnIds: readonly ColumnId[] = ['triage', 'queue', 'working', 'waiting', 'resolved'];

const inText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Calculated, never stored (S7); resolved ones newest first. */
const compareTickets = (a: Ticket, b: Ticket, column: ColumnId): number =>
  column === 'resolved' ? inText(b.resolvedAt ?? '', a.resolvedAt ?? '') || inText(b.id, a.id) : byOrder(a, b);

export const tickets = new CardStore<Ticket, ColumnId>({
  columns: columnIds,
  columnOf: (ticket) => ticket.column,
  compare: compareTickets,
});
export const columns = valueOf<readonly Column[]>([]);
export const queues = valueOf<readonly Queue[]>([]);
export const policy = valueOf<SeverityPolicy | null>(null);
/** The one that goes on; null in calm. */
export const storm = valueOf<Storm | null>(null);

let board: ServiceBoard | null = null;

export function loadService(view: ServiceView, seq: number): void {
  board = {
    queues: byId(view.queues),
    columns: byId(view.columns),
    tickets: new CardMap(tickets),
    policy: view.policy,
    storm: view.storm,
  };
  columns.set(view.columns);
  queues.set(inPlace(view.queues));
  policy.set(view.policy);
  storm.set(view.storm);
  tickets.load(view.tickets, seq);
}

export function applyServiceEvents(events: readonly Recorded<ServiceEvent>[], seq: number): void {
  if (!board) return;
  for (const event of events) applyEvent(board, event);
  noteOthers(events);
  if (events.some((event) => 'column' in event)) columns.set([...board.columns.values()]);
  if (events.some((event) => 'queue' in event)) queues.set(inPlace([...board.queues.values()]));
  policy.set(board.policy);
  storm.set(board.storm);
  for (const listen of ears) listen(events);
  tickets.reach(seq);
}

type Ear = (events: readonly Recorded<ServiceEvent>[]) => void;
const ears = new Set<Ear>();

/** Tells of every event of the track as it comes in. */
export function hearService(ear: Ear): () => void {
  ears.add(ear);
  return () => void ears.delete(ear);
}

/** In a storm cards do not flash one by one. */
function noteOthers(events: readonly Recorded<ServiceEvent>[]): void {
  if (board!.storm) return;
  const { id: me } = team.get().me;
  for (const event of events) {
    const what = words.did[event.type];
    if (!what || event.by.id === me || !('ticket' in event)) continue;
    const { id, column } = event.ticket;
    noteChange(placeKey('service', column), id, { name: firstName(event.by.name), what });
  }
}

const inPlace = (all: readonly Queue[]): Queue[] => [...all].sort((a, b) => a.position - b.position);

export const useTicket = (id: string): Ticket | undefined => useCard(tickets, id);
export const useServiceColumns = (): readonly Column[] => useValue(columns);
/** The ids of a column's tickets, in the calculated order. */
export const useServiceColumn = (id: ColumnId): readonly string[] => useColumnIds(tickets, id);
export const useQueues = (): readonly Queue[] => useValue(queues);
/** The severity policy in force; null until the board is read. */
export const usePolicy = (): SeverityPolicy | null => useValue(policy);
