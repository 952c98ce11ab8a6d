import { streamOf, type Actor } from '@twotrack/shared';
import type { DataSource, EntityManager } from 'typeorm';
import type { KeptPast, LeftOut, PastEvent, PastPage } from '../contract/index.js';
import { recordOf } from '../domain/index.js';
import { isoOf, onlyTeam } from './rankings.js';
import { jsonOf } from './rows.js';
import { PastEventTable } from './import-tables.js';

/** More entries than so many are not read for a file. */
const READ_MAX = 20_000;

/**
 * What a history says of a card: which it is and what changed of it, without the rest of how it stood. Its first words
 * are those that it has, or that a change of them names.
 */
const told = `e.body - 'type' - 'form' - 'link'
    - case when e.type in ('request-form-made', 'stakeholder-link-made') then 'was' else '' end
    - case when e.type in ('item-added', 'request-submitted') then 'problem' else '' end
  || case when e.body ? 'item' then jsonb_build_object('item', jsonb_build_object(
    'id', e.body #> '{item,id}', 'key', e.body #> '{item,key}', 'title', e.body #> '{item,title}',
    'type', e.body #> '{item,type}', 'column', e.body #> '{item,column}', 'assignees', e.body #> '{item,assignees}',
    'blocked', e.body #> '{item,blocked}', 'vectors', e.body #> '{item,vectors}', 'moscow', e.body #> '{item,moscow}',
    'setAside', e.body #> '{item,setAside}', 'createdAt', e.body #> '{item,createdAt}',
    'createdBy', e.body #> '{item,createdBy}',
    'marks', (e.body #> '{item,marks}') - '{dependsOn,neededBy,questions,stated,imported,votes}'::text[]))
  when e.body ? 'link' and e.type in ('link-attached', 'link-detached') then jsonb_build_object('link', e.body -> 'link')
  else '{}' end`;

const newest = `
  select ${isoOf('h.at')} as at, h.by, h.type, h.card, h.body from (
    select e.at, e.seq, e.by ->> 'name' as by, e.type, e.card_id as card, ${told} as body
      from product_backlog.event e where e.stream_id = $2
    union all select p.at, 0, p.by, p.type, p.card_id, p.body from product_backlog.past_event p where p.team_id = $1) h
  order by h.at desc, h.seq desc limit ${READ_MAX}`;

const counts = `select ((select count(*) from product_backlog.event e where e.stream_id = $2)
  + (select count(*) from product_backlog.past_event p where p.team_id = $1))::int as count`;

const people = `select distinct by ->> 'id' as id, by ->> 'name' as name from product_backlog.event where stream_id = $1`;

/** The history of a backlog as a file takes it along, the oldest first, and what of it is left behind (A5, P14). */
export async function recordIn(
  tx: EntityManager,
  teamId: string,
): Promise<{ history: PastEvent[]; leftOut: LeftOut[] }> {
  const where = [teamId, streamOf('product', teamId)];
  const events: PastEvent[] = await tx.query(newest, where);
  const [{ count }]: [{ count: number }] = await tx.query(counts, where);
  const known: { id: string; name: string }[] = await tx.query(people, [where[1]]);
  return recordOf(events, count, new Map(known.map(({ id, name }) => [id, name])));
}

const row = jsonOf(PastEventTable, 'p');
const ofCard = `select ${row} as past from product_backlog.past_event p
  where p.card_id = $1 and p.team_id = $2 order by p.at desc, p.id desc limit 200`;

/** What happened to an item before it was brought here, the newest first. */
export async function pastOf(db: DataSource, itemId: string, { teamId }: Actor): Promise<KeptPast[]> {
  const rows: { past: KeptPast }[] = await db.query(ofCard, [itemId, teamId]);
  return rows.map(({ past }) => past);
}

const rankings = `select ${row} as past from product_backlog.past_event p
  where p.team_id = $1 and p.type = 'item-ranked' and ($2::uuid is null or p.id < $2) and ($3::uuid is null or p.card_id = $3)
  order by p.id desc limit $4`;

/** Who ranked what before it was brought here, the newest first (P14). */
export async function pastRankingsOf(db: DataSource, page: PastPage, actor: Actor): Promise<KeptPast[]> {
  onlyTeam(actor);
  const rows: { past: KeptPast }[] = await db.query(rankings, [
    actor.teamId,
    page.after ?? null,
    page.item ?? null,
    page.limit,
  ]);
  return rows.map(({ past }) => past);
}
