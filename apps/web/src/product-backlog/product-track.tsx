import { lazy } from 'react';
import type { ColumnId } from '@twotrack/product-backlog/contract';
import type { CardFacts, ColumnDialogProps, PanelProps, RefusalProps, TrackDefinition } from '../board/parts/track.js';
import { canOf } from '../identity/session.js';
import { team } from '../identity/team-store.js';
import { moveItem, rankItem } from './commands.js';
import { itemActions } from './item-actions.js';
import { ItemCard } from './ItemCard.js';
import { isFull } from './limits.js';
import { columnIds, items, useProductColumn, useProductColumns } from './product-store.js';
import { decidesOrder } from './ranking.js';
import { words } from './words.js';

const panels = () => import('./panels/index.js');

/** The product track: a person decides its order. */
export const productTrack: TrackDefinition = {
  name: 'product',
  law: 'decided',
  title: words.title,
  lawInWords: words.lawInWords,
  columnIds: columnIds,
  endColumn: 'done',
  Card: ItemCard,
  actions: itemActions,
  useColumns: useProductColumns,
  useIds: (columnId) => useProductColumn(columnId as ColumnId),
  subscribe: (key, tell) => items.subscribe(key, tell),
  card: factsOf,
  *cards() {
    for (const { id } of items.cards()) yield factsOf(id)!;
  },
  ids: (columnId) => items.column(columnId as ColumnId),
  matches: (id, { text, mine, unassigned, blocked, sev1 }, me) => {
    const item = items.card(id);
    if (!item || sev1) return false;
    if (mine && !item.assignees.includes(me)) return false;
    if (unassigned && item.assignees.length > 0) return false;
    if (blocked && !item.blocked) return false;
    return !text || `${item.key} ${item.title}`.toLowerCase().includes(text);
  },
  urgent: () => false,
  landing: (_id, columnId) => (isFull(columnId as ColumnId) ? words.fullDropToAsk : words.keepsItsPlace),
  question: () => null,
  move: (id, columnId, reason) => moveItem(id, columnId as ColumnId, reason),
  rank: (id, beside) => rankItem(id, beside),
  ranking: () => {
    if (decidesOrder()) return { means: 'decides', words: words.decides };
    return canOf(team.get().me.roles).work
      ? { means: 'proposes', words: words.proposes }
      : { means: 'nothing', words: words.mayNotOrder };
  },
  nothingHere: () => (team.get().me.id ? words.onlyMembersSee : ''),
  emptyColumn: (columnId) => words.empty[columnId as ColumnId],
  Panel: lazy(async () => {
    const { ItemPanel } = await panels();
    return { default: ({ cardId, onClose }: PanelProps) => <ItemPanel itemId={cardId} onClose={onClose} /> };
  }),
  Why: lazy(() => import('./WhyHere.js')),
  Refusal: lazy(async () => {
    const { ProductRefusal } = await panels();
    return {
      default: ({ cardId, onOpenCard, ...rest }: RefusalProps) => (
        <ProductRefusal {...rest} itemId={cardId} onOpenItem={onOpenCard} />
      ),
    };
  }),
  ColumnDialog: lazy(async () => {
    const { ProductColumnDialog } = await panels();
    return {
      default: ({ columnId, onClose }: ColumnDialogProps) => (
        <ProductColumnDialog columnId={columnId as ColumnId} onClose={onClose} />
      ),
    };
  }),
  CreateDialog: lazy(async () => ({ default: (await panels()).CreateItemDialog })),
};

function factsOf(id: string): CardFacts | null {
  const item = items.card(id);
  if (!item) return null;
  const { key, title, column, assignees } = item;
  return { id, key, title, column, assignees, blocked: item.blocked !== null, severity: null };
}
