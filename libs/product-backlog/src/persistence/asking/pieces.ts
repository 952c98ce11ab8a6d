import type { EntityManager } from 'typeorm';
import { prepared } from '@twotrack/shared/stream';
import type { Item, Request } from '../../contract/index.js';
import { itemJson } from '../item.store.js';

/** What a request became, and what stands for it now: the same or, where that was split, the last of its parts (P11). */
export interface Became {
  readonly item: Item | null;
  readonly pieces: Item[];
}

const parts = `
  with recursive part as (
    select i.* from product_backlog.item i where i.id = $1 and i.team_id is not distinct from $2
    union all
    select c.* from part p cross join lateral (
      select i.* from product_backlog.item i where i.team_id is not distinct from $2
        and i.id = any (array (select jsonb_array_elements_text(p.marks -> 'splitInto')::uuid))) c)
  select ${itemJson} as item from part i`;

export async function became(tx: EntityManager, teamId: string, { itemId }: Request): Promise<Became> {
  if (!itemId) return { item: null, pieces: [] };
  const rows = await prepared<{ item: Item }>(tx, parts, [itemId, teamId]);
  const items = rows.map(({ item }) => item);
  return {
    item: items.find(({ id }) => id === itemId) ?? null,
    pieces: items.filter(({ marks }) => !marks.splitInto),
  };
}
