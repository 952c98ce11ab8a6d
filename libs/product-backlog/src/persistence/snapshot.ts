import type { EntityManager } from 'typeorm';
import { delegationJson } from './delegation.store.js';
import { columnJson, recentlyDone } from './column.store.js';
import { jsonOf } from './rows.js';
import { firstRow } from './first-row.js';
import { defaultSettingsJson, settingsJson } from './settings.store.js';
import { GoalTable, ItemTable, ProposalTable, RequestTable } from './tables.js';

const list = (json: string, from: string, order: string): string =>
  `(select coalesce(json_agg(${json} order by ${order}), '[]') from product_backlog.${from})`;

const requests = (which: string) =>
  list(jsonOf(RequestTable, 'r'), `request r where r.team_id = $1 and ${which}`, 'r.id');

const goal = `(select ${jsonOf(GoalTable, 'g')} from product_backlog.goal g where g.team_id = $1 and g.closed is null)`;

const everything = `select json_build_object(
  'columns', ${list(columnJson('c'), 'board_column c where c.team_id = $1', 'c.position')},
  'items', ${list(
    jsonOf(ItemTable, 'i'),
    `item i where i.team_id = $1 and i.removed_at is null and i.set_aside is null
       and (i.column_id <> 'done' or ${recentlyDone('i')})`,
    'i.id',
  )},
  'requests', ${requests("(r.status in ('open', 'joined') or r.marks #>> '{said,waits}' = 'true')")},
  'proposals', ${list(jsonOf(ProposalTable, 'p'), "proposal p where p.team_id = $1 and p.status = 'open'", 'p.id')},
  'goal', ${goal},
  'delegation', ${delegationJson('$1')},
  'settings', ${settingsJson('$1')}
)::text as view`;

const ownRequests = `select json_build_object(
  'columns', '[]'::json, 'items', '[]'::json, 'requests', ${requests("r.requester ->> 'id' = $2")}, 'proposals', '[]'::json,
  'goal', ${goal}, 'delegation', null, 'settings', ${defaultSettingsJson}
)::text as view`;

/** The `ProductView` of a team as JSON text. */
export const wholeView = (tx: EntityManager, teamId: string): Promise<string> => view(tx, everything, [teamId]);

/** The `ProductView` of a requester: own requests, whatever became of them, and nothing else (L7). */
export const ownView = (tx: EntityManager, teamId: string, personId: string): Promise<string> =>
  view(tx, ownRequests, [teamId, personId]);

async function view(tx: EntityManager, sql: string, parameters: unknown[]): Promise<string> {
  const row = await firstRow<{ view: string }>(tx, sql, parameters);
  return row!.view;
}
