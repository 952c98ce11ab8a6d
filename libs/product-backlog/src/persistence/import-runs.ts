import type { DataSource } from 'typeorm';
import { notFound, type Actor } from '@twotrack/shared';
import type { ImportRun } from '../contract/index.js';

const columns = `id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, body`;

const noting = `insert into product_backlog.import_run (id, team_id, at, shape, body) values ($1, $2, now(), $3, $4)
  on conflict (id) do update set body = excluded.body`;

/** Keeps what an import tells of itself, as far as it has come. `shape`: what files of its kind look like. */
export const noteRun = (db: DataSource, teamId: string, id: string, shape: string, body: object): Promise<unknown> =>
  db.query(noting, [id, teamId, shape, JSON.stringify(body)]);

/** The last runs of a team, the newest first. */
export const runsOf = (db: DataSource, { teamId }: Actor): Promise<ImportRun[]> =>
  db.query(`select ${columns} from product_backlog.import_run where team_id = $1 order by at desc, id limit 20`, [
    teamId,
  ]);

export async function runOf(db: DataSource, id: string, actor: Actor): Promise<ImportRun> {
  const run = await findRun(db, id, actor);
  if (!run) throw notFound('import', id);
  return run;
}

export async function findRun(db: DataSource, id: string, { teamId }: Actor): Promise<ImportRun | null> {
  const where = 'id::text = $1 and team_id = $2';
  const [run]: ImportRun[] = await db.query(`select ${columns} from product_backlog.import_run where ${where}`, [
    id,
    teamId,
  ]);
  return run ?? null;
}

/** The last run over a file of the same shape, by which the next one begins. */
export async function lastRunLike(db: DataSource, teamId: string, shape: string): Promise<ImportRun | null> {
  const like = `select ${columns} from product_backlog.import_run where team_id = $1 and shape = $2 order by at desc limit 1`;
  const [run]: ImportRun[] = await db.query(like, [teamId, shape]);
  return run ?? null;
}

/** Does it while nobody else does the same for this team, in whichever process. */
export const oneAtATime = <T>(db: DataSource, teamId: string, work: () => Promise<T>): Promise<T> =>
  db.transaction(async (tx) => {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('import ' || $1, 0))`, [teamId]);
    return work();
  });
