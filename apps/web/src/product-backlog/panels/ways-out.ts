import type { Column, ColumnId, Item } from '@twotrack/product-backlog/contract';

/** One item of a full column, and where it can go to make room. */
export interface WayOut {
  item: Item;
  /** The next column, when the item is not blocked; `room` says whether it would be let in. */
  forward: { column: Column; count: number; room: boolean } | null;
  /** The column before, when it would be let in there. */
  back: Column | null;
}

const SHOWN = 3;

/** The items of a full column, closest to done first: those that can go on, then the ones longest there. */
export function waysOut(
  columnId: ColumnId,
  held: readonly Item[],
  columns: readonly Column[],
  count: (column: ColumnId) => number,
): WayOut[] {
  const at = columns.findIndex(({ id }) => id === columnId);
  const next = columns[at + 1];
  const before = columns[at - 1];
  const room = (column: Column): boolean =>
    !column.limit || column.limit.mode === 'warn' || count(column.id) < column.limit.count;
  return [...held]
    .sort(
      (a, b) =>
        Number(a.blocked !== null) - Number(b.blocked !== null) || (a.enteredColumnAt < b.enteredColumnAt ? -1 : 1),
    )
    .slice(0, SHOWN)
    .map((item) => ({
      item,
      forward: next && !item.blocked ? { column: next, count: count(next.id), room: room(next) } : null,
      back: before && room(before) ? before : null,
    }));
}
