import type {
  BacklogSettings,
  Column,
  ColumnId,
  Delegation,
  Goal,
  Item,
  ProductEvent,
  ProductView,
  Proposal,
  Request,
} from '@twotrack/product-backlog/contract';
import { applyEvent, byRank, onBoard, seesAll, type ProductBoard } from '@twotrack/product-backlog/domain';
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
export const columnIds: readonly ColumnId[] = ['backlog', 'ready', 'in-progress', 'review', 'done'];

const inText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Open items by their one rank (P1), finished ones newest first. */
const compareItems = (a: Item, b: Item, column: ColumnId): number =>
  (column === 'done' ? inText(b.doneAt ?? '', a.doneAt ?? '') : byRank(a, b)) || inText(b.id, a.id);

export const items = new CardStore<Item, ColumnId>({
  columns: columnIds,
  columnOf: (item) => (item.removedAt ? null : item.column),
  compare: compareItems,
});
export const columns = valueOf<readonly Column[]>([]);
export const requests = valueOf<readonly Request[]>([]);
export const proposals = valueOf<readonly Proposal[]>([]);
export const goal = valueOf<Goal | null>(null);
export const delegation = valueOf<Delegation | null>(null);
/** Null before the board is there. */
export const settings = valueOf<BacklogSettings | null>(null);

/** What is told of answers, loaded with the first of them. */
const answers = () => import('./answers.js');
const keyOf = (id: string): string | undefined => items.card(id)?.key;

/** What the reducer writes to: the cards go straight into the store, the few others are told after each batch. */
let board: ProductBoard;

export function loadProduct(view: ProductView, seq: number): void {
  board = {
    ...view,
    columns: byId(view.columns),
    items: new CardMap(items),
    requests: byId(view.requests),
    proposals: byId(view.proposals),
  };
  columns.set(view.columns);
  requests.set(view.requests);
  const before = proposals.get();
  proposals.set(view.proposals);
  if (before.length > 0) void answers().then(({ tellMissed }) => tellMissed(before, view.proposals, keyOf));
  showWhole();
  items.load(view.items, seq);
}

export function applyProductEvents(events: readonly Recorded<ProductEvent>[], seq: number): void {
  const reader = seesAll(team.get().me) ? 'team' : 'requester';
  for (const event of events) applyEvent(board, event, reader);
  noteOthers(events);
  if (events.some((event) => 'proposal' in event || 'request' in event))
    void answers().then(({ tellAnswers }) => tellAnswers(events, keyOf));
  if (events.some((event) => 'column' in event)) columns.set([...board.columns.values()]);
  if (events.some((event) => 'request' in event)) requests.set([...board.requests.values()]);
  if (events.some((event) => 'proposal' in event)) proposals.set([...board.proposals.values()]);
  showWhole();
  items.reach(seq);
}

function showWhole(): void {
  goal.set(board.goal);
  delegation.set(board.delegation);
  settings.set(board.settings);
}

function noteOthers(events: readonly Recorded<ProductEvent>[]): void {
  const { id: me } = team.get().me;
  for (const event of events) {
    const what = words.did[event.type];
    if (!what || event.by.id === me || !('item' in event)) continue;
    const { id, column } = event.item;
    noteChange(placeKey('product', column), id, { name: firstName(event.by.name), what });
  }
}

/** Finished items leave the board by time alone. */
export function forgetOldItems(now: string): void {
  for (const item of [...items.cards()]) if (!onBoard(item, now)) items.forget(item.id);
}

export const useItem = (id: string): Item | undefined => useCard(items, id);
export const useProductColumns = (): readonly Column[] => useValue(columns);
/** The ids of a column's items, in order. */
export const useProductColumn = (id: ColumnId): readonly string[] => useColumnIds(items, id);
export const useRequests = (): readonly Request[] => useValue(requests);
export const useProposals = (): readonly Proposal[] => useValue(proposals);
/** How many requests and proposals wait for the product owner's answer. */
export const useWaiting = (): number =>
  useRequests().filter(({ status, marks }) => status !== 'joined' || marks.said?.waits).length + useProposals().length;
