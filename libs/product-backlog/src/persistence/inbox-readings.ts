import { Refusal, type Actor } from '@twotrack/shared';
import type { DataSource } from 'typeorm';
import type { Behind, Request } from '../contract/index.js';
import { seesAll } from '../domain/index.js';
import { jsonOf } from './rows.js';
import { RequestTable } from './tables.js';

/** What an item was split from is asked for through it (P11). */
const counts = `
  with recursive line (item, id) as (
    select i.id, i.id from product_backlog.item i where i.team_id = $1 and i.rank is not null
    union select line.item, (i.marks ->> 'splitFrom')::uuid from line join product_backlog.item i on i.id = line.id
    where i.marks -> 'splitFrom' is not null)
  select coalesce(json_object_agg(item, times), '{}') as requests from (
    select line.item, count(*)::int as times from line join product_backlog.request r on r.item_id = line.id
    group by line.item) t`;

/** In one reading for the whole order. To a requester it is not (L7). */
export async function behindOf(db: DataSource, actor: Actor): Promise<Behind> {
  if (!seesAll(actor)) throw new Refusal('forbidden', 'members-only', {}, 'Only the team reads this.');
  const [row]: [Behind] = await db.query(counts, [actor.teamId]);
  return row;
}

const own = `select ${jsonOf(RequestTable, 'r')} as request from product_backlog.request r
  where r.requester ->> 'id' = $2 and r.team_id = $1 order by r.id desc limit 100`;

/** What the reader asked for, whatever became of it, the newest first. */
export async function ownRequestsOf(db: DataSource, { teamId, id }: Actor): Promise<Request[]> {
  const rows: { request: Request }[] = await db.query(own, [teamId, id]);
  return rows.map(({ request }) => request);
}
