import {
  ColumnId,
  type BacklogSettings,
  type Column,
  type Delegation,
  type Goal,
  type Item,
  type ProductView,
  type Proposal,
  type Request,
} from '../contract/index.js';

/** The product track as a reader holds it. */
export interface ProductBoard {
  readonly columns: Map<ColumnId, Column>;
  readonly items: Map<string, Item>;
  readonly requests: Map<string, Request>;
  readonly proposals: Map<string, Proposal>;
  goal: Goal | null;
  delegation: Delegation | null;
  settings: BacklogSettings;
}

const DAY = 24 * 60 * 60 * 1000;
/** Finished items leave the board after so many days (P16). */
export const DONE_DAYS = 14;

/** Neither removed nor set aside. */
export const inBacklog = ({ removedAt, setAside }: Pick<Item, 'removedAt' | 'setAside'>): boolean =>
  removedAt === null && setAside === null;

/** Whether a board shows the item at that moment (ISO 8601). */
export const onBoard = (item: Item, now: string): boolean =>
  inBacklog(item) && (item.doneAt === null || Date.parse(now) - Date.parse(item.doneAt) < DONE_DAYS * DAY);

/** Whether the product owner has yet to answer it, by itself or as a part of another request (P4). */
export const stillWaits = ({ status }: Pick<Request, 'status'>): boolean => status === 'open' || status === 'joined';

/** Whether a board shows it: it has no answer yet, or what whoever asked wrote last has none. */
export const inInbox = (request: Pick<Request, 'status' | 'marks'>): boolean =>
  stillWaits(request) || request.marks.said?.waits === true;

export const boardOf = ({
  columns,
  items,
  requests,
  proposals,
  goal,
  delegation,
  settings,
}: ProductView): ProductBoard => ({
  columns: new Map(columns.map((column) => [column.id, column])),
  items: byId(items),
  requests: byId(requests),
  proposals: byId(proposals),
  goal,
  delegation,
  settings,
});

/** The board as plain lists: columns along the workflow, the others by id, which is the order in which they came. */
export const viewOf = (board: ProductBoard): ProductView => ({
  columns: ColumnId.options.flatMap((id) => board.columns.get(id) ?? []),
  items: inIdOrder(board.items),
  requests: inIdOrder(board.requests),
  proposals: inIdOrder(board.proposals),
  goal: board.goal,
  delegation: board.delegation,
  settings: board.settings,
});

const byId = <T extends { id: string }>(things: readonly T[]): Map<string, T> =>
  new Map(things.map((thing) => [thing.id, thing]));

const inIdOrder = <T extends { id: string }>(things: Map<string, T>): T[] =>
  [...things.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
