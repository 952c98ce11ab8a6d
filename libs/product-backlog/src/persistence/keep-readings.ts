import { Refusal, type Actor } from '@twotrack/shared';
import type { DataSource } from 'typeorm';
import type { Ageing, DinosaurPage, Item, Keeping, SetAsideList, SetAsidePage, Throughput } from '../contract/index.js';
import { WEEKS, dinosaursOf, seesAll } from '../domain/index.js';
import { jsonOf } from './rows.js';
import { settingsJson } from './settings.store.js';
import { ItemTable } from './tables.js';

/** How the backlog is kept, with a stretch of its dinosaurs. `toldNow`: the moment where it is told (ISO 8601). */
export async function keepingOf(db: DataSource, page: DinosaurPage, actor: Actor, toldNow?: string): Promise<Keeping> {
  onlyTheTeam(actor);
  const [row]: [Read] = await db.query(reading, [actor.teamId, toldNow ?? null]);
  const { order, settings, ...read } = row;
  const throughput = throughputFrom(read);
  const all = dinosaursOf(order, throughput, settings.dinosaurs, read.now);
  const from = all.filter(({ place }) => place > page.after);
  const dinosaurs = from.slice(0, page.limit);
  return {
    ...{ throughput, count: order.length, ceiling: settings.ceiling, reviewedAt: settings.reviewedAt, dinosaurs },
    total: all.length,
    next: from.length > dinosaurs.length ? dinosaurs.at(-1)!.place : null,
  };
}

/** What was really finished of late, straight off the index of the column Done. */
export async function throughputOf(db: DataSource, teamId: string, toldNow?: string): Promise<Throughput> {
  const [row]: [Weeks] = await db.query(`select ${weeks} from ${moment}`, [teamId, toldNow ?? null]);
  return throughputFrom(row);
}

interface Weeks {
  /** How many items were finished so many weeks ago. */
  finished: { ago: number; count: number }[];
  /** How many weeks ago the first one of all was finished. */
  since: number | null;
}
interface Read extends Weeks {
  now: string;
  order: Ageing[];
  settings: Pick<Keeping, 'ceiling' | 'reviewedAt'> & { dinosaurs: Parameters<typeof dinosaursOf>[2] };
}

function throughputFrom({ finished, since }: Weeks): Throughput {
  const counts = new Map(finished.map(({ ago, count }) => [ago, count]));
  return {
    finished: Array.from({ length: WEEKS }, (_, i) => counts.get(WEEKS - 1 - i) ?? 0),
    weeks: Math.min(WEEKS, (since ?? 0) + 1),
  };
}

const moment = `(select date_trunc('milliseconds', coalesce($2::timestamptz, now())) as now) m`;
const ago = (instant: string) => `floor(extract(epoch from m.now - ${instant}) / 604800)::int`;
const done = `product_backlog.item d where d.team_id = $1 and d.column_id = 'done' and d.removed_at is null`;

const weeks = `
  (select coalesce(json_agg(json_build_object('ago', ago, 'count', count)), '[]') from (
    select ${ago('d.done_at')} as ago, count(*)::int as count from ${done}
      and d.done_at > m.now - interval '${WEEKS} weeks' and d.done_at <= m.now group by 1) w) as finished,
  (select ${ago('min(d.done_at)')} from ${done}) as since`;

const ageing = `json_build_object('id', i.id, 'key', i.key, 'title', i.title, 'column', i.column_id, 'marks', i.marks,
  'touchedAt', to_char(i.touched_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;

const reading = `
  select to_char(m.now at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now, ${weeks},
    ${settingsJson('$1')} as settings,
    (select coalesce(json_agg(${ageing} order by i.rank), '[]') from product_backlog.item i
     where i.team_id = $1 and i.rank is not null) as order
  from ${moment}`;

/** What was set aside, the last first (P12). */
export async function setAsideOf(
  db: DataSource,
  { q, after, limit }: SetAsidePage,
  actor: Actor,
): Promise<SetAsideList> {
  onlyTheTeam(actor);
  const [at, id] = after?.split(',') ?? [];
  const values = [actor.teamId, q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : null, at ?? null, id ?? null, limit + 1];
  const rows: { item: Item }[] = await db.query(setAside, values);
  const items = rows.slice(0, limit).map(({ item }) => item);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? `${last.setAside!.at},${last.id}` : null };
}

const setAside = `
  select ${jsonOf(ItemTable, 'i')} as item
  from product_backlog.item i left join product_backlog.story s on s.id = i.id
  where i.team_id = $1 and i.set_aside is not null and i.removed_at is null
    and ($2::text is null or concat_ws(' ', i.key, i.title, i.set_aside ->> 'reason', s.problem) ilike $2)
    and ($3::text is null or (i.set_aside ->> 'at', i.id) < ($3, $4::uuid))
  order by i.set_aside ->> 'at' desc, i.id desc limit $5`;

function onlyTheTeam(actor: Actor): void {
  if (!seesAll(actor)) throw new Refusal('forbidden', 'members-only', {}, 'Only the team reads this.');
}
