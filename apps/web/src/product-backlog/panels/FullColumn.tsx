import { OVERRIDE_REASON_MIN, type Column, type Item } from '@twotrack/product-backlog/contract';
import { LimitRefusal } from '../../ui/panel/LimitRefusal.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { words as common } from '../../ui/panel/words.js';
import { moveItem } from '../commands.js';
import { items, useItem, useProductColumn, useProductColumns } from '../product-store.js';
import { HolderRow } from './HolderRow.js';
import type { ProductRefusalProps } from './props.js';
import { waysOut } from './ways-out.js';
import { words } from './words.js';

/** A full column: who holds the cards, how to make room, and, where the limit allows it, how to pass (ux.md §11). */
export function FullColumn({ itemId, column, onOpenItem, ...refusal }: ProductRefusalProps & { column: Column }) {
  const sending = useSending();
  const moved = useItem(itemId ?? '');
  const columns = useProductColumns();
  const held = useProductColumn(column.id)
    .map((id) => items.card(id))
    .filter((item): item is Item => item !== undefined && item.id !== itemId);
  const { limit, name } = column;
  const full = limit !== null && held.length >= limit.count;
  const ways = waysOut(column.id, held, columns, (id) => items.shownColumn(id).length);
  const closest = ways[0]?.item;
  const key = moved?.key ?? words.item.heading;
  return (
    <LimitRefusal
      {...refusal}
      sending={sending}
      limit={full ? limit : null}
      reasonMin={OVERRIDE_REASON_MIN}
      says={{
        title: full ? words.refusal.full(name, held.length, limit.count) : words.refusal.hasRoom(name),
        notMoved: words.refusal.notMoved(key),
        holders: words.refusal.closest,
        again: words.refusal.moveOf(key, name),
      }}
      holders={ways.map((way) => (
        <HolderRow
          key={way.item.id}
          way={way}
          busy={sending.busy}
          onMove={(to) => void sending.send(() => moveItem(way.item.id, to))}
        />
      ))}
      help={
        closest && onOpenItem
          ? { label: common.limit.helpFinish(closest.key), run: () => onOpenItem(closest.id) }
          : null
      }
    />
  );
}
