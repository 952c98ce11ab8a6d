import type { EntityManager } from 'typeorm';

/** SQL under a name of its own: PostgreSQL parses and plans it once a connection, half the cost of a short statement. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

export const statement = (name: string, text: string): Statement => ({ name: `product_backlog.${name}`, text });

export async function run<R = unknown>(tx: EntityManager, sql: Statement, parameters: unknown[]): Promise<R[]> {
  if (!tx.queryRunner) return tx.query(sql.text, parameters);
  const client = (await tx.queryRunner.connect()) as Client;
  const { rows } = await client.query({ ...sql, values: parameters });
  return rows as R[];
}

interface Client {
  query(prepared: Statement & { values: unknown[] }): Promise<{ rows: unknown[] }>;
}

export async function firstRow<R>(tx: EntityManager, sql: Statement, parameters: unknown[]): Promise<R | undefined> {
  return (await run<R>(tx, sql, parameters))[0];
}
