import { prepared } from '@twotrack/shared/stream';
import type { EntityManager } from 'typeorm';
import { firstRow } from './first-row.js';

const reading = 'select problem from product_backlog.story where id = $1';

/** The problem that an item or a request states; empty where nobody wrote one. */
export async function problemOf(tx: EntityManager, id: string): Promise<string> {
  const row = await firstRow<{ problem: string }>(tx, reading, [id]);
  return row?.problem ?? '';
}

const readingAll = 'select id, problem from product_backlog.story where id = any($1::uuid[])';

export async function problemsOf(tx: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await prepared<{ id: string; problem: string }>(tx, readingAll, [ids]);
  return new Map(rows.map(({ id, problem }) => [id, problem]));
}

const writing = `insert into product_backlog.story (id, team_id, problem) values ($1, $2, $3)
   on conflict (id) do update set problem = excluded.problem`;

export const saveProblem = (tx: EntityManager, teamId: string, id: string, problem: string): Promise<unknown> =>
  prepared(tx, writing, [id, teamId, problem]);

/** SQL that writes the problems of new items of a team, from a JSON array of `{id, problem}`. */
export const saveProblems = (team: string, json: string): string =>
  `insert into product_backlog.story (id, team_id, problem)
   select id, ${team}::uuid, problem from json_to_recordset(${json}::json) as s(id uuid, problem text)`;
