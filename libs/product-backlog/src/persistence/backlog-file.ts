import { Refusal, hasRole, type Actor } from '@twotrack/shared';
import type { DataSource } from 'typeorm';
import { BACKLOG_FORMAT, type BacklogFile } from '../contract/index.js';
import { columnJson } from './column.store.js';
import { jsonOf } from './rows.js';
import { settingsJson } from './settings.store.js';
import { GoalTable, ItemTable, ProposalTable, RequestTable } from './tables.js';

const list = (json: string, from: string, order: string): string =>
  `(select coalesce(json_agg(${json} order by ${order}), '[]') from ${from})`;

const withProblem = (json: string, alias: string) =>
  `jsonb_build_object('problem', coalesce((select s.problem from product_backlog.story s where s.id = ${alias}.id), ''))
    || ${json}::jsonb`;

const itemWithBrief = `jsonb_build_object('brief', (select b.body from product_backlog.brief b where b.id = i.id))
    || ${jsonOf(ItemTable, 'i')}`;

const of = (table: string, alias: string) => `product_backlog.${table} ${alias} where ${alias}.team_id = $1`;

const reading = `
  select b.key_prefix as "keyPrefix", b.last_number as "lastNumber",
    to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "exportedAt",
    ${list(columnJson('c'), of('board_column', 'c'), 'c.position')} as columns,
    ${settingsJson('$1')} as settings,
    ${list(jsonOf(GoalTable, 'g'), of('goal', 'g'), 'g.id')} as goals,
    ${list(withProblem(itemWithBrief, 'i'), of('item', 'i'), 'i.rank, i.id')} as items,
    ${list(withProblem(jsonOf(RequestTable, 'r'), 'r'), of('request', 'r'), 'r.id')} as requests,
    ${list(jsonOf(ProposalTable, 'p'), of('proposal', 'p'), 'p.id')} as proposals
  from product_backlog.backlog b where b.team_id = $1`;

/** Everything of a product track at one moment, the order first. For the product owner and the admins. */
export async function backlogFile(db: DataSource, actor: Actor): Promise<BacklogFile> {
  if (!hasRole(actor, 'product-owner') && !hasRole(actor, 'admin')) {
    throw new Refusal('forbidden', 'not-product-owner', {}, 'The product owner and the admins of a team export it.');
  }
  const [row]: [Omit<BacklogFile, 'format' | 'version'>] = await db.query(reading, [actor.teamId]);
  return { format: BACKLOG_FORMAT, version: 1, ...row };
}
