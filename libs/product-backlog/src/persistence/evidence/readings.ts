import { Refusal, notFound, type Actor } from '@twotrack/shared';
import type { DataSource } from 'typeorm';
import type { HitRates, Hits, ItemEvidence, ItemType, ToProve, ToProvePage, Unproven } from '../../contract/index.js';
import { seesAll } from '../../domain/index.js';
import { itemOf } from '../item.store.js';
import { lineage } from '../lineage.js';
import { evidenceJson, verdictJson } from './evidence.store.js';

/** What is known of one item. To a requester it is missing, as the item is (A3, L7). */
export async function evidenceOf(db: DataSource, itemId: string, actor: Actor): Promise<ItemEvidence> {
  if (!seesAll(actor)) throw notFound('item', itemId);
  await itemOf(db.manager, actor.teamId, itemId);
  const [row]: [ItemEvidence] = await db.query(known, [itemId]);
  return row;
}

const known = `
  select (select coalesce(json_agg(${evidenceJson} order by e.id), '[]')
      from product_backlog.evidence e where e.item_id = $1) as evidence,
    (select ${verdictJson} from product_backlog.verdict v where v.item_id = $1) as verdict,
    (select coalesce(json_agg(r.marks -> 'problem' order by r.id), '[]')
      from product_backlog.request r where r.item_id in (${lineage('$1')}) and r.marks -> 'problem' is not null) as problems`;

/** SQL that is true of a shipped bet, straight off its index. */
const bet = `i.team_id = $1 and i.column_id = 'done' and i.removed_at is null and i.marks -> 'bet' is not null`;
const reviewAt = `(i.marks -> 'bet' ->> 'reviewAt')`;
const unproven = `${bet} and ${reviewAt} is not null and i.marks -> 'bet' ->> 'verdict' is null`;

/** What is shipped and unproven, the longest due first (P16). `toldNow`: the moment where it is told (ISO 8601). */
export async function toProve(db: DataSource, page: ToProvePage, actor: Actor, toldNow?: string): Promise<ToProve> {
  onlyTheTeam(actor);
  const [at, id] = page.after?.split(',') ?? [];
  const now = toldNow ?? new Date().toISOString();
  const [rows, [counts]]: [Unproven[], [Pick<ToProve, 'total' | 'due'>]] = await Promise.all([
    db.query(listing, [actor.teamId, at ?? null, id ?? null, page.limit + 1]),
    db.query(counting, [actor.teamId, now]),
  ]);
  const items = rows.slice(0, page.limit);
  const last = items.at(-1);
  return { items, ...counts, next: rows.length > page.limit && last ? `${last.reviewAt},${last.id}` : null };
}

const listing = `
  select i.id, i.key, i.title, i.type, ${reviewAt} as "reviewAt",
    to_char(i.done_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "doneAt"
  from product_backlog.item i
  where ${unproven} and ($2::text is null or (${reviewAt}, i.id) > ($2, $3::uuid))
  order by ${reviewAt}, i.id limit $4`;

const counting = `
  select count(*)::int as total, count(*) filter (where ${reviewAt} <= $2)::int as due
  from product_backlog.item i where ${unproven}`;

type Row = Hits & { type: ItemType; size: number | null };

/** How often bets held, by type and by size (P16). */
export async function hitRatesOf(db: DataSource, actor: Actor): Promise<HitRates> {
  onlyTheTeam(actor);
  const rows: Row[] = await db.query(hits, [actor.teamId]);
  return {
    all: sumOf(rows),
    types: groups(rows, 'type').map(([type, of]) => ({ type, ...sumOf(of) })),
    sizes: groups(rows, 'size').map(([size, of]) => ({ size, ...sumOf(of) })),
  };
}

export const hitsOf = async (db: DataSource, teamId: string): Promise<Hits> => sumOf(await db.query(hits, [teamId]));

const verdicts = (is: string): string => `count(*) filter (where i.marks -> 'bet' ->> 'verdict' ${is})::int`;

const hits = `
  select i.type, (i.vectors ->> 'size')::int as size, ${verdicts("= 'proven'")} as proven,
    ${verdicts("= 'refuted'")} as refuted, ${verdicts("= 'unclear'")} as unclear, ${verdicts('is null')} as unproven
  from product_backlog.item i where ${bet} group by 1, 2 order by 1, 2`;

function groups<K extends 'type' | 'size'>(rows: readonly Row[], by: K): [Row[K], Row[]][] {
  const found = new Map<Row[K], Row[]>();
  for (const row of rows) found.set(row[by], [...(found.get(row[by]) ?? []), row]);
  return [...found].sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));
}

const sumOf = (rows: readonly Hits[]): Hits => {
  const sum = { proven: 0, refuted: 0, unclear: 0, unproven: 0 };
  for (const row of rows) for (const name of Object.keys(sum) as (keyof Hits)[]) sum[name] += row[name];
  return sum;
};

function onlyTheTeam(actor: Actor): void {
  if (!seesAll(actor)) throw new Refusal('forbidden', 'members-only', {}, 'Only the team reads this.');
}
