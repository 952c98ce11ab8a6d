import { Refusal, streamOf, type Actor } from '@twotrack/shared';
import type { DataSource } from 'typeorm';
import type { RankingPage, RankingRecord } from '../contract/index.js';
import { seesAll } from '../domain/index.js';

/** The rankings of a team from the log, newest first (P14): of all, of one item, of one person, each off its own index. */
export async function rankingsOf(
  db: DataSource,
  { after, limit, item, person }: RankingPage,
  actor: Actor,
): Promise<RankingRecord[]> {
  onlyTeam(actor);
  const which = [streamOf('product', actor.teamId), after ?? null, limit];
  const also = [...(item ? ['e.card_id'] : []), ...(person ? [`e.by ->> 'id'`] : [])];
  const values = [item, person].filter((value) => value !== undefined);
  return db.query(ledger(also.map((part, i) => `and ${part} = $${i + 4}`).join(' ')), [...which, ...values]);
}

/** The order is read by whoever sees the board. */
export function onlyTeam(actor: Actor): void {
  if (!seesAll(actor)) throw new Refusal('forbidden', 'members-only', {}, 'Only the team reads this.');
}

export const isoOf = (instant: string) => `to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const named = (id: string) => `(
  select json_build_object('id', n.id, 'key', n.key, 'title', n.title) from product_backlog.item n where n.id = ${id})`;

const namedIn = (path: string) => named(`(e.body #>> '{${path}}')::uuid`);

const ledger = (also: string) => `
  select e.seq::int, ${isoOf('e.at')} as at, e.by, e.body -> 'onBehalfOf' as "onBehalfOf",
    ${named('e.card_id')} as item, ${namedIn('was,before')} as was,
    ${namedIn('now,before')} as before, ${namedIn('now,after')} as after,
    e.body ->> 'reason' as reason, (e.body -> 'undoes')::int as undoes,
    (select p.by from product_backlog.proposal p where p.id = (e.body ->> 'proposalId')::uuid) as "proposedBy",
    (select min(u.seq)::int from product_backlog.event u where u.card_id = e.card_id and u.seq > e.seq
      and u.type = 'item-ranked' and (u.body -> 'undoes')::bigint = e.seq) as "undoneBy",
    not exists (select from product_backlog.event l where l.card_id = e.card_id and l.seq > e.seq
      and l.type = 'item-ranked') as latest
  from (select * from product_backlog.event e where e.stream_id = $1 and e.type = 'item-ranked'
    and ($2::bigint is null or e.seq < $2) ${also} order by e.seq desc limit $3) e
  order by e.seq desc`;
