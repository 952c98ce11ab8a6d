import { notFound } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type { EntityManager } from 'typeorm';
import type { Problem, ServiceEvent } from '../../contract/index.js';
import { SERVICE_SCHEMA } from '../tables.js';

/** The problem of that id in this team; a foreign one is a missing one (A3). */
export async function problemById(tx: EntityManager, teamId: string, id: string): Promise<Problem> {
  const [row] = await prepared<{ problem: Problem }>(
    tx,
    `select p.problem from ${SERVICE_SCHEMA}.problem p where p.id = $1 and p.team_id is not distinct from $2`,
    [id, teamId],
  );
  if (!row) throw notFound('problem', id);
  return row.problem;
}

/** The number of the team's next problem; behind the turnstile nobody else gets the same. */
export async function nextNumber(tx: EntityManager, teamId: string): Promise<number> {
  const sql = `select coalesce(max(number), 0) + 1 as next from ${SERVICE_SCHEMA}.problem where team_id = $1`;
  return (await prepared<{ next: number }>(tx, sql, [teamId]))[0]!.next;
}

export const writeNewProblem = (change: Change<ServiceEvent>, teamId: string, number: number, problem: Problem): void =>
  change.send(
    prepared(
      change.write,
      `insert into ${SERVICE_SCHEMA}.problem (id, team_id, number, state, problem) values ($1, $2, $3, $4, $5)`,
      [problem.id, teamId, number, problem.state, JSON.stringify(problem)],
    ),
  );

export const writeProblem = (change: Change<ServiceEvent>, problem: Problem): void =>
  change.send(
    prepared(
      change.write,
      `update ${SERVICE_SCHEMA}.problem set state = $2, request_id = $3, problem = $4 where id = $1`,
      [problem.id, problem.state, problem.proposal?.requestId ?? null, JSON.stringify(problem)],
    ),
  );
