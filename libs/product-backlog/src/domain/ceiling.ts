import { whoIs, type Actor } from '@twotrack/shared';
import type { CeilingEvent, Item, ProductEvent } from '../contract/index.js';

/** How much the order holds after a command, and how much it should at most. */
export interface Fill {
  readonly count: number;
  readonly ceiling: number | null;
}

/** Whether such a command may have filled the order, or emptied it. */
export const fills = (events: readonly ProductEvent[]): boolean =>
  events.some((event) => growthBy(event) !== 0 || event.type === 'settings-set');

/** What a command did to the ceiling of the backlog: it refuses nobody, and each item that passes it is noted (P12, W6). */
export function passCeiling(
  events: readonly ProductEvent[],
  { count, ceiling }: Fill,
  actor: Actor,
  reason: string | null,
  now: string,
): CeilingEvent[] {
  const told: CeilingEvent[] = [];
  const before = count - events.reduce((sum, event) => sum + growthBy(event), 0);
  let held = before;
  for (const event of events) {
    const growth = growthBy(event);
    held += growth;
    if (growth < 1 || ceiling === null || held <= ceiling) continue;
    const limit = { count: ceiling, mode: 'warn' as const };
    const breach = { itemId: (event as { item: Item }).item.id, by: whoIs(actor), at: now, reason, limit };
    told.push({ type: 'ceiling-breached', breach, count: held });
  }
  const ceilingBefore = events.find((event) => event.type === 'settings-set')?.was.ceiling ?? ceiling;
  if (isOver(before, ceilingBefore) && !isOver(count, ceiling)) told.push({ type: 'ceiling-restored', ceiling, count });
  return told;
}

const isOver = (count: number, ceiling: number | null): boolean => ceiling !== null && count > ceiling;

/** One more in the order, one fewer, or neither. */
function growthBy(event: ProductEvent): -1 | 0 | 1 {
  switch (event.type) {
    case 'item-added':
    case 'item-restored':
    case 'item-taken-up':
    case 'item-unsplit':
      return event.item.rank === null ? 0 : 1;
    case 'item-set-aside':
    case 'item-split':
      return -1;
    case 'item-removed':
      return event.item.doneAt || event.item.setAside ? 0 : -1;
    case 'item-moved':
      return event.from === 'done' ? 1 : event.item.column === 'done' ? -1 : 0;
    default:
      return 0;
  }
}
