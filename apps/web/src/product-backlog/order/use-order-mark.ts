import { orderOf } from '@twotrack/product-backlog/domain';
import { useSlowly } from '../../live/use-slowly.js';
import { items } from '../product-store.js';

const everything = (tell: () => void) => items.subscribe('*', tell);

/** Something else whenever the order is another: what was read of its past is then read anew. */
export const useOrderMark = (): number => useSlowly(everything, markOfOrder);

function markOfOrder(): number {
  let mark = 7;
  for (const { id } of orderOf(items.cards()))
    for (let at = 24; at < id.length; at++) mark = (mark * 31 + id.charCodeAt(at)) | 0;
  return mark;
}
