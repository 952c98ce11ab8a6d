import { notFound, type Actor } from '@twotrack/shared';
import type { Change } from '@twotrack/shared/stream';
import type { Item, Place, ProductEvent, UnrankItem } from '../contract/index.js';
import { formerPlace, type Unranking } from '../domain/index.js';
import { ordererOf } from './delegation.store.js';
import { firstRow } from './first-row.js';
import { itemJson } from './item.store.js';
import { rankAt } from './ranking.store.js';

const later = (card: string) => `(
  select coalesce(json_agg(json_build_object('seq', l.seq, 'undoes', (l.body -> 'undoes')::bigint)), '[]')
  from product_backlog.event l where l.card_id = ${card} and l.seq > $3 and l.type = 'item-ranked')`;

const reading = `
  select ${itemJson} as item, r.body -> 'was' as was,
    case when f.id is not null then json_build_object('id', f.id, 'rank', f.rank) end as former,
    ${later('i.id')} as "ofItem", ${later('f.id')} as "ofFormer",
    (select o.id from product_backlog.item o where o.team_id = $1 and o.rank is not null and o.id <> i.id
     order by o.rank desc limit 1) as last
  from product_backlog.item i
  left join product_backlog.event r on r.card_id = i.id and r.seq = $3 and r.type = 'item-ranked'
  left join product_backlog.item f on f.id = (r.body #>> '{was,before}')::uuid and f.team_id is not distinct from $1
  where i.id = $2 and i.team_id is not distinct from $1`;

interface Row extends Unranking {
  readonly last: string | null;
}

/**
 * Takes a ranking back (P14): `undone` names those that this command has taken back before. Looks at what is in the log;
 * a ranking that is decided in the same moment is neither seen nor lost.
 */
export async function unrank(
  change: Change<ProductEvent>,
  actor: Actor,
  itemId: string,
  { ranking, reason }: UnrankItem,
  undone: ReadonlySet<number> = new Set(),
): Promise<{ item: Item }> {
  await ordererOf(change, actor);
  const row = await firstRow<Row>(change.read, reading, [actor.teamId, itemId, ranking]);
  if (!row) throw notFound('item', itemId);
  const before = formerPlace(row, ranking, undone);
  const place: Place | null = before ? { before } : row.last ? { after: row.last } : null;
  if (!place) return { item: row.item };
  return { item: await rankAt(change, actor, itemId, place, { reason, undoes: ranking }) };
}
