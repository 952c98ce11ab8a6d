import type { Column, ColumnId, Item, ProductView, Proposal, Request } from '@twotrack/product-backlog/contract';
import { CardStore } from '../live/card-store.js';
import { useCard, useColumnIds } from '../live/use-cards.js';
import { useValue, valueOf } from '../live/value.js';

const columnIds: readonly ColumnId[] = ['backlog', 'ready', 'in-progress', 'review', 'done'];

const inText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Open items by their one rank (P1), finished ones newest first. */
const compareItems = (a: Item, b: Item, column: ColumnId): number =>
  (column === 'done' ? inText(b.doneAt ?? '', a.doneAt ?? '') : inText(a.rank ?? '', b.rank ?? '')) ||
  inText(a.id, b.id);

export const items = new CardStore<Item, ColumnId>({
  columns: columnIds,
  columnOf: (item) => (item.removedAt ? null : item.column),
  compare: compareItems,
});
export const columns = valueOf<readonly Column[]>([]);
export const requests = valueOf<readonly Request[]>([]);
export const proposals = valueOf<readonly Proposal[]>([]);

export function loadProduct(view: ProductView, seq: number): void {
  columns.set(view.columns);
  requests.set(view.requests);
  proposals.set(view.proposals);
  items.load(view.items, seq);
}

export const useItem = (id: string): Item | undefined => useCard(items, id);
export const useProductColumns = (): readonly Column[] => useValue(columns);
/** The ids of a column's items, in order. */
export const useProductColumn = (id: ColumnId): readonly string[] => useColumnIds(items, id);
export const useRequests = (): readonly Request[] => useValue(requests);
export const useProposals = (): readonly Proposal[] => useValue(proposals);
