import { whoIs, type Who } from '@twotrack/shared';
import type { Column, ColumnId, LimitBreached, LimitRestored, Ticket } from '../contract/index.js';
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
  readonly occupancy: Readonly<Record<ColumnId, Occupancy>>;
}

/** What one ticket's way does to the columns: one count up, one down, breaches begun and ended (W6). */
export interface Passage {
  /** The limit that holds the ticket back: nothing of the rest happens (W3). */
  readonly refused: Reached | null;
  readonly counts: readonly { columnId: ColumnId; queueId: string; by: 1 | -1 }[];
  /** As they came to be, one after the other: the last of each is how it stands. */
  readonly columns: readonly Column[];
  readonly events: readonly (LimitBreached | LimitRestored)[];
}

const NOTHING: Passage = { refused: null, counts: [], columns: [], events: [] };

/** Who lets the ticket through, when, and with which reason. */
export interface Gate {
  readonly by: Who;
  readonly at: string;
  readonly reason: string | null;
}

/** The one door of every column, for a ticket that comes new (`was` null), moves, or changes its queue (W2, W4). */
export function passage(floor: Floor, was: Ticket | null, ticket: Ticket, gate: Gate): Passage {
  const inside = was?.column === ticket.column;
  if (inside && was.queueId === ticket.queueId) return NOTHING;
  const { column: columnId, queueId } = ticket;
  const reached = reachedBy(floor.columns[columnId], floor.occupancy[columnId], queueId, inside ? 'queue' : 'both');
  const refused = refusedBy(reached, gate.reason);
  if (refused) return { ...NOTHING, refused };

  const counts = [
    { columnId, queueId, by: 1 as const },
    ...(was ? [{ columnId: was.column, queueId: was.queueId, by: -1 as const }] : []),
  ];
  const after = floorAfter(floor, { counts, columns: [] }).occupancy;
  const breached = breachedBy(floor.columns[columnId], reached, {
    ...gate,
    by: whoIs(gate.by),
    ticketId: ticket.id,
    queueId,
  });
  const left = was && !inside ? [floor.columns[was.column]] : [];
  const restored = [breached ?? floor.columns[columnId], ...left].flatMap(
    (one) => restoredTo(one, after[one.id]) ?? [],
  );
  const count = (column: Column) => countIn(after[column.id], null);
  return {
    refused: null,
    counts,
    columns: [...(breached ? [breached] : []), ...restored],
    events: [
      ...(breached ? [{ type: 'limit-breached' as const, column: breached, count: count(breached) }] : []),
      ...restored.map((column) => ({ type: 'limit-restored' as const, column, count: count(column) })),
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
