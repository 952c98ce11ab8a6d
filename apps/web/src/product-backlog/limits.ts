import type { ColumnId } from '@twotrack/product-backlog/contract';
import { enterColumn } from '@twotrack/product-backlog/domain';
import { team } from '../identity/team-store.js';
import { columns, items } from './product-store.js';

/** Whether one more item will most likely be refused, by the domain's own rule. The server decides. */
export function isFull(columnId: ColumnId, reason?: string): boolean {
  const column = columns.get().find(({ id }) => id === columnId);
  if (!column) return false;
  const entry = { itemId: '', actor: team.get().me, now: new Date().toISOString(), reason };
  return enterColumn({ column, count: items.column(columnId).length }, entry) === 'full';
}
