import { prepared, together, type Change } from '@twotrack/shared/stream';
import type { EntityManager } from 'typeorm';
import type { ServiceEvent, Ticket } from '../../contract/index.js';
import { Groups, liesUnder, type Group, type GroupStep } from '../../domain/index.js';
import { ticketRows } from '../desk.js';
import { iso } from '../rows.js';
import { SERVICE_SCHEMA } from '../tables.js';
import type { Given } from '../ticket-writing.js';

/** These parents with their sums: what lies under them is not read. */
export const groupsOf = async (change: Change<ServiceEvent>, teamId: string, parentIds: readonly string[]) =>
  parentIds.length === 0
    ? []
    : prepared<Group>(
        change.read,
        `select ${ticketRows.json('t')} as parent, g.tally from ${SERVICE_SCHEMA}.fold_group g
         join ${SERVICE_SCHEMA}.ticket t on t.id = g.parent_id
         where g.parent_id = any($2::uuid[]) and t.id = any($2::uuid[]) and t.team_id is not distinct from $1`,
        [teamId, parentIds],
      );

/** The parents under which these tickets lay or lie. */
export const parentsOf = (written: readonly { was: Ticket | null; now: Ticket }[]): string[] => [
  ...new Set(
    written.flatMap(({ was, now }) =>
      [was, now].flatMap((one) => (one?.parentId && liesUnder(one, one.parentId) ? [one.parentId] : [])),
    ),
  ),
];

/** Looks for the first and the last of what still lies there, and the first unacknowledged, where that was taken away. */
export async function mendTimes(change: Change<ServiceEvent>, groups: Groups): Promise<void> {
  await Promise.all([mendEdges(change, groups), mendFirsts(change, groups)]);
}

async function mendEdges(change: Change<ServiceEvent>, groups: Groups): Promise<void> {
  const moved = groups.edgesMoved();
  if (moved.length === 0) return;
  const rows = await prepared<{ id: string; firstAt: string; lastAt: string }>(change.read, EDGES, [moved]);
  for (const { id, firstAt, lastAt } of rows) groups.mend(id, firstAt, lastAt);
}

async function mendFirsts(change: Change<ServiceEvent>, groups: Groups): Promise<void> {
  const seen = groups.firstsSeen();
  if (seen.length === 0) return;
  const noted = seen.flatMap((group) => group.noted);
  const ids = seen.map(({ id }) => id);
  const rows = await prepared<{ id: string; since: string | null }>(change.read, FIRST_UNSEEN, [ids, noted]);
  for (const { id, since } of rows) groups.mendFirst(id, since);
}

const edge = (direction: string): string => `
  (select ${iso('t.reported_at')} from ${SERVICE_SCHEMA}.ticket t
   where t.parent_id = p.id and t.marks -> 'under' ->> 'as' = 'folded' order by t.reported_at ${direction} limit 1)`;
const EDGES = `select p.id, ${edge('asc')} as "firstAt", ${edge('desc')} as "lastAt" from unnest($1::uuid[]) p(id)`;

// one look into ticket_unseen; where the change is not written yet, what it noted stands there as it was
const FIRST_UNSEEN = `
  select p.id, (select ${iso('t.reported_at')} from ${SERVICE_SCHEMA}.ticket t
    where t.parent_id = p.id and t.acknowledged is null and t.resolved_at is null
      and t.marks -> 'under' ->> 'as' = 'folded' and t.id <> all($2::uuid[])
    order by t.reported_at limit 1) as since
  from unnest($1::uuid[]) p(id)`;

/** SQL that keeps the sums of these groups; `$1` is the team. */
export const groupParts = (given: Given, steps: readonly GroupStep[]): string[] =>
  steps.length === 0
    ? []
    : [
        `insert into ${SERVICE_SCHEMA}.fold_group (parent_id, team_id, fold_key, open, tally, dissolved_at)
         select "parentId", $1::uuid, "foldKey", open, tally, "dissolvedAt"
         from jsonb_to_recordset(${given(JSON.stringify(steps.map(rowOf)))})
           as g("parentId" uuid, "foldKey" text, open boolean, tally jsonb, "dissolvedAt" timestamptz)
         on conflict (parent_id) do update
         set (open, tally, dissolved_at) = row(excluded.open, excluded.tally, excluded.dissolved_at)`,
      ];

const rowOf = ({ parent, tally }: GroupStep) => ({
  parentId: parent.id,
  foldKey: parent.foldKey,
  open: parent.resolvedAt === null,
  tally,
  dissolvedAt: tally.count === 0 ? parent.closedAt : null,
});

const gathered = new WeakMap<EntityManager, Map<string, GroupStep>>();

/** Leaves the sums to be written with the others of the group of commands. */
export function gatherGroups(change: Change<ServiceEvent>, teamId: string, steps: readonly GroupStep[]): void {
  if (steps.length === 0) return;
  const { tx } = change;
  const all = gathered.get(tx) ?? new Map<string, GroupStep>();
  gathered.set(tx, all);
  for (const step of steps) all.set(step.parent.id, step);
  change.gather('groups', () => {
    gathered.delete(tx);
    return together(tx, (given) => {
      given(teamId);
      return groupParts(given, [...all.values()]);
    });
  });
}
