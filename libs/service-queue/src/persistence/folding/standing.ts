import { prepared, type Change } from '@twotrack/shared/stream';
import type { ServiceEvent, Ticket } from '../../contract/index.js';
import type { Folds, Group, Standing } from '../../domain/index.js';
import { ticketRows } from '../desk.js';
import { SERVICE_SCHEMA } from '../tables.js';

/** What stands open of some keys, with the groups and the tickets that are named in it. */
export interface Stood {
  readonly standing: Map<string, Standing>;
  readonly groups: Group[];
  readonly tickets: Map<string, Ticket>;
}

const MINUTE = 60_000;

/** One look into an index for each key, whatever lies under its group. */
export async function standingOf(
  change: Change<ServiceEvent>,
  teamId: string,
  folds: readonly Folds[],
): Promise<Stood> {
  const rules = new Map(folds.map(({ key, rule }) => [key, rule]));
  if (rules.size === 0) return { standing: new Map(), groups: [], tickets: new Map() };
  const since = [...rules.values()].map((rule) => iso(Date.parse(change.now) - rule.windowMinutes * MINUTE));
  const rows = await prepared<{ key: string; group: Group | null; waiting: Ticket[] | null }>(change.read, STANDING, [
    teamId,
    [...rules.keys()],
    since,
    [...rules.values()].map((rule) => rule.count),
  ]);
  const waiting = rows.flatMap((row) => row.waiting ?? []);
  return {
    standing: new Map(
      rows.map(({ key, group, waiting }) => [
        key,
        { parentId: group?.parent.id ?? null, waiting: (waiting ?? []).map(({ id }) => id) },
      ]),
    ),
    groups: rows.flatMap(({ group }) => group ?? []),
    tickets: new Map(waiting.map((ticket) => [ticket.id, ticket])),
  };
}

const iso = (ms: number): string => new Date(ms).toISOString();

// what a person gave back is not folded again: only what came after that waits for its like
const STANDING = `
  select k.key, g.found as group, case when g.found is null then (
    select json_agg(${ticketRows.json('t')} order by t.reported_at, t.id) from (
      select * from ${SERVICE_SCHEMA}.ticket w
      where w.team_id = $1 and w.fold_key = k.key and w.resolved_at is null and w.parent_id is null
        and not (w.marks ? 'folded') and w.reported_at > greatest(k.since, (
          select max(d.dissolved_at) from ${SERVICE_SCHEMA}.fold_group d where d.team_id = $1 and d.fold_key = k.key))
      order by w.reported_at desc, w.id desc limit k.most) t) end as waiting
  from unnest($2::text[], $3::timestamptz[], $4::int[]) as k(key, since, most)
  left join lateral (
    select json_build_object('parent', ${ticketRows.json('t')}, 'tally', o.tally) as found
    from ${SERVICE_SCHEMA}.fold_group o join ${SERVICE_SCHEMA}.ticket t on t.id = o.parent_id
    where o.team_id = $1 and o.fold_key = k.key and o.open and t.resolved_at is null
    order by o.parent_id desc limit 1) g on true`;
