import { Refusal, hasRole, type Actor } from '@twotrack/shared';
import type { DataSource } from 'typeorm';
import { BACKLOG_FORMAT, type BacklogFile } from '../contract/index.js';
import { columnJson } from './column.store.js';
import { delegationJson } from './delegation.store.js';
import { RequestCommentTable } from './asking/tables.js';
import { EvidenceTable, VerdictTable } from './evidence/tables.js';
import { recordIn } from './past.store.js';
import { jsonOf } from './rows.js';
import { settingsJson } from './settings.store.js';
import { GoalTable, ItemTable, ProposalTable, RequestTable } from './tables.js';
import { CommentTable, QuestionTable, VoteTable } from './talk-tables.js';

const list = (json: string, from: string, order: string): string =>
  `(select coalesce(json_agg(${json} order by ${order}), '[]') from ${from})`;

const withProblem = (json: string, alias: string) =>
  `jsonb_build_object('problem', coalesce((select s.problem from product_backlog.story s where s.id = ${alias}.id), ''))
    || ${json}::jsonb`;

const itemWithBrief = `jsonb_build_object('brief', (select b.body from product_backlog.brief b where b.id = i.id))
    || ${jsonOf(ItemTable, 'i')}`;

const of = (table: string, alias: string) => `product_backlog.${table} ${alias} where ${alias}.team_id = $1`;

/** Items of other teams that those of this one need. */
const needed = `product_backlog.item n where n.team_id <> $1 and n.id in (
  select d.needs_id from product_backlog.dependency d where d.team_id = $1)`;

const ofTeam = (table: string) => `select count(*)::int from product_backlog.${table} where team_id = $1`;

/** What a file leaves behind, each with SQL for how much of it there is. */
const left = [
  { what: 'the report of an import', why: 'it is true of this place alone', count: ofTeam('import_run') },
  { what: 'a link for stakeholders', why: 'it is a secret', count: ofTeam('stakeholder_link') },
  { what: 'a public form', why: 'its link is a secret', count: ofTeam('request_form') },
  {
    what: 'that an item of another team needs one',
    why: 'it is said there, of the item that stays here',
    count: `select count(*)::int from product_backlog.dependency d join product_backlog.item n on n.id = d.needs_id
      where n.team_id = $1 and d.team_id <> $1`,
  },
];

const reading = `
  select b.key_prefix as "keyPrefix", b.last_number as "lastNumber",
    to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "exportedAt",
    ${list(columnJson('c'), of('board_column', 'c'), 'c.position')} as columns,
    ${settingsJson('$1')} as settings,
    ${list(jsonOf(GoalTable, 'g'), of('goal', 'g'), 'g.id')} as goals,
    ${list(withProblem(itemWithBrief, 'i'), of('item', 'i'), 'i.rank, i.id')} as items,
    ${list(withProblem(jsonOf(RequestTable, 'r'), 'r'), of('request', 'r'), 'r.id')} as requests,
    ${list(jsonOf(ProposalTable, 'p'), of('proposal', 'p'), 'p.id')} as proposals,
    ${list(jsonOf(QuestionTable, 'q'), of('question', 'q'), 'q.id')} as questions,
    ${list(jsonOf(CommentTable, 'c'), of('comment', 'c'), 'c.id')} as comments,
    ${list(jsonOf(RequestCommentTable, 'c'), of('request_comment', 'c'), 'c.id')} as "requestComments",
    ${list(jsonOf(VoteTable, 'v', ['teamId', 'personId']), of('vote', 'v'), 'v.item_id, v.at, v.person_id')} as votes,
    ${list(jsonOf(EvidenceTable, 'e'), of('evidence', 'e'), 'e.id')} as evidence,
    ${list(jsonOf(VerdictTable, 'v'), of('verdict', 'v'), 'v.item_id')} as verdicts,
    ${list("json_build_object('id', n.id, 'key', n.key, 'title', n.title)", needed, 'n.id')} as elsewhere,
    ${delegationJson('$1')} as delegation,
    (select json_build_array(${left.map(({ count }) => `(${count})`).join(', ')})) as "leftOut"
  from product_backlog.backlog b where b.team_id = $1`;

/** Everything of a product track at one moment, the order first. For the product owner and the admins. */
export async function backlogFile(db: DataSource, actor: Actor): Promise<BacklogFile> {
  if (!hasRole(actor, 'product-owner') && !hasRole(actor, 'admin')) {
    throw new Refusal('forbidden', 'not-product-owner', {}, 'The product owner and the admins of a team export it.');
  }
  const { row, record } = await db.transaction('REPEATABLE READ', async (tx) => {
    const [found]: [Row] = await tx.query(reading, [actor.teamId]);
    return { row: found, record: await recordIn(tx, actor.teamId) };
  });
  const { leftOut: counts, ...told } = row;
  const leftOut = left.flatMap(({ what, why }, i) => (counts[i] ? [{ what, why, count: counts[i] }] : []));
  const { history } = record;
  return { format: BACKLOG_FORMAT, version: 2, ...told, history, leftOut: [...record.leftOut, ...leftOut] };
}

type Row = Omit<BacklogFile, 'format' | 'version' | 'history' | 'leftOut'> & { leftOut: number[] };
