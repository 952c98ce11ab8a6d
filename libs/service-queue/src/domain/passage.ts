import { whoIs, type Who } from '@twotrack/shared';
import type { Column, ColumnId, LimitBreached, LimitRestored, Ticket } from '../contract/index.js';
import { onBoard } from './closing.js';
import { LANE, laneReached, stationOf, takesLane, type Station } from './expedite.js';
import {
  breachedBy,
  counted,
  countIn,
  reachedBy,
  refusedBy,
  restoredTo,
  type Occupancy,
  type Reached,
} from './wip-limit.js';

/** The columns of a team with what stands in them. */
export interface Floor {
  readonly columns: Readonly<Record<ColumnId, Column>>;
  readonly occupancy: Readonly<Record<Station, Occupancy>>;
}

/** What one ticket's way does to the columns: one count up, one down, breaches begun and ended (W6). */
export interface Passage {
  /** The limit that holds the ticket back: nothing of the rest happens (W3). */
  readonly refused: Reached | null;
  /** The ticket inside, in the lane where it took that. */
  readonly ticket: Ticket;
  readonly counts: readonly { columnId: Station; queueId: string; by: 1 | -1 }[];
  /** As they came to be, one after the other: the last of each is how it stands. */
  readonly columns: readonly Column[];
  readonly events: readonly (LimitBreached | LimitRestored)[];
}

const NOTHING = { refused: null, counts: [], columns: [], events: [] };

/** Who lets the ticket through, when, and with which reason. */
export interface Gate {
  readonly by: Who;
  readonly at: string;
  readonly reason: string | null;
}

/**
 * The one door of every column, for a ticket that comes new (`was` null), moves, changes its queue, comes out
 * from under a parent, or leaves the board (W2, W4).
 * A SEV1 that finds Working full goes through the expedite lane, past the lane's own limit only (W5).
 */
export function passage(floor: Floor, was: Ticket | null, arriving: Ticket, gate: Gate): Passage {
  const inside = was?.column === arriving.column && onBoard(was);
  const column = floor.columns[arriving.column];
  const full =
    inside || !onBoard(arriving) ? [] : reachedBy(column, floor.occupancy[column.id], arriving.queueId, 'both');
  const expedited = inside ? was.expedited : takesLane(column, floor.occupancy[LANE], full, arriving, gate.reason);
  const ticket = expedited === arriving.expedited ? arriving : { ...arriving, expedited };
  const [from, to] = [was && stationOf(was), stationOf(ticket)];
  if (from === to && was?.queueId === ticket.queueId) return { ...NOTHING, ticket };

  const reached = reachedOn(floor, column, was, ticket, full);
  const refused = refusedBy(reached, gate.reason);
  if (refused) return { ...NOTHING, ticket, refused };
  const counts = [
    ...(to ? [{ columnId: to, queueId: ticket.queueId, by: 1 as const }] : []),
    ...(was && from ? [{ columnId: from, queueId: was.queueId, by: -1 as const }] : []),
  ];
  const entry = { ...gate, by: whoIs(gate.by), ticketId: ticket.id, queueId: ticket.queueId };
  return {
    refused: null,
    ticket,
    counts,
    ...breachesOf(floor, was, counts, breachedBy(column, reached, entry), column),
  };
}

/** The limits that stand in its way: a reroute inside the column meets only its queue's, and in the lane none. */
function reachedOn(floor: Floor, column: Column, was: Ticket | null, ticket: Ticket, full: Reached[]): Reached[] {
  if (!onBoard(ticket)) return [];
  if (was?.column !== ticket.column || !onBoard(was)) {
    return ticket.expedited ? laneReached(column, floor.occupancy[LANE]) : full;
  }
  return ticket.expedited ? [] : reachedBy(column, floor.occupancy[column.id], ticket.queueId, 'queue');
}

/** The columns with the breaches that began and ended, and what is told of them (W6). */
function breachesOf(
  floor: Floor,
  was: Ticket | null,
  counts: Passage['counts'],
  breached: Column | null,
  column: Column,
): Pick<Passage, 'columns' | 'events'> {
  const after = floorAfter(floor, { counts, columns: [] }).occupancy;
  const left = was && was.column !== column.id ? [floor.columns[was.column]] : [];
  const restored = [breached ?? column, ...left].flatMap((one) => restoredTo(one, after[one.id], after[LANE]) ?? []);
  const count = (one: Column) => countIn(after[one.id], null);
  return {
    columns: [...(breached ? [breached] : []), ...restored],
    events: [
      ...(breached ? [{ type: 'limit-breached' as const, column: breached, count: count(breached) }] : []),
      ...restored.map((one) => ({ type: 'limit-restored' as const, column: one, count: count(one) })),
    ],
  };
}

/** The columns and what stands in them once the ticket has gone its way. */
export function floorAfter(floor: Floor, way: Pick<Passage, 'counts' | 'columns'>): Floor {
  const columns = { ...floor.columns };
  for (const column of way.columns) columns[column.id] = column;
  const occupancy = { ...floor.occupancy };
  for (const { columnId, queueId, by } of way.counts) occupancy[columnId] = counted(occupancy[columnId], queueId, by);
  return { columns, occupancy };
}
